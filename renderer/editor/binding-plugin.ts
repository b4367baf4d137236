/**
 * What the view itself must keep true between two comparisons with the note: the sections stay as the template has
 * them, every line has an id of its own, and an empty section keeps one line to stand in (which is in the view only).
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { changedChildren } from './changed-children.ts'
import type { LineGroups } from './line-groups.ts'
import { lineAttributes, schema, sectionKey } from './schema.ts'

/** Set on transactions that bring the view up to the note: those are not written back. */
export const fromNote = new PluginKey('from-note')

export interface Newborn {
  readonly newId: () => string
  /** Id of the person writing. */
  readonly me: string
  /** The time as an instant. */
  readonly now: () => string
  /** The kind of a new line in a section. */
  readonly firstKind: (section: string) => string
}

const NO_FIELDS = Object.freeze({})

export function createBindingPlugin(newborn: Newborn, groups: LineGroups): Plugin {
  return new Plugin({
    key: fromNote,
    filterTransaction: (transaction, state) =>
      !transaction.docChanged || sameSections(state.doc, transaction.doc),
    appendTransaction: (transactions, before, state) => {
      if (!transactions.some((tr) => tr.docChanged) || transactions.some((tr) => tr.getMeta(fromNote)))
        return null
      const transaction = state.tr
      repair(before.doc, transaction, newborn)
      groups.keep(before.doc, transaction)
      return transaction.docChanged ? transaction : null
    },
  })
}

function sameSections(before: ProseMirrorNode, after: ProseMirrorNode): boolean {
  if (before.childCount !== after.childCount) return false
  for (let i = 0; i < after.childCount; i += 1) {
    if (sectionKey(before.child(i)) !== sectionKey(after.child(i))) return false
  }
  return true
}

/** A line that stands only in the view, so that an empty section can be written in. */
export function placeholderLine(newborn: Newborn, section: string): ProseMirrorNode {
  return schema.node('line', {
    id: newborn.newId(),
    kind: newborn.firstKind(section),
    by: newborn.me,
    at: newborn.now(),
  })
}

function repair(before: ProseMirrorNode, transaction: Transaction, newborn: Newborn): void {
  fillEmptySections(transaction, newborn)
  giveIds(before, transaction, newborn)
}

function fillEmptySections(transaction: Transaction, newborn: Newborn): void {
  transaction.doc.forEach((section, offset) => {
    if (section.childCount > 0) return
    const at = transaction.mapping.map(offset + 1)
    transaction.insert(at, placeholderLine(newborn, sectionKey(section)))
  })
}

interface Seen {
  readonly line: ProseMirrorNode
  readonly position: number
}

/**
 * Of two lines with one id (after a split or a paste) the later one gets a new one; but if the earlier is empty, that
 * one does: after Enter at the start the words keep their id.
 */
function giveIds(before: ProseMirrorNode, transaction: Transaction, newborn: Newborn): void {
  const suspects = suspectIds(before, transaction.doc)
  if (suspects.size === 0) return
  const seen = new Map<string, Seen>()
  const nameless = new Map<number, Renamed>()
  eachLine(transaction.doc, (line, position) => {
    const { id } = lineAttributes(line)
    if (!suspects.has(id)) return
    const earlier = id === null ? undefined : seen.get(id)
    if (id === null) nameless.set(position, { line, copy: false })
    else if (!earlier) seen.set(id, { line, position })
    else if (earlier.line.content.size === 0 && line.content.size > 0) {
      nameless.set(earlier.position, { line: earlier.line, copy: true })
      seen.set(id, { line, position })
    } else nameless.set(position, { line, copy: true })
  })
  if (nameless.size > MANY_LINES) renameMany(transaction, nameless, newborn)
  else for (const [position, { copy }] of nameless) rename(transaction, position, newborn, copy)
}

interface Renamed {
  readonly line: ProseMirrorNode
  /** The lower half of a split item is an item of its own: it does not share the owner. */
  readonly copy: boolean
}

/** Each step copies the list of lines; a long paste renames whole stretches at once instead. */
const MANY_LINES = 20

function rename(transaction: Transaction, position: number, newborn: Newborn, copy: boolean): void {
  transaction.setNodeAttribute(position, 'id', newborn.newId())
  transaction.setNodeAttribute(position, 'by', newborn.me)
  transaction.setNodeAttribute(position, 'at', newborn.now())
  if (copy) transaction.setNodeAttribute(position, 'fields', NO_FIELDS)
}

/** Nothing changes its size, so the selection is where it was. */
function renameMany(
  transaction: Transaction,
  nameless: ReadonlyMap<number, Renamed>,
  newborn: Newborn,
): void {
  const { anchor, head } = transaction.selection
  for (const stretch of stretchesOf(nameless)) {
    const lines = stretch.map(({ line, copy }) =>
      line.type.create(
        {
          ...line.attrs,
          id: newborn.newId(),
          by: newborn.me,
          at: newborn.now(),
          ...(copy ? { fields: NO_FIELDS } : {}),
        },
        line.content,
      ),
    )
    const start = stretch[0]?.position ?? 0
    const size = lines.reduce((sum, line) => sum + line.nodeSize, 0)
    transaction.replaceWith(start, start + size, lines)
  }
  transaction.setSelection(TextSelection.create(transaction.doc, anchor, head))
}

/** Lines that stand one behind the other. */
function stretchesOf(nameless: ReadonlyMap<number, Renamed>): Array<Array<Renamed & { position: number }>> {
  const stretches: Array<Array<Renamed & { position: number }>> = []
  let end = -1
  for (const [position, renamed] of [...nameless].sort(([a], [b]) => a - b)) {
    if (position !== end) stretches.push([])
    stretches.at(-1)?.push({ ...renamed, position })
    end = position + renamed.line.nodeSize
  }
  return stretches
}

/** Ids of lines that are new to this document or changed: only those can be missing or double. */
function suspectIds(before: ProseMirrorNode, after: ProseMirrorNode): Set<string | null> {
  const suspects = new Set<string | null>()
  for (let i = 0; i < after.childCount; i += 1) {
    const old = before.child(i)
    const section = after.child(i)
    if (old === section) continue
    const { start, end, oldEnd } = changedChildren(old, section)
    if (sameIds(old, section, start, { end, oldEnd })) continue
    for (let j = start; j < end; j += 1) suspects.add(lineAttributes(section.child(j)).id)
  }
  return suspects
}

/** Typing within lines changes no id; that is nearly every transaction. */
function sameIds(
  before: ProseMirrorNode,
  after: ProseMirrorNode,
  start: number,
  { end, oldEnd }: { readonly end: number; readonly oldEnd: number },
): boolean {
  if (end !== oldEnd) return false
  for (let i = start; i < end; i += 1) {
    if (lineAttributes(before.child(i)).id !== lineAttributes(after.child(i)).id) return false
  }
  return true
}

function eachLine(doc: ProseMirrorNode, visit: (line: ProseMirrorNode, position: number) => void): void {
  doc.forEach((section, offset) => {
    section.forEach((line, inner) => visit(line, offset + 1 + inner))
  })
}
