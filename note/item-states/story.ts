/**
 * All that happened to one item, as one story: its words from version to version, its fields in the note and beside it,
 * what was said of it, its review, and the steps of its session. Pure: the same sources tell the same story (rule I9).
 */
import { parsePersonRef } from '../about.ts'
import { INDENT_FIELD } from '../history/compare.ts'
import type { JsonValue, LineRecord, NoteRecord } from '../record-model.ts'
import type { PersonRef, SessionState, StateChange } from '../summit.ts'
import type { LineChange } from '../wire/history.ts'
import { STATE_FIELDS, type ItemChange } from '../wire/item-states.ts'
import type { StoryDeed, StoryStep } from '../wire/item-story.ts'
import type { Proposal, ReturnedItem } from '../wire/review.ts'

export interface StorySources {
  /** The line as the note has it; null once it is gone. */
  readonly line: Pick<LineRecord, 'at'> | null
  /** What became of the line from version to version. */
  readonly past: readonly { readonly at: string; readonly change: LineChange }[]
  /** Of this line, oldest first. */
  readonly changes: readonly ItemChange[]
  readonly threads: NoteRecord['threads']
  readonly returned: readonly ReturnedItem[]
  readonly proposals: readonly Proposal[]
  /** The session's. */
  readonly steps: readonly StateChange[]
}

/** Oldest first; of one instant, words before fields before reviews. */
export function storyOf(sources: StorySources): readonly StoryStep[] {
  const words = wordSteps(sources)
  const born = words[0]?.at ?? ''
  const all = [
    ...words,
    ...stateSteps(sources.changes),
    ...sources.threads.flatMap(({ comments }) =>
      comments.flatMap(({ by, at, text }) => (at === null ? [] : step('said', at, by, { reason: text }))),
    ),
    ...sources.returned.flatMap(returnedSteps),
    ...sources.proposals.flatMap(proposalSteps),
    ...sources.steps.filter(({ at }) => at >= born).flatMap(sessionStep),
  ]
  return all
    .map((each, index) => ({ each, index }))
    .sort((one, other) => Date.parse(one.each.at) - Date.parse(other.each.at) || one.index - other.index)
    .map(({ each }) => each)
}

type Rest = Omit<StoryStep, 'what' | 'at' | 'by'>

function step(what: StoryDeed, at: string, by: PersonRef | null, rest: Rest = {}): StoryStep {
  return { what, at, by: by === null ? [] : [by], ...rest }
}

/** Told by what is kept of every state, which knows the moment; and what no person reads. */
const UNTOLD: ReadonlySet<string> = new Set([
  ...STATE_FIELDS,
  ...['adopted', 'of', 'carried', 'goesTo', INDENT_FIELD],
])

function wordSteps({ past, line }: StorySources): readonly StoryStep[] {
  let seen = false
  return past.flatMap(({ at, change }) => {
    const { what, before, after, by, field } = change
    if (what === 'added') {
      const again = seen
      seen = true
      // The line says itself when it was begun; a version is kept up to minutes later.
      const born = again ? at : (line?.at ?? at)
      return { what: again ? 'back' : 'written', at: born, by, before: null, after }
    }
    if (what === 'field')
      return UNTOLD.has(field ?? '') ? [] : { what, at, by, before, after, field: field ?? '' }
    // Formatting alone, and another place in the same section, leave what was agreed as it is.
    return what !== 'removed' && before === after ? [] : { what, at, by, before, after }
  })
}

function stateSteps(changes: readonly ItemChange[]): readonly StoryStep[] {
  const declined = new Set(
    changes.filter(({ field, to }) => field === 'answer' && to === 'declined').map(({ at }) => at),
  )
  const known = new Set<string>()
  return changes.flatMap(({ field, from, to, at, by, reason, where }) => {
    const first = !known.has(field) && where === 'note'
    known.add(field)
    const why = reason === undefined ? {} : { reason }
    if (field === 'answer') return to === 'accepted' || to === 'declined' ? step(to, at, by, why) : []
    // Declining says it already.
    if (field === 'owner' && to === null && declined.has(at)) return []
    // What the note itself said first had nothing before it but what a kind begins with.
    const before = first ? null : valueOf(from)
    return step('field', at, by, { field, before, after: valueOf(to), ...why })
  })
}

/** A person's name, a day or a status as it is kept; null where nothing is. */
function valueOf(value: JsonValue): string | null {
  const person = parsePersonRef(value)
  if (person !== null) return person.name
  return typeof value === 'string' && value !== '' ? value : null
}

function returnedSteps({ by, at, reason, settled }: ReturnedItem): readonly StoryStep[] {
  const back = step('returned', at, by, { reason })
  return settled === null ? [back] : [back, step('settled', settled.at, settled.by)]
}

function proposalSteps({ edit, was, why, by, at, state, answer }: Proposal): readonly StoryStep[] {
  if (edit.kind !== 'text' && edit.kind !== 'field') return []
  const after = edit.kind === 'text' ? edit.text : valueOf(edit.value)
  const values = { before: valueOf(was), after, ...(edit.kind === 'field' ? { field: edit.field } : {}) }
  const proposed = step('proposed', at, by, { ...values, ...(why === '' ? {} : { reason: why }) })
  if (answer === null || state === 'open') return [proposed]
  return [proposed, step(`proposal-${state}`, answer.at, answer.by)]
}

const SESSION_DEEDS: Readonly<Partial<Record<SessionState, StoryDeed>>> = {
  closed: 'session-closed',
  returned: 'session-returned',
  approved: 'session-approved',
  published: 'session-published',
}

function sessionStep({ to, at, by, reason }: StateChange): readonly StoryStep[] {
  const what = SESSION_DEEDS[to]
  return what === undefined ? [] : [step(what, at, by, reason === undefined ? {} : { reason })]
}
