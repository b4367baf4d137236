/**
 * The one line of state under a session's title: what became of it, who writes in it, or who will. Words and a sign;
 * says which of them want somebody. Pure.
 */
import { say } from '../../words/say.ts'
import type { Session } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'

export type LineSign =
  'published' | 'approved' | 'closed' | 'returned' | 'no-notes' | 'writing' | 'quiet' | 'no-taker'

export interface SessionLine {
  readonly words: string
  readonly sign: LineSign | null
  /** Whether somebody must act. */
  readonly wants: boolean
}

/** Where a session stands in time. */
export type Phase = 'past' | 'now' | 'to-come'

/** A running note without a key for this long is quiet. */
const QUIET_MS = 5 * 60_000

/** Who takes notes is asked for this long ahead; a whole fresh schedule in rust would call for nobody in particular. */
const SOON_MS = 4 * 3_600_000

const NOTE_TAKER = 'note-taker'

/** The phase at `now`; a session without times is still to come. */
export function phaseOf(session: Pick<Session, 'start' | 'end'>, now: number): Phase {
  if (session.start === null) return 'to-come'
  const start = Date.parse(session.start)
  const end = session.end === null ? start + 3_600_000 : Date.parse(session.end)
  if (now < start) return 'to-come'
  return now < end ? 'now' : 'past'
}

/** Who takes the notes of this session, by name, or null. */
export function noteTakerOf(session: Session): string | null {
  return session.roles[NOTE_TAKER]?.name ?? null
}

/** Who leads: named at opening, or else the first speaker of the schedule. */
export function leadOf(session: Session): string | null {
  return session.roles['lead']?.name ?? session.speakers[0]?.name ?? null
}

/** The line of state at `now`. */
export function sessionLine(summary: SessionSummary, now: number): SessionLine {
  const settled = SETTLED[summary.session.state]
  if (settled !== undefined) return settled
  const phase = phaseOf(summary.session, now)
  if (phase === 'to-come') return lineToCome(summary, now)
  if (phase === 'now') return lineNow(summary, now)
  return summary.session.state === 'open'
    ? { words: say('today.state.stillOpen'), sign: 'writing', wants: false }
    : lineMissed(summary, now)
}

/** Notes can be written up for a while; of a summit long over nobody is asked any more. */
const STILL_ASKED_MS = 3 * 24 * 3_600_000

function lineMissed({ session }: SessionSummary, now: number): SessionLine {
  const asked = now - Date.parse(session.end ?? session.start ?? '') < STILL_ASKED_MS
  return { words: say('today.state.noNotes'), sign: asked ? 'no-notes' : null, wants: asked }
}

const SETTLED: Readonly<Partial<Record<Session['state'], SessionLine>>> = {
  published: { words: say('today.state.published'), sign: 'published', wants: false },
  approved: { words: say('today.state.approved'), sign: 'approved', wants: false },
  closed: { words: say('today.state.closed'), sign: 'closed', wants: false },
  returned: { words: say('today.state.returned'), sign: 'returned', wants: true },
}

function lineToCome({ session }: SessionSummary, now: number): SessionLine {
  const taker = noteTakerOf(session)
  if (taker !== null) return { words: firstName(taker), sign: null, wants: false }
  const soon = session.start !== null && Date.parse(session.start) - now <= SOON_MS
  return soon
    ? { words: say('today.state.noTaker'), sign: 'no-taker', wants: true }
    : { words: '', sign: null, wants: false }
}

function lineNow(summary: SessionSummary, now: number): SessionLine {
  const { session, lastEditAt } = summary
  if (session.state !== 'open') return { words: say('today.state.notOpened'), sign: 'no-notes', wants: true }
  const silentMs =
    now - Math.max(Date.parse(lastEditAt ?? session.start ?? ''), Date.parse(session.start ?? ''))
  if (silentMs >= QUIET_MS) {
    return {
      words: say('today.state.quiet', { minutes: Math.floor(silentMs / 60_000) }),
      sign: 'quiet',
      wants: true,
    }
  }
  const taker = noteTakerOf(session)
  return taker === null
    ? { words: say('today.state.noTaker'), sign: 'no-taker', wants: true }
    : { words: firstName(taker), sign: 'writing', wants: false }
}

/** The first word of a name. */
function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name
}
