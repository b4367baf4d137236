/**
 * Edits of a note by line id, made by the relay in somebody's name: the desk's corrections, clean-ups over a track,
 * proposals that were taken. Writes only what differs, so that whoever types at the same time keeps what they type.
 */
import type * as Y from 'yjs'
import type { Run, VisibleLine } from './lines/line-model.ts'
import { createNoteLines, type EditableLines } from './lines/note-lines.ts'
import type { Random } from './lines/order-key.ts'
import { RESERVED_FIELDS } from './lines/visible-line.ts'
import { beginThread, readThreads, reply, unsay } from './threads.ts'
import type { NoteEdit } from './wire/review.ts'

export interface EditOptions {
  /** The template's section keys, in order. */
  readonly sections: readonly string[]
  readonly random: Random
  /** In whose name, a person id, and the instant; new items carry both. */
  readonly by: string
  readonly at: string
  /** The person's name, which comments carry. */
  readonly name: string
}

/** How many edits changed something, and the edits that take them back, in the order to be made. */
export interface EditsMade {
  readonly made: number
  readonly undo: readonly NoteEdit[]
}

/** Makes the edits in one transaction. An edit of a line or section that is not there, or that changes nothing, is passed over. */
export function makeEdits(doc: Y.Doc, edits: readonly NoteEdit[], options: EditOptions): EditsMade {
  const lines = createNoteLines(doc, options)
  const undo: NoteEdit[] = []
  try {
    doc.transact(() => {
      for (const edit of edits) {
        const back = isSaying(edit) ? makeSaying(doc, lines, edit, options) : makeEdit(lines, edit, options)
        if (back !== null) undo.unshift(back)
      }
    }, lines.origin)
  } finally {
    lines.close()
  }
  return { made: undo.length, undo }
}

type Saying = Extract<NoteEdit, { kind: 'comment' | 'unsay' }>

function isSaying(edit: NoteEdit): edit is Saying {
  return edit.kind === 'comment' || edit.kind === 'unsay'
}

/** Says something beside a line or takes it back; what was taken back is said again by nobody but its writer. */
function makeSaying(
  doc: Y.Doc,
  lines: EditableLines,
  edit: Saying,
  { by, name, at, random }: EditOptions,
): NoteEdit | null {
  if (edit.kind === 'unsay') {
    const said = readThreads(doc).find(({ id }) => id === edit.thread)
    const words = said?.comments.find(({ id }) => id === edit.comment)
    if (said === undefined || words?.by?.id !== by) return null
    unsay(doc, edit.thread, edit.comment, lines.origin)
    return { kind: 'comment', line: said.line, text: words.text }
  }
  if (edit.text.trim() === '' || !lines.visible().some(({ id }) => id === edit.line)) return null
  const open = readThreads(doc).find(({ line, resolved }) => line === edit.line && !resolved)
  const comment = { id: freshId(random), by: { id: by, name }, at, text: edit.text }
  const thread = open?.id ?? freshId(random)
  if (open === undefined) beginThread(doc, { id: thread, line: edit.line }, comment, lines.origin)
  else reply(doc, thread, comment, lines.origin)
  return { kind: 'unsay', thread, comment: comment.id }
}

const ID_LETTERS = 12

function freshId(random: Random): string {
  return Array.from({ length: ID_LETTERS }, () => Math.floor(random() * 36).toString(36)).join('')
}

/** Makes one edit; the edit that takes it back, or null where nothing changed. */
function makeEdit(
  lines: EditableLines,
  edit: Exclude<NoteEdit, Saying>,
  options: EditOptions,
): NoteEdit | null {
  if (edit.kind === 'item') return addItem(lines, edit, options)
  if (edit.kind === 'revive') {
    const { section, after } = edit
    return lines.revive(edit.line, { section, after }, [{ insert: edit.text }])
      ? { kind: 'delete', line: edit.line }
      : null
  }
  const line = lines.visible().find(({ id }) => id === edit.line)
  if (line === undefined) return null
  if (edit.kind === 'text') return rewrite(lines, line, edit.text)
  if (edit.kind === 'field') return setField(lines, line, edit)
  const { id, section } = line
  const after = lineBefore(lines, line)
  lines.deleteLine(id)
  return { kind: 'revive', line: id, section, after, text: plainText(line.runs) }
}

function addItem(
  lines: EditableLines,
  { section, item, text, fields = {} }: Extract<NoteEdit, { kind: 'item' }>,
  { sections, by, at }: EditOptions,
): NoteEdit | null {
  if (!sections.includes(section)) return null
  const after = lines.visible().findLast((line) => line.section === section)?.id ?? null
  const id = lines.newLine(section, after, { kind: item, text, fields, by, at })
  return { kind: 'delete', line: id }
}

function setField(
  lines: EditableLines,
  line: VisibleLine,
  { field, value }: Extract<NoteEdit, { kind: 'field' }>,
): NoteEdit | null {
  const was = line.fields[field] ?? null
  if (RESERVED_FIELDS.has(field) || JSON.stringify(was) === JSON.stringify(value)) return null
  lines.setField(line.id, field, value)
  return { kind: 'field', line: line.id, field, value: was }
}

/** Replaces what lies between the common beginning and the common end. */
function rewrite(lines: EditableLines, line: VisibleLine, wanted: string): NoteEdit | null {
  const was = plainText(line.runs)
  if (was === wanted) return null
  let start = 0
  while (start < Math.min(was.length, wanted.length) && was[start] === wanted[start]) start += 1
  let end = 0
  const most = Math.min(was.length, wanted.length) - start
  while (end < most && was[was.length - 1 - end] === wanted[wanted.length - 1 - end]) end += 1
  lines.deleteText(line.id, start, was.length - end - start)
  lines.insertText(line.id, start, wanted.slice(start, wanted.length - end))
  return { kind: 'text', line: line.id, text: was }
}

function lineBefore(lines: EditableLines, line: VisibleLine): string | null {
  const inSection = lines.visible().filter(({ section }) => section === line.section)
  const index = inSection.findIndex(({ id }) => id === line.id)
  return inSection[index - 1]?.id ?? null
}

/** The words of a line by its offsets; what is embedded counts one and reads as the replacement sign. */
function plainText(runs: readonly Run[]): string {
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc')).join('')
}
