/** What each voice raised in a note and what became of it, held against the note's items. Pure. */
import { hasContent, linesOf, personField, textField } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import type { LineRecord, NoteRecord } from '../record-model.ts'
import { statusIn } from '../search/fits.ts'
import type { FeedbackOutcome, FeedbackPoint } from '../wire/feedback.ts'
import { likeness, meaningOf } from './meaning.ts'

/** From how much of their words an item is what came of a remark. */
const NEAR = 0.3

const OUTCOMES = ['decision', 'action', 'question', 'blueprint'] as const
type OutcomeKind = (typeof OUTCOMES)[number]

const NOTHING: FeedbackOutcome = {
  ...{ kind: 'open', line: null, number: null, text: '', status: null, owner: null },
}

/** In the order of the note; lines of which nobody said whose voice they are, are left out. */
export function feedbackOf(record: NoteRecord): readonly FeedbackPoint[] {
  const lines = linesOf(record).filter(hasContent)
  const items = lines.filter((line) => line.number !== null && outcomeKind(line) !== null)
  const { id, title, track } = record.session
  return lines.flatMap((line) => {
    const voice = textField(line, 'voice')
    if (voice === null) return []
    const point = { line: line.id, number: line.number, text: titleOf(line), voice: voice.toLowerCase() }
    return { session: id, sessionTitle: title, track, ...point, outcome: outcomeOf(line, items) }
  })
}

/** Itself where it is an item that something came of, else the item nearest in words, else nothing yet. */
function outcomeOf(line: LineRecord, items: readonly LineRecord[]): FeedbackOutcome {
  if (items.includes(line)) return asOutcome(line)
  const meaning = meaningOf(line.text)
  const near = items
    .map((item) => ({ item, score: likeness(meaning, meaningOf(titleOf(item))) }))
    .filter(({ score }) => score >= NEAR)
    .sort((left, right) => right.score - left.score)[0]
  return near === undefined ? NOTHING : asOutcome(near.item)
}

function asOutcome(line: LineRecord): FeedbackOutcome {
  return {
    kind: outcomeKind(line) ?? 'open',
    ...{ line: line.id, number: line.number, text: titleOf(line), status: statusIn(line) },
    owner: personField(line, 'owner')?.name ?? null,
  }
}

function outcomeKind({ kind }: LineRecord): OutcomeKind | null {
  return OUTCOMES.find((each) => each === kind) ?? null
}
