/**
 * What the note page needs to say of its session, from the answers of the relay. Pure.
 */
import type { SessionFacts } from '#note/record-model.ts'
import type { Session, StateChange, Summit } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { roomName, trackName } from '../../api/summit-store.ts'
import { dayOf, spanOf, timeOf } from '../clock.ts'

/** The facts of a record, with the names resolved. */
export function factsOf(session: Session, summit: Summit): SessionFacts {
  return {
    id: session.id,
    title: session.title,
    abstract: session.abstract,
    summit: summit.title,
    timezone: summit.timezone,
    track: trackName(summit, session.track),
    room: roomName(summit, session),
    start: session.start,
    end: session.end,
    state: session.state,
    blueprints: session.blueprints,
  }
}

/** `Wed 7 Oct, 13:30–14:25`, or null without a start. */
export function whenOf(session: Pick<Session, 'start' | 'end'>, timezone: string): string | null {
  if (session.start === null) return null
  return `${dayOf(session.start, timezone)}, ${spanOf(session.start, session.end, timezone)}`
}

export interface StateNotice {
  readonly tone: 'need' | 'notice'
  readonly first: string
  readonly rest: string
}

interface NoticeFacts {
  readonly answer: SessionAnswer
  readonly state: Session['state']
  readonly write: boolean
  readonly timezone: string
}

/** What stands above the note because of its state or of what I may do; null where nothing must be said. */
export function stateNotice({ answer, state, write, timezone }: NoticeFacts): StateNotice | null {
  const { session } = answer.summary
  const keeper = session.roles['approver']?.name ?? null
  const last = answer.history.findLast((change) => change.to === state)
  if (state === 'returned') return returnedNotice(last)
  if (state === 'approved' || state === 'published') return approvedNotice(answer.history, write, timezone)
  if (!write && state !== 'scheduled') {
    return {
      tone: 'notice',
      first: 'You can read this note.',
      rest: `To write in it, ask ${keeper ?? 'an organizer'}.`,
    }
  }
  if (state === 'closed') {
    const at = last === undefined ? '' : ` at ${timeOf(last.at, timezone)}`
    return { tone: 'notice', first: `Closed${at}.`, rest: `${keeper ?? 'The track lead'} has it now.` }
  }
  return null
}

function returnedNotice(last: StateChange | undefined): StateNotice {
  if (last === undefined) return { tone: 'need', first: 'Returned.', rest: '' }
  const reason = last.reason === undefined ? '.' : ': '
  const quoted = last.reason === undefined ? '' : `“${last.reason}”`
  return { tone: 'need', first: `Returned by ${last.by.name}${reason}`, rest: quoted }
}

function approvedNotice(history: readonly StateChange[], write: boolean, timezone: string): StateNotice {
  const approval = history.findLast((change) => change.to === 'approved')
  const by = approval === undefined ? '' : ` by ${approval.by.name} on ${dayOf(approval.at, timezone)}`
  const rest = write
    ? 'You can still change it, as you lead the track.'
    : 'Only its track lead can change it.'
  return { tone: 'notice', first: `Approved${by}.`, rest }
}
