/** One line before and after: the letters that changed, the formatting of those that stayed, kind and indent. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import type { Attributes } from '#note/lines/line-model.ts'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { JsonValue } from '#note/record-model.ts'
import { compareTokens, runsOfTokens, tokensOf, type Token } from './line-tokens.ts'
import { lineAttributes } from './schema.ts'

export interface LineChange {
  readonly before: ProseMirrorNode
  readonly after: ProseMirrorNode
  /** Offsets in the old line that were replaced, where the step says so. */
  readonly range: { readonly from: number; readonly to: number } | null
}

export function writeLine(lines: EditableLines, change: LineChange): void {
  const was = lineAttributes(change.before)
  const now = lineAttributes(change.after)
  if (now.id === null) return
  if (was.kind !== now.kind) lines.setKind(now.id, now.kind)
  if (was.indent !== now.indent) lines.setIndent(now.id, now.indent)
  if (!change.before.content.eq(change.after.content)) writeLetters(lines, now.id, change)
}

function writeLetters(lines: EditableLines, id: string, change: LineChange): void {
  const before = tokensOf([change.before]).slice(1)
  const after = tokensOf([change.after]).slice(1)
  const plainBefore = before.map(withoutFormat)
  const plainAfter = after.map(withoutFormat)
  const kept = change.range
    ? { before: change.range.from, after: before.length - change.range.to }
    : { before: Infinity, after: Infinity }
  const replaced = compareTokens(plainBefore, plainAfter, kept)
  if (replaced.oldTo > replaced.from) lines.deleteText(id, replaced.from, replaced.oldTo - replaced.from)
  let offset = replaced.from
  for (const run of runsOfTokens(after.slice(replaced.from, replaced.newTo))) {
    lines.insertRun(id, offset, run)
    offset += typeof run.insert === 'string' ? run.insert.length : 1
  }
  writeFormat(lines, id, { before, after, ...replaced })
}

/** Letters that stayed but look different now. */
function writeFormat(
  lines: EditableLines,
  id: string,
  compared: { before: Token[]; after: Token[]; from: number; oldTo: number; newTo: number },
): void {
  const { before, after, from, oldTo, newTo } = compared
  const oldIndex = (index: number) => (index < from ? index : index - newTo + oldTo)
  let start = 0
  while (start < after.length) {
    const key = formatKey(before[oldIndex(start)], after[start])
    const stayed = start < from || start >= newTo
    if (!stayed || key === null) {
      start += 1
      continue
    }
    const limit = start < from ? from : after.length
    let end = start + 1
    while (end < limit && formatKey(before[oldIndex(end)], after[end]) === key) end += 1
    lines.format(id, start, end - start, formatDifference(before[oldIndex(start)], after[start]))
    start = end
  }
}

/** Null where the formatting is the same; otherwise one string for each pair of formattings. */
function formatKey(before: Token | undefined, after: Token | undefined): string | null {
  if (!before || !after || before.key === after.key) return null
  return JSON.stringify([attributesOfToken(before), attributesOfToken(after)])
}

/** Only the keys that differ; `null` takes one away. */
function formatDifference(before: Token | undefined, after: Token | undefined): Attributes {
  const was = attributesOfToken(before)
  const now = attributesOfToken(after)
  const difference: Record<string, JsonValue> = {}
  for (const key of Object.keys(was)) if (!(key in now)) difference[key] = null
  for (const [key, value] of Object.entries(now)) {
    if (JSON.stringify(value) !== JSON.stringify(was[key])) difference[key] = value
  }
  return difference
}

function attributesOfToken(token: Token | undefined): Attributes {
  return token && !token.line ? (token.run.attributes ?? {}) : {}
}

function withoutFormat(token: Token): Token {
  if (token.line) return token
  const { insert } = token.run
  return { ...token, key: typeof insert === 'string' ? insert : JSON.stringify(insert) }
}
