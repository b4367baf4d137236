/**
 * Whom to ask for what: sessions that are over without notes or not closed, with actions nobody owns, with mandatory
 * sections missing; by track or by person, and as text for a channel. Pure.
 */
import { leadsSession, type Session } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { roomName, trackName, type SummitView } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dayOf, timeOf } from '../clock.ts'
import { leadOf, noteTakerOf, phaseOf } from '../today/session-line.ts'

export type ReminderOrder = 'track' | 'person'

export interface Reminder {
  readonly session: Session
  /** Who is asked: whoever takes the notes, else leads; null where nobody is named. */
  readonly person: string | null
  /** What is wanted, each in a few words. */
  readonly wants: readonly string[]
}

export interface ReminderGroup {
  readonly title: string
  readonly reminders: readonly Reminder[]
}

/** Everything to ask for in the sessions this person leads, by the groups' names and then by time. */
export function reminderGroups(
  view: Pick<SummitView, 'summit' | 'sessions' | 'me'>,
  order: ReminderOrder,
  now: number,
): readonly ReminderGroup[] {
  const groups = new Map<string, Reminder[]>()
  for (const summary of view.sessions) {
    if (!leadsSession(view.me, summary.session)) continue
    const wants = wantsOf(summary, now)
    if (wants.length === 0) continue
    const reminder = { session: summary.session, person: personOf(summary.session), wants }
    const title = titleOf(reminder, order, view)
    groups.set(title, [...(groups.get(title) ?? []), reminder])
  }
  return [...groups]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([title, reminders]) => ({ title, reminders: reminders.sort(byTime) }))
}

function titleOf(
  { session, person }: Reminder,
  order: ReminderOrder,
  view: Pick<SummitView, 'summit'>,
): string {
  if (order === 'person') return person ?? say('desk.nobodyNamed')
  return trackName(view.summit, session.track) ?? say('desk.noTrack')
}

function byTime(left: Reminder, right: Reminder): number {
  return (left.session.start ?? '~').localeCompare(right.session.start ?? '~')
}

function personOf(session: Session): string | null {
  return noteTakerOf(session) ?? leadOf(session)
}

/** Nothing of a session that is approved, not over yet, or in order. */
function wantsOf({ session, completeness }: SessionSummary, now: number): readonly string[] {
  const { state } = session
  if (state === 'approved' || state === 'published') return []
  const isOver = phaseOf(session, now) === 'past'
  if (completeness === null || completeness.lines === 0) return isOver ? [say('desk.wants.notes')] : []
  if (state === 'open' && !isOver) return []
  const { unowned, sections } = completeness
  const missing = sections.filter((section) => section.state === 'wants' && section.count === 0)
  return [
    ...(unowned > 0 ? [say('desk.wants.owners', { count: unowned })] : []),
    ...missing.map(({ title }) => say('desk.wants.section', { title })),
    ...(state === 'open' ? [say('desk.wants.closing')] : []),
    ...(state === 'returned' ? [say('desk.wants.answer')] : []),
  ]
}

/** The list as it is sent in a channel: plain lines with addresses that one can follow. */
export function reminderText(
  groups: readonly ReminderGroup[],
  { summit }: Pick<SummitView, 'summit'>,
  origin: string,
): string {
  const line = ({ session, person, wants }: Reminder): string => {
    const when =
      session.start === null
        ? null
        : `${dayOf(session.start, summit.timezone)} ${timeOf(session.start, summit.timezone)}`
    const place = [roomName(summit, session), when].filter((part) => part !== null).join(', ')
    const who = person === null ? '' : `${person}: `
    return `- ${who}${session.title}${place === '' ? '' : ` (${place})`}: ${wants.join('; ')}. ${origin}/sessions/${session.id}`
  }
  return groups.map(({ title, reminders }) => [title, ...reminders.map(line)].join('\n')).join('\n\n')
}
