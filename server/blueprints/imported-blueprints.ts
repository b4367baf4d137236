/** What a file of blueprints or of people becomes before it is laid over what is here. Plain data. */
import type { ImportedBlueprint } from '#note/blueprints/merge-import.ts'

/** A Launchpad account; `displayName` is '' where the file gives the account only. */
export interface ImportedPerson {
  readonly account: string
  readonly displayName: string
}

/** `notices` say what was read leniently or is not in such a file, a sentence each. */
export interface ImportedBlueprints {
  readonly format: 'launchpad-json' | 'launchpad-sprint' | 'launchpad-attendees' | 'csv'
  readonly blueprints: readonly ImportedBlueprint[]
  readonly people: readonly ImportedPerson[]
  readonly notices: readonly string[]
}
