/** `rapporteur import`: a schedule, blueprints or people into the summit, with what it would change said first. */
import slugify from '@sindresorhus/slugify'
import type { BlueprintDifference } from '#note/blueprints/merge-import.ts'
import type { Summit } from '#note/summit.ts'
import { storeBlueprints, type BlueprintImport } from '../blueprints/store-blueprints.ts'
import type { ImportedBlueprints } from '../blueprints/imported-blueprints.ts'
import { applySchedule, type AppliedSchedule } from '../schedule/apply-schedule.ts'
import type { ImportedSchedule } from '../schedule/imported-schedule.ts'
import { readSchedule } from '../schedule/read-schedule.ts'
import { openForCommand } from '../journal/open-for-command.ts'
import type { Store } from '../store/store.ts'
import { loadTemplates } from '../templates/templates.ts'
import { dataDirectory, existingFile, oneWord, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError } from './refuse.ts'

export interface ImportWish {
  /** Template id for new sessions. */
  readonly template: string
  readonly dryRun: boolean
}

export interface ImportOutcome extends AppliedSchedule {
  readonly notices: readonly string[]
}

export const importSchedule: Command = async (words, terminal) => {
  const given = parseGiven('import', words, { options: ['timezone'], flags: ['dry-run'] })
  const file = existingFile(oneWord(given, 'import', 'file'))
  // Before the data is opened, so that a refused file makes none.
  const imported = await readOrRefuse(file, given.options['timezone'])
  const { store } = openForCommand(dataDirectory(given), { create: true })
  try {
    const dryRun = given.flags.has('dry-run')
    const { json, report } =
      'blueprints' in imported
        ? layBlueprints(store, imported.blueprints, { at: new Date(terminal.now()).toISOString(), dryRun })
        : laySchedule(store, imported.schedule, { template: loadTemplates().standard.id, dryRun })
    if (given.flags.has('json')) terminal.out(JSON.stringify({ ...json, stored: !dryRun }))
    else
      for (const line of [...report, dryRun ? 'Nothing was stored (--dry-run).' : 'Stored.'])
        terminal.out(line)
    return 0
  } finally {
    store.close()
  }
}

function laySchedule(store: Store, schedule: ImportedSchedule, wish: ImportWish) {
  const outcome = storeSchedule(store, schedule, wish)
  const { difference, notices } = outcome
  return { json: { difference, notices }, report: describe(outcome) }
}

function layBlueprints(
  store: Store,
  blueprints: ImportedBlueprints,
  wish: { readonly at: string; readonly dryRun: boolean },
) {
  const outcome = storeBlueprints(store, blueprints, wish)
  return { json: outcome, report: describeBlueprints(outcome) }
}

async function readOrRefuse(file: string, timezone: string | undefined) {
  const result = await readSchedule(existingFile(file), { timezone })
  if (!result.ok) throw new RefusedError(result.sentence)
  return result
}

/** Reads the file. Throws RefusedError with the import's sentence. */
export async function scheduleFrom(file: string, timezone: string | undefined): Promise<ImportedSchedule> {
  const result = await readOrRefuse(file, timezone)
  if ('schedule' in result) return result.schedule
  throw new RefusedError(`${file} holds blueprints and no schedule: give it to "rapporteur import".`)
}

/** Lays the schedule over the store's. */
export function storeSchedule(store: Store, schedule: ImportedSchedule, wish: ImportWish): ImportOutcome {
  return store.together(() => {
    const applied = applySchedule(currentSchedule(store), schedule, wish.template)
    if (!wish.dryRun) save(store, schedule, applied)
    return { ...applied, notices: schedule.notices }
  })
}

function currentSchedule(store: Store) {
  const summit = store.summit.read()
  const sessions = store.sessions.list()
  const heads = store.notes.heads()
  const withNote = sessions
    .filter((each) => each.state !== 'scheduled' || heads.has(each.id))
    .map((each) => each.id)
  return { rooms: summit?.rooms ?? [], tracks: summit?.tracks ?? [], sessions, withNote: new Set(withNote) }
}

function save(store: Store, schedule: ImportedSchedule, applied: AppliedSchedule): void {
  const before = store.summit.read()
  const summit: Summit = {
    id: before?.id ?? (slugify(schedule.title) || 'summit'),
    title: schedule.title,
    timezone: schedule.timezone,
    start: schedule.start,
    end: schedule.end,
    rooms: applied.rooms,
    tracks: applied.tracks,
    people: before?.people ?? [],
    blueprints: before?.blueprints ?? [],
  }
  store.summit.save(summit)
  for (const session of applied.difference.removed) store.sessions.remove(session.id)
  for (const session of applied.sessions) store.sessions.save(session)
}

function describe({ difference, notices }: ImportOutcome): string[] {
  const { added, changed, removed, dropped, unchanged } = difference
  return [
    `${added.length} new, ${changed.length} changed, ${removed.length} removed, ${dropped.length} kept though no longer scheduled, ${unchanged.length} unchanged.`,
    ...added.map((each) => `+ ${each.title}`),
    ...changed.map((each) => `~ ${each.after.title} (${each.fields.join(', ')})`),
    ...removed.map((each) => `- ${each.title}`),
    ...dropped.map((each) => `! ${each.title}: gone from the schedule, its note stays`),
    ...notices,
  ]
}

function describeBlueprints({ blueprints, people, notices }: BlueprintImport): string[] {
  const count = (kind: BlueprintDifference['kind']) => blueprints.filter((each) => each.kind === kind).length
  return [
    `Blueprints: ${count('added')} new, ${count('changed')} changed, ${count('same')} unchanged. People: ${people.length} new or better known.`,
    ...blueprints.flatMap(describeBlueprint),
    ...people.map((person) => `@ ${person.name} (${person.launchpad ?? person.id})`),
    ...notices,
  ]
}

function describeBlueprint({ name, kind, changed, kept }: BlueprintDifference): string[] {
  const first = kind === 'added' ? [`+ ${name}`] : changed.length > 0 ? [`~ ${name}`] : []
  const steps = kind === 'added' ? [] : changed
  return [
    ...first,
    ...steps.map(({ field, from, to }) => `    ${field}: ${shown(from)} → ${shown(to)}`),
    ...kept.map(
      ({ field, from, to }) =>
        `! ${name}: ${field} stays ${shown(from)}, changed here; Launchpad has ${shown(to)}`,
    ),
  ]
}

function shown(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line === '' ? 'nothing' : line.length > 80 ? `${line.slice(0, 79)}…` : line
}
