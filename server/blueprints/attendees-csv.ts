/**
 * Launchpad's list of a sprint's attendees (`/sprints/NAME/+attendees-csv`) to people. Of its twelve columns only account
 * and name are taken: where somebody lives and sleeps is nothing a note needs.
 */
import { parse } from 'csv-parse/sync'
import type { NoticeList } from '../schedule/source-context.ts'
import type { ImportedBlueprints } from './imported-blueprints.ts'
import { oncePerAccount } from './sprint-xml.ts'

/** Whether the text begins with that list's head. */
export function isAttendeesCsv(text: string): boolean {
  return /^"?Launchpad username"?,"?Display name"?/i.test(text)
}

/** Reads a text for which `isAttendeesCsv` holds. Throws where quotes are broken. */
export function readAttendeesCsv(text: string, notices: NoticeList): ImportedBlueprints {
  const rows = parse(text, { relaxColumnCount: true, skipEmptyLines: true, bom: true }).slice(1)
  const people = rows.flatMap(([account = '', displayName = '']) => {
    if (account.trim() !== '') return [{ account: account.trim(), displayName: displayName.trim() }]
    notices.count('Rows left out because they name no account', displayName || 'an empty row')
    return []
  })
  return {
    format: 'launchpad-attendees',
    blueprints: [],
    people: oncePerAccount(people),
    notices: notices.sentences(),
  }
}
