/**
 * Whose hand is up for which answer: a word in each one's awareness, so that nobody's answer is ever in the note and who
 * leaves takes the hand along. Pure.
 */
import { ANSWERS, type Answer, type Figures } from '#note/show-of-hands.ts'

/** Names by answer; of somebody in several windows one. */
export type Raised = Readonly<Record<Answer, readonly string[]>>

type States = Iterable<Readonly<Record<string, unknown>>>

/** What awareness says for this answer in this show of hands. */
export function voteOf(id: string, answer: Answer): string {
  return `${id} ${answer}`
}

/** `id` is that of the show of hands. */
export function raisedIn(states: States, id: string): Raised {
  const names: Record<Answer, Map<string, string>> = {
    for: new Map(),
    against: new Map(),
    abstain: new Map(),
  }
  const counted = new Set<string>()
  for (const state of states) {
    const person = state['person'] as { readonly id?: unknown; readonly name?: unknown } | undefined
    const answer = ANSWERS.find((each) => state['vote'] === voteOf(id, each))
    if (answer === undefined || typeof person?.id !== 'string' || typeof person.name !== 'string') continue
    if (state['view'] === 'room' || counted.has(person.id)) continue
    counted.add(person.id)
    names[answer].set(person.id, person.name)
  }
  const list = (answer: Answer): readonly string[] => [...names[answer].values()].sort()
  return { for: list('for'), against: list('against'), abstain: list('abstain') }
}

export function howMany(raised: Raised): Figures {
  return { for: raised.for.length, against: raised.against.length, abstain: raised.abstain.length }
}
