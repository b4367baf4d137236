/**
 * A show of hands on a decision: while it runs, one register of the note (so one runs at a time) with the line and what
 * the note-taker counted; afterwards a field of the decision with what came of it. Nobody's own answer is in the note.
 */
import type * as Y from 'yjs'
import { aboutOf } from './about.ts'
import type { JsonValue } from './record-model.ts'

/** In the order in which a room is asked. */
export const ANSWERS = ['for', 'against', 'abstain'] as const
export type Answer = (typeof ANSWERS)[number]

export type Figures = Readonly<Record<Answer, number>>

/** One that runs: `id` tells it from others on the same line, `typed` has the answers that the note-taker counted. */
export interface OpenHands {
  readonly id: string
  readonly line: string
  readonly typed: Partial<Figures>
}

/** What came of one; `at` is the instant it ended. */
export interface HandsResult extends Figures {
  readonly at: string | null
}

/** The field of a decision, and the key in `about`. */
export const HANDS = 'hands'

/** More hands than a summit has people. */
const MOST_HANDS = 99_999

/** The one that runs, or null. */
export function readOpenHands(doc: Y.Doc): OpenHands | null {
  const value = objectOf(aboutOf(doc).get(HANDS))
  if (value === null) return null
  const { id, line, ...counted } = value
  return typeof id === 'string' && typeof line === 'string' ? { id, line, typed: figuresIn(counted) } : null
}

/** `id` must be fresh. */
export function beginHands(
  doc: Y.Doc,
  { id, line }: { readonly id: string; readonly line: string },
  origin: unknown,
): void {
  doc.transact(() => aboutOf(doc).set(HANDS, { id, line }), origin)
}

/** Writes what was counted for one answer; null takes it back, and raised hands count again. */
export function countHands(doc: Y.Doc, answer: Answer, count: number | null, origin: unknown): void {
  const open = readOpenHands(doc)
  if (open === null) return
  const typed = { ...open.typed }
  if (count === null) delete typed[answer]
  else typed[answer] = count
  doc.transact(() => aboutOf(doc).set(HANDS, { id: open.id, line: open.line, ...typed }), origin)
}

export function endHands(doc: Y.Doc, origin: unknown): void {
  doc.transact(() => aboutOf(doc).delete(HANDS), origin)
}

/** For each answer what was counted, else how many hands were raised in the note. */
export function figuresOf(typed: Partial<Figures>, raised: Figures): Figures {
  const figure = (answer: Answer): number => typed[answer] ?? raised[answer]
  return { for: figure('for'), against: figure('against'), abstain: figure('abstain') }
}

/** The field's value to be kept with a decision. */
export function resultValue(figures: Figures, at: string): JsonValue {
  return { for: figures.for, against: figures.against, abstain: figures.abstain, at }
}

/** What a decision's field says, or null where it says nothing of this form. */
export function handsResult(value: JsonValue | undefined): HandsResult | null {
  const object = objectOf(value)
  const figures = figuresIn(object ?? {})
  if (figures.for === undefined || figures.against === undefined || figures.abstain === undefined) return null
  const at = object?.['at']
  return {
    for: figures.for,
    against: figures.against,
    abstain: figures.abstain,
    at: typeof at === 'string' ? at : null,
  }
}

/** `12 in favour, 3 against, 1 abstained`, as exports say it; empty where there was no show of hands. */
export function handsWords(value: JsonValue | undefined): string {
  const result = handsResult(value)
  if (result === null) return ''
  return `${String(result.for)} in favour, ${String(result.against)} against, ${String(result.abstain)} abstained`
}

/** A number of hands that somebody typed, or null where it is none. */
export function readCount(text: string): number | null {
  const words = text.trim()
  const count = /^\d{1,5}$/.test(words) ? Number(words) : Number.NaN
  return Number.isNaN(count) ? null : count
}

function figuresIn(object: Readonly<Record<string, unknown>>): Partial<Record<Answer, number>> {
  const isCount = (value: unknown): value is number =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_HANDS
  return Object.fromEntries(ANSWERS.flatMap((key) => (isCount(object[key]) ? [[key, object[key]]] : [])))
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null
}
