/**
 * What the note page needs to say of its session, from the answers of the relay. Pure.
 */
import type { SessionFacts } from '#note/record-model.ts'
import type { Session, StateChange, Summit } from '#note/summit.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import { roomName, trackName } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
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
      first: say('note.canRead'),
      rest: say('note.askToWrite', { name: keeper ?? say('note.anOrganizer') }),
    }
  }
  if (state === 'closed') {
    const first =
      last === undefined ? say('note.closed') : say('note.closedAt', { time: timeOf(last.at, timezone) })
    const rest = say('note.hasIt', { name: keeper ?? say('note.trackLead') })
    return { tone: 'notice', first, rest }
  }
  return null
}

function returnedNotice(last: StateChange | undefined): StateNotice {
  if (last === undefined) return { tone: 'need', first: say('note.returnedNow'), rest: '' }
  const { name } = last.by
  if (last.reason === undefined) return { tone: 'need', first: say('note.returnedBy', { name }), rest: '' }
  const rest = say('note.quoted', { words: last.reason })
  return { tone: 'need', first: say('note.returnedByFor', { name }), rest }
}

function approvedNotice(history: readonly StateChange[], write: boolean, timezone: string): StateNotice {
  const approval = history.findLast((change) => change.to === 'approved')
  const first =
    approval === undefined
      ? say('note.approved')
      : say('note.approvedBy', { name: approval.by.name, day: dayOf(approval.at, timezone) })
  return { tone: 'notice', first, rest: say(write ? 'note.approvedWrite' : 'note.approvedRead') }
}
