/**
 * Whom the gate and the checklist offer: me, then who is in the room (who took notes least today first), then
 * everybody else at the summit. Pure.
 */
import type { Person } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { everybody, type SummitView } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { refOf, type Candidate } from '../parts/person-field.tsx'

/** For "Who takes notes?". `present` are the ids of those in the note. */
export function noteTakerCandidates(
  view: SummitView,
  present: ReadonlySet<string>,
  day: string | null,
): readonly Candidate[] {
  const taken = (person: Person): number => notesTaken(view.sessions, person.id, day)
  const others = everybody(view).slice(1)
  const inRoom = others
    .filter((person) => present.has(person.id))
    .sort((left, right) => taken(left) - taken(right))
  const elsewhere = others.filter((person) => !present.has(person.id))
  return [
    {
      person: refOf(view.me.person),
      hint: sessionsToday(taken(view.me.person)),
      isMe: true,
    },
    ...inRoom.map((person) => ({
      person: refOf(person),
      hint: say('closing.inRoomToday', { today: today(taken(person)) }),
    })),
    ...elsewhere.map((person) => ({ person: refOf(person), hint: '' })),
  ]
}

/** For "Who leads?" and for owners. */
export function ownerCandidates(view: SummitView, present: ReadonlySet<string>): readonly Candidate[] {
  const others = everybody(view).slice(1)
  const inRoom = others.filter((person) => present.has(person.id))
  const elsewhere = others.filter((person) => !present.has(person.id))
  return [
    ...inRoom.map((person) => ({ person: refOf(person), hint: say('closing.inRoom') })),
    { person: refOf(view.me.person), hint: '', isMe: true },
    ...elsewhere.map((person) => ({ person: refOf(person), hint: '' })),
  ]
}

function notesTaken(sessions: readonly SessionSummary[], person: string, day: string | null): number {
  return sessions.filter(({ session }) => session.day === day && session.roles['note-taker']?.id === person)
    .length
}

function sessionsToday(count: number): string {
  return say('closing.sessionsToday', { count })
}

function today(count: number): string {
  return say('closing.countToday', { count })
}
