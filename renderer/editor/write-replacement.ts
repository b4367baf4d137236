/**
 * A stretch of letters and line ends replaced by another: a line end that went is a join, a new one a split, a whole
 * line that went or came is deleted or born. The step's own range decides where equal letters stand side by side.
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { EditableLines } from '#note/lines/note-lines.ts'
import { compareTokens, runsOfTokens, tokensOf, type Kept, type Token } from './line-tokens.ts'
import { lineAttributes } from './schema.ts'
import { isDrawn, isKnown, writeNewLines } from './write-new-lines.ts'
import { idOf, type Stretch } from './stretch.ts'

export function writeReplacement(lines: EditableLines, stretch: Stretch): void {
  const { olds, news, change } = stretch
  if (!olds.some((line) => isKnown(lines, idOf(line)))) {
    const alone = change.after.childCount === 1
    const born = alone ? news.filter((line) => line.content.size > 0) : news
    writeNewLines(lines, { section: change.key, above: stretch.above }, born)
    return
  }
  const before = tokensOf(olds)
  const after = tokensOf(news)
  const replaced = compareTokens(before, after, keptTokens(stretch, before.length))
  deleteTokens(lines, before, replaced.from, replaced.oldTo)
  insertTokens(lines, stretch, { before, after, from: replaced.from, to: replaced.newTo })
}

/** The tokens in front of and behind the step's range; without one, anything may have stayed. */
function keptTokens(stretch: Stretch, count: number): Kept {
  const { range, start, before } = stretch.change
  if (!range) return { before: Infinity, after: Infinity }
  let position = start + 1
  for (let i = 0; i < stretch.first; i += 1) position += before.child(i).nodeSize
  let tokens = 0
  let tokensBefore = 0
  let tokensToEnd = 0
  for (const line of stretch.olds) {
    tokensBefore += tokensUpTo(line, range.from - position)
    tokensToEnd += tokensUpTo(line, range.to - position)
    tokens += 1 + line.content.size
    position += line.nodeSize
  }
  return { before: tokensBefore, after: Math.max(0, Math.min(tokens, count) - tokensToEnd) }
}

/** How many of a line's tokens (its beginning, then its letters) lie in front of a position relative to its node. */
function tokensUpTo(line: ProseMirrorNode, position: number): number {
  if (position <= 0) return 0
  return Math.min(1 + line.content.size, position)
}

/** From the back: letters first, then the line ends they stood behind. */
function deleteTokens(lines: EditableLines, tokens: readonly Token[], from: number, to: number): void {
  let end = to
  while (end > from) {
    const token = tokens[end - 1]
    if (token?.line) {
      deleteLineEnd(lines, idOf(token.line))
      end -= 1
      continue
    }
    let start = end - 1
    while (start > from && !tokens[start - 1]?.line) start -= 1
    const { id, offset } = pointIn(tokens, start)
    if (isKnown(lines, id)) lines.deleteText(id, offset, end - start)
    end = start
  }
}

/** A line emptied before its end went is deleted; one with letters left joins the line above. */
function deleteLineEnd(lines: EditableLines, id: string): void {
  const line = lines.index.line(id)
  if (!line) return
  if (lines.index.view(line).length === 0) lines.deleteLine(id)
  else lines.join(id)
}

function pointIn(tokens: readonly Token[], index: number): { id: string; offset: number } {
  let start = index - 1
  while (start >= 0 && !tokens[start]?.line) start -= 1
  const token = tokens[start]
  return { id: token?.line ? idOf(token.line) : '', offset: index - start - 1 }
}

interface Insertion {
  readonly before: readonly Token[]
  readonly after: readonly Token[]
  readonly from: number
  readonly to: number
}

interface Caret {
  /** The known line that is written in, or null at the head of the section. */
  id: string | null
  offset: number
}

function insertTokens(lines: EditableLines, stretch: Stretch, insertion: Insertion): void {
  const { before, after, from, to } = insertion
  const start = pointIn(before, from)
  const caret: Caret = {
    id: from > 0 && isKnown(lines, start.id) ? start.id : stretch.above,
    offset: from > 0 ? start.offset : Infinity,
  }
  let index = from
  while (index < to) {
    const token = after[index]
    const whole = token?.line ? wholeLines(lines, caret, insertion, index) : []
    if (whole.length > 0) {
      caret.id = writeNewLines(lines, { section: stretch.change.key, above: caret.id }, whole)
      caret.offset = Infinity
      for (const line of whole) index += 1 + line.content.size
    } else if (token?.line) {
      splitAt(lines, caret, token.line)
      index += 1
    } else index = insertLetters(lines, caret, insertion, index)
  }
}

/**
 * The lines from here on that are inserted whole, at the end of a line or the head of a section: those are born with
 * texts of their own, in one go. The last one counts only if nothing that stayed follows in it.
 */
function wholeLines(
  lines: EditableLines,
  caret: Caret,
  insertion: Insertion,
  index: number,
): ProseMirrorNode[] {
  const line = caret.id === null ? null : lines.index.line(caret.id)
  if (caret.id !== null && (!line || caret.offset < lines.index.view(line).length)) return []
  const found: ProseMirrorNode[] = []
  let at = index
  while (at < insertion.to) {
    const token = insertion.after[at]
    if (!token?.line) break
    const end = at + 1 + token.line.content.size
    if (end > insertion.to || isDrawn(lines, idOf(token.line))) break
    found.push(token.line)
    at = end
  }
  return found
}

function splitAt(lines: EditableLines, caret: Caret, node: ProseMirrorNode): void {
  const wanted = lineAttributes(node)
  if (caret.id === null) return
  const { kind, indent, by, at } = wanted
  const born = { kind, indent, ...(by === null ? {} : { by }), ...(at === null ? {} : { at }) }
  const newId = wanted.id !== null && !isKnown(lines, wanted.id) ? wanted.id : undefined
  caret.id = lines.split(caret.id, caret.offset, newId, born)
  caret.offset = 0
}

function insertLetters(lines: EditableLines, caret: Caret, insertion: Insertion, index: number): number {
  let end = index
  while (end < insertion.to && !insertion.after[end]?.line) end += 1
  for (const run of runsOfTokens(insertion.after.slice(index, end))) {
    if (caret.id !== null) lines.insertRun(caret.id, caret.offset, run)
    caret.offset += typeof run.insert === 'string' ? run.insert.length : 1
  }
  return end
}
