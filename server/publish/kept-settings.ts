/** How each target is published, as an organizer chose it: what is kept, what is usual, and what is refused. */
import { isSafePath } from '#note/exports/export-record.ts'
import type { Target } from '#note/exports/target.ts'
import type { PublishChoices, PublishSettings } from '#note/wire/publish.ts'
import type { Store } from '../store/store.ts'

/** A number belongs to one proposal, not to all of a summit. */
const OF_ONE = 'number'

/** What was chosen, and where nothing was what is usual; settings that the target no longer has are left out. */
export function keptSettings(store: Pick<Store, 'summit'>, target: Target): PublishSettings {
  const kept = store.summit.publishSettings(target.id)
  if (kept === null) return { folder: target.id, cycle: '', author: '', values: {} }
  const values = Object.entries(kept.values).filter(([key]) => Object.hasOwn(target.settings, key))
  return { ...kept, values: Object.fromEntries(values) }
}

/** The same as an export takes it. */
export function chosenFor(
  store: Pick<Store, 'summit'>,
  target: Target,
): { readonly settings: Readonly<Record<string, string>>; readonly cycle: string } {
  const { values, cycle } = keptSettings(store, target)
  return { settings: values, cycle }
}

export function choicesOf(target: Target): PublishChoices {
  const values = Object.entries(target.settings).filter(([key]) => key !== OF_ONE)
  return {
    cycles: target.cycles.map(({ id, name }) => ({ id, name })),
    values: values.map(([key, usual]) => ({ key, usual, about: target.about[key] ?? '' })),
  }
}

/** What is wrong with these settings, in a sentence; null where nothing is. */
export function settingsProblem(
  target: Target,
  { folder, cycle, author, values }: PublishSettings,
): string | null {
  if (!isSafePath(folder))
    return `"${folder}" is no folder below the one that the relay publishes into: use letters, digits, hyphens and / between.`
  if (cycle !== '' && !target.cycles.some(({ id }) => id === cycle))
    return `${target.title} has no cycle "${cycle}": choose one of those it has.`
  if (author !== '' && !/^[^<>\p{Cc}]{1,100} <[^<>\s\p{Cc}]+@[^<>\s\p{Cc}]+>$/u.test(author))
    return `"${author}" is no author of a commit: write Name <address>.`
  const unknown = Object.keys(values).find((key) => !Object.hasOwn(target.settings, key))
  if (unknown === undefined) return null
  const known = Object.keys(target.settings).join(', ') || 'none'
  return `${target.title} has no setting "${unknown}": it has ${known}.`
}

/** Only what is not as usual is kept. */
export function tidySettings(target: Target, settings: PublishSettings): PublishSettings {
  const values = Object.entries(settings.values)
    .map(([key, value]): [string, string] => [key, value.trim()])
    .filter(([key, value]) => value !== '' && value !== target.settings[key])
  return { ...settings, values: Object.fromEntries(values) }
}
