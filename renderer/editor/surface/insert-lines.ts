/**
 * Puts pasted lines into the note at the selection, in one transaction however many they are.
 */
import { Fragment, type Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { lineAttributes, sectionKey } from '../schema.ts'
import { newLineId } from './line-id.ts'
import type { PastedLine } from './pasted-line.ts'
import { findLine, linePosition, newLine, placeAt, withAttributes, type Place } from './rearrange.ts'
import { isPlainKind, type TemplateLookup } from './template-lookup.ts'
import { deletePerSection } from './text-commands.ts'

interface Target {
  readonly place: Place
  readonly line: ProseMirrorNode
  readonly offset: number
  readonly section: string
}

/** Replaces the selection by the lines; null when there is nothing to insert or nowhere to insert it. */
export function insertLines(
  state: EditorState,
  lookup: TemplateLookup,
  pasted: readonly PastedLine[],
): Transaction | null {
  const transaction = state.selection.empty ? state.tr : deletePerSection(state)
  const target = targetOf(transaction)
  const first = pasted[0]
  if (target === null || first === undefined) return null
  if (pasted.length === 1 && isInline(first, target)) {
    const from = transaction.selection.from
    transaction.replaceWith(from, from, first.content)
    return moveCaret(transaction, from + first.content.size)
  }
  const made = pasted.map((line) => makeLine(transaction.doc, lookup, target, line))
  return replaceTarget(transaction, target, arranged(target, pasted, made))
}

function targetOf(transaction: Transaction): Target | null {
  const { $head } = transaction.selection
  const place = placeAt($head)
  if (place === null) return null
  const section = sectionKey(transaction.doc.child(place.section))
  return { place, line: $head.parent, offset: $head.parentOffset, section }
}

function isInline(line: PastedLine, target: Target): boolean {
  const { kind } = lineAttributes(target.line)
  if (kind === 'reference' || line.id !== undefined) return false
  return line.kind === null || line.kind === kind || target.line.content.size > 0
}

function makeLine(
  doc: ProseMirrorNode,
  lookup: TemplateLookup,
  target: Target,
  line: PastedLine,
): ProseMirrorNode {
  const here = lineAttributes(target.line)
  const around = here.kind === 'reference' ? lookup.firstKind(target.section) : here.kind
  const wanted = here.kind === 'code' ? 'code' : (line.kind ?? around)
  const kind = lookup.isItemSection(target.section)
    ? lookup.firstKind(target.section)
    : lookup.kindIn(target.section, wanted)
  const indent = isPlainKind(kind)
    ? Math.min(8, line.indent + (here.kind === 'reference' ? 0 : here.indent))
    : 0
  const fields = line.fields ?? {}
  // Cut and pasted back it is the same line again; a second paste is another one, which keeps the fields.
  const back = line.id !== undefined && findLine(doc, line.id) === null ? line.id : null
  const id = back ?? (Object.keys(fields).length > 0 ? newLineId() : null)
  return newLine({ id, kind, indent, fields }, line.content)
}

interface Arranged {
  readonly lines: ProseMirrorNode[]
  /** Where the caret goes: behind the letters of the last pasted line. */
  readonly caret: { readonly line: number; readonly offset: number }
}

function arranged(target: Target, pasted: readonly PastedLine[], made: ProseMirrorNode[]): Arranged {
  const { line, offset } = target
  const last = made.length - 1
  const end = made[last]?.content.size ?? 0
  if (lineAttributes(line).kind === 'reference')
    return { lines: [line, ...made], caret: { line: last + 1, offset: end } }
  if (line.content.size === 0) return { lines: overEmpty(line, made), caret: { line: last, offset: end } }
  if (pasted.every((one) => one.kind === null)) return merged(target, made)
  const lines = [...made]
  let caret = last
  if (offset > 0) {
    lines.unshift(line.copy(line.content.cut(0, offset)))
    caret += 1
  }
  if (offset === 0) lines.push(line)
  else if (offset < line.content.size) lines.push(tailOf(line, line.content.cut(offset)))
  return { lines, caret: { line: caret, offset: end } }
}

/** The empty line becomes the first pasted one and keeps its id, unless that one brings its own. */
function overEmpty(line: ProseMirrorNode, made: readonly ProseMirrorNode[]): ProseMirrorNode[] {
  const [first, ...rest] = made
  if (first === undefined || lineAttributes(first).id !== null) return [...made]
  const { kind, indent } = lineAttributes(first)
  return [withAttributes(line, { kind, indent }).copy(first.content), ...rest]
}

/** Plain text goes on where the caret is: its first line ends mine, mine goes on behind its last. */
function merged(target: Target, made: readonly ProseMirrorNode[]): Arranged {
  const { line, offset } = target
  const tail = line.content.cut(offset)
  const lines = made.map((one, index) => {
    const before = index === 0 ? line.content.cut(0, offset) : Fragment.empty
    const content = before.append(one.content).append(index === made.length - 1 ? tail : Fragment.empty)
    return index === 0 ? line.copy(content) : one.copy(content)
  })
  const last = made.length - 1
  const start = last === 0 ? offset : 0
  return { lines, caret: { line: last, offset: start + (made[last]?.content.size ?? 0) } }
}

function tailOf(line: ProseMirrorNode, content: Fragment): ProseMirrorNode {
  const { kind, indent } = lineAttributes(line)
  return newLine({ kind, indent }, content)
}

function replaceTarget(transaction: Transaction, target: Target, { lines, caret }: Arranged): Transaction {
  const from = linePosition(transaction.doc, target.place)
  const kept = lines.indexOf(target.line)
  // A line that stays as it is must not be part of the step, or carets in it would be thrown out.
  if (kept === 0) transaction.insert(from + target.line.nodeSize, lines.slice(1))
  else if (kept === lines.length - 1) transaction.insert(from, lines.slice(0, -1))
  else transaction.replaceWith(from, from + target.line.nodeSize, lines)
  const before = lines.slice(0, caret.line).reduce((sum, line) => sum + line.nodeSize, 0)
  return moveCaret(transaction, from + before + 1 + caret.offset)
}

function moveCaret(transaction: Transaction, position: number): Transaction {
  const selection = TextSelection.create(transaction.doc, position)
  return transaction.setSelection(selection).scrollIntoView().setMeta('paste', true)
}
