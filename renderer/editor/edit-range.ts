/**
 * What a transaction touched, from its own steps: the exact range of a single replacement, which a comparison of before
 * and after cannot always tell (equal letters side by side), and whether it was plain typing.
 */
import type { Transaction } from 'prosemirror-state'
import { AddNodeMarkStep, AttrStep, ReplaceStep, type Step } from 'prosemirror-transform'

/** A range of the document before the transaction that was replaced by something else. */
export interface EditRange {
  readonly from: number
  readonly to: number
}

/** The range, if the whole change is one replacement (and ids given to new lines after it). */
export function editRange(transactions: readonly Transaction[]): EditRange | null {
  const steps = transactions.flatMap((transaction) => transaction.steps)
  const [first, ...rest] = steps
  if (!(first instanceof ReplaceStep) || !rest.every(isBookkeeping)) return null
  return { from: first.from, to: first.to }
}

/** Ids, authors and groups of new lines are set in steps of their own (`binding-plugin.ts`). */
function isBookkeeping(step: Step): boolean {
  if (step instanceof AddNodeMarkStep) return true
  return step instanceof AttrStep && ['id', 'by', 'at', 'fields'].includes(step.attr)
}

/** Letters within one line, typed or deleted: these go together in one undo step. */
export function isTyping(transactions: readonly Transaction[]): boolean {
  const [transaction, ...rest] = transactions.filter((candidate) => candidate.docChanged)
  if (!transaction || rest.length > 0 || transaction.steps.length !== 1) return false
  const [step] = transaction.steps
  if (!(step instanceof ReplaceStep) || transaction.getMeta('paste') || transaction.getMeta('uiEvent'))
    return false
  const $from = transaction.before.resolve(step.from)
  if (!$from.parent.isTextblock || !$from.sameParent(transaction.before.resolve(step.to))) return false
  return step.slice.openStart === 0 && step.slice.openEnd === 0 && Math.abs(step.slice.size) <= 2
}
