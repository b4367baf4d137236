/** `rapporteur sessions`: the sessions and how far their notes are. */
import type { Session, Summit } from '#note/summit.ts'
import type { Completeness } from '#note/wire/api.ts'
import { NoteDamagedError } from '../store/store.ts'
import { parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import type { ExitCode } from './refuse.ts'
import { withSummitData } from './summit-data.ts'
import { table } from './terminal.ts'

const HEADS = ['SESSION', 'STATE', 'WHEN', 'ROOM', 'TRACK', 'NOTE', 'TITLE']

export const sessions: Command = async (words, terminal) => {
  const given = parseGiven('sessions', words, {})
  return withSummitData<ExitCode>(given, async (data) => {
    const heads = data.store.notes.heads()
    const rows = await Promise.all(
      data.sessions.map(async (session) => ({
        session,
        completeness: await data.reader.completeness(session).catch(damagedAsNull),
        lastEditAt: heads.get(session.id)?.lastEditAt ?? null,
      })),
    )
    if (given.flags.has('json')) terminal.out(JSON.stringify({ sessions: rows }, null, 2))
    else
      for (const line of table(
        HEADS,
        rows.map((row) => cells(row, data.summit)),
      ))
        terminal.out(line)
    return 0
  })
}

/** One damaged note must not hide the others; `check` names it. */
function damagedAsNull(error: unknown): null {
  if (error instanceof NoteDamagedError) return null
  throw error
}

function cells(row: { session: Session; completeness: Completeness | null }, summit: Summit): string[] {
  const { session, completeness } = row
  return [
    session.id,
    session.dropped ? `${session.state} (dropped)` : session.state,
    session.start === null ? '-' : localTime(session.start, summit.timezone),
    summit.rooms.find((each) => each.id === session.room)?.name ?? '-',
    summit.tracks.find((each) => each.id === session.track)?.name ?? '-',
    completeness === null ? '-' : `${completeness.done}/${completeness.total}`,
    session.title,
  ]
}

function localTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return format.format(new Date(instant))
}
