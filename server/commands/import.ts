/** `rapporteur import`: a schedule into the summit, with what it would change said first. */
import slugify from '@sindresorhus/slugify'
import type { Summit } from '#note/summit.ts'
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
  const schedule = await scheduleFrom(file, given.options['timezone'])
  const { store } = openForCommand(dataDirectory(given), { create: true })
  try {
    const dryRun = given.flags.has('dry-run')
    const template = loadTemplates().standard.id
    const outcome = storeSchedule(store, schedule, { template, dryRun })
    const { difference, notices } = outcome
    const report = describe(outcome)
    if (given.flags.has('json')) terminal.out(JSON.stringify({ difference, notices, stored: !dryRun }))
    else
      for (const line of [...report, dryRun ? 'Nothing was stored (--dry-run).' : 'Stored.'])
        terminal.out(line)
    return 0
  } finally {
    store.close()
  }
}

/** Reads the file. Throws RefusedError with the import's sentence. */
export async function scheduleFrom(file: string, timezone: string | undefined): Promise<ImportedSchedule> {
  const result = await readSchedule(existingFile(file), { timezone })
  if (!result.ok) throw new RefusedError(result.sentence)
  return result.schedule
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
