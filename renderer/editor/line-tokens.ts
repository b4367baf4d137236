/**
 * A stretch of lines as one sequence of line beginnings and letters, so that a change that spans line ends can be
 * compared like a change of text. Only for short stretches: the caller cuts off what is the same by identity first.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { Run } from '#note/lines/line-model.ts'
import { attributesOf, insertOf } from './inline.ts'
import { lineAttributes } from './schema.ts'

export type Token =
  | { readonly line: ProseMirrorNode; readonly key: string }
  | { readonly line: null; readonly key: string; readonly run: Run }

/** The tokens of the lines; a letter is the same as another if its formatting is too. */
export function tokensOf(lines: readonly ProseMirrorNode[]): Token[] {
  const tokens: Token[] = []
  for (const line of lines) {
    tokens.push({ line, key: `\n${lineAttributes(line).id}` })
    line.forEach((child) => pushLetters(tokens, child))
  }
  return tokens
}

function pushLetters(tokens: Token[], child: ProseMirrorNode): void {
  const attributes = attributesOf(child.marks)
  const suffix = child.marks.length === 0 ? '' : JSON.stringify(attributes)
  const insert = insertOf(child)
  if (typeof insert !== 'string') {
    tokens.push({ line: null, key: JSON.stringify(insert) + suffix, run: { insert, attributes } })
    return
  }
  for (const unit of insert.split('')) {
    tokens.push({ line: null, key: unit + suffix, run: { insert: unit, attributes } })
  }
}

/** What was replaced by what: `[from, oldTo)` of the old tokens by `[from, newTo)` of the new. */
export interface Replaced {
  readonly from: number
  readonly oldTo: number
  readonly newTo: number
}

/** How many tokens at the start and at the end are known to have stayed, from the step itself. */
export interface Kept {
  readonly before: number
  readonly after: number
}

/**
 * Compares two sequences. Where equal letters stand side by side, more than one answer is right for the eye but only
 * one is what the person did; `kept` says which.
 */
export function compareTokens(before: readonly Token[], after: readonly Token[], kept: Kept): Replaced {
  let from = 0
  let oldTo = before.length
  let newTo = after.length
  const limit = Math.min(kept.before, oldTo, newTo)
  while (from < limit && before[from]?.key === after[from]?.key) from += 1
  // A line that got another id in front of the range shifts what stayed to the back.
  const stayed = kept.after + Math.max(0, kept.before - from)
  let tail = Math.min(stayed, oldTo - from, newTo - from)
  while (tail > 0 && before[oldTo - 1]?.key === after[newTo - 1]?.key) {
    oldTo -= 1
    newTo -= 1
    tail -= 1
  }
  return { from, oldTo, newTo }
}

/** Joins letters of the same formatting into runs. */
export function runsOfTokens(tokens: readonly Token[]): Run[] {
  const runs: Array<{ insert: Run['insert']; attributes: NonNullable<Run['attributes']>; suffix: string }> =
    []
  for (const token of tokens) {
    if (token.line) continue
    const { insert, attributes = {} } = token.run
    const suffix = JSON.stringify(attributes)
    const last = runs.at(-1)
    if (last && last.suffix === suffix && typeof last.insert === 'string' && typeof insert === 'string') {
      last.insert += insert
    } else runs.push({ insert, attributes, suffix })
  }
  return runs.map(({ insert, attributes }) => ({ insert, attributes }))
}
