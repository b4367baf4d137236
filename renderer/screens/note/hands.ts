/**
 * The queue of those who want to speak: a raised hand is a time in one's own awareness, and whoever holds the pen calls the
 * first by name and time. So nothing of it is ever in the note, and who leaves is out of the queue. Pure.
 */
import type { PersonRef } from '#note/summit.ts'

export interface Hand {
  readonly id: string
  readonly name: string
  /** Ms: since when. */
  readonly at: number
}

export interface Hands {
  /** Longest up first. */
  readonly queue: readonly Hand[]
  /** Who was called up last, as long as they are here. */
  readonly speaking: PersonRef | null
}

type States = Iterable<Readonly<Record<string, unknown>>>

/** What the pen says when it calls this hand. */
export function callOf({ id, at }: Pick<Hand, 'id' | 'at'>): string {
  return `${id} ${String(at)}`
}

/** `pen` is the id of whoever holds it; nobody else's calls count. */
export function handsOf(states: States, pen: string | null): Hands {
  const hands = new Map<string, Hand>()
  const names = new Map<string, string>()
  let called: string | null = null
  for (const state of states) {
    const person = state['person'] as { readonly id?: unknown; readonly name?: unknown } | undefined
    if (typeof person?.id !== 'string' || typeof person.name !== 'string' || state['view'] === 'room')
      continue
    names.set(person.id, person.name)
    const at = state['hand']
    const known = hands.get(person.id)
    if (typeof at === 'number' && (known === undefined || at < known.at))
      hands.set(person.id, { id: person.id, name: person.name, at })
    if (person.id === pen && typeof state['called'] === 'string') called = state['called']
  }
  const queue = [...hands.values()].filter((hand) => callOf(hand) !== called)
  queue.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const speaker = called?.slice(0, called.lastIndexOf(' ')) ?? ''
  const name = names.get(speaker)
  return { queue, speaking: name === undefined ? null : { id: speaker, name } }
}

/** Whether the pen has called this hand, so that its owner takes it down. */
export function isCalled(states: States, pen: string | null, hand: Pick<Hand, 'id' | 'at'>): boolean {
  for (const state of states) {
    const person = state['person'] as { readonly id?: unknown } | undefined
    if (pen !== null && person?.id === pen && state['called'] === callOf(hand)) return true
  }
  return false
}
