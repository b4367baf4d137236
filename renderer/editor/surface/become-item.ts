/**
 * A line of talk becomes an item with the words and fields that were meant, and can become again exactly what it was.
 * For shorthand on Enter and for the keys and menus that turn lines.
 */
import { Fragment, type Node as ProseMirrorNode } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { JsonValue } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { ItemKind } from '#note/template-model.ts'
import { say } from '../../words/say.ts'
import { lineAttributes, schema } from '../schema.ts'
import { MILESTONE_FIELD, takesMilestone, valueWords } from './chip-words.ts'
import type { DueReader } from './due-reader.ts'
import { dueWords } from './due-words.ts'
import { backIn, turnLines } from './item-commands.ts'
import { findLine, linePosition, rearrange, textPosition, type Place } from './rearrange.ts'
import type { TemplateLookup } from './template-lookup.ts'
import type { CaretLine } from './text-commands.ts'

export type ItemFields = Readonly<Record<string, JsonValue>>

/** What an item's fields are read with and written by. */
export interface ItemHost {
  readonly ownerOf: (typed: string) => PersonRef
  readonly dates: () => DueReader
  /** Writes fields of a line into the note; null takes one away. */
  readonly setFields: (line: string, fields: ItemFields) => void
}

/** What was done, as the toast says it, and how it is undone. */
export interface Taken {
  readonly sentence: string
  readonly plain: () => void
}

/** Owner and day as typed; status and voice as values of the template's fields. */
export interface Meant {
  readonly owner?: string
  readonly due?: string
  readonly status?: string
  readonly voice?: string
}

/** The fields of this kind that what was meant becomes. */
export function fieldsMeant(kind: ItemKind | undefined, meant: Meant, host: ItemHost): ItemFields {
  const fields: Record<string, JsonValue> = {}
  const put = (key: string | undefined, value: JsonValue): void => {
    if (key !== undefined && value !== null) fields[key] = value
  }
  const keyOf = (type: string): string | undefined => kind?.fields.find((field) => field.type === type)?.key
  if (meant.owner !== undefined) put(keyOf('person'), { ...host.ownerOf(meant.owner) })
  if (meant.due !== undefined) {
    const read = host.dates().read(meant.due)
    put(keyOf('date'), read?.day ?? null)
    if (takesMilestone(kind)) put(MILESTONE_FIELD, read?.milestone ?? null)
  }
  if (meant.status !== undefined) put('status', meant.status)
  if (meant.voice !== undefined) put('voice', meant.voice)
  return fields
}

/** The fields in words, in the template's order: "Ann Lee, Fri 4 Dec". */
export function fieldWords(kind: ItemKind | undefined, fields: ItemFields, today: string): string {
  return (kind?.fields ?? [])
    .flatMap((field) => {
      const value = fields[field.key] ?? null
      const words = value === null ? null : valueWords(field, value)
      if (words === null) return []
      return field.type === 'date' ? dueWords(words, today, { weekday: true }) : words
    })
    .join(', ')
}

interface Becoming {
  readonly view: EditorView
  readonly lookup: TemplateLookup
  readonly host: ItemHost
  readonly at: CaretLine
  readonly id: string
}

/** The caret's line becomes an item of that kind with these words; where it came from stays a trace. */
export function becomeItem(
  { view, lookup, host, at, id }: Becoming,
  item: { readonly kind: string; readonly text: string; readonly fields: ItemFields },
): Taken {
  const kind = lookup.kind(item.kind)
  view.dispatch(setContent(view.state.tr, at.place, wordsOf(at.line, item.text)))
  turnLines(lookup, item.kind)(view.state, (transaction) => view.dispatch(transaction))
  host.setFields(id, item.fields)
  const plain = (): void => {
    const place = findLine(view.state.doc, id)
    if (place === null) return
    const before = lineAttributes(at.line).fields
    host.setFields(id, Object.fromEntries(Object.keys(item.fields).map((key) => [key, before[key] ?? null])))
    view.dispatch(rearrange(view.state.tr, backIn(view.state, lookup, [place]).layout))
    restore(view, [at.line])
  }
  const words = fieldWords(kind, item.fields, host.dates().from)
  const what = kind?.title ?? item.kind
  const sentence = say('editor.takenAs', { what: words === '' ? what : `${what}, ${words}` })
  return { sentence, plain }
}

/** The part of the line with these words, formatting and all; plain where they are not in it as such. */
export function wordsOf(line: ProseMirrorNode, words: string): Fragment {
  const from = textOf(line).lastIndexOf(words)
  return from < 0 ? Fragment.from(schema.text(words)) : line.content.cut(from, from + words.length)
}

/** Offsets in it are positions in the line. */
export function textOf(line: ProseMirrorNode): string {
  return line.textBetween(0, line.content.size, '', '\ufffc')
}

export function setContent(transaction: Transaction, place: Place, content: Fragment): Transaction {
  const from = textPosition(transaction.doc, place, 0)
  return transaction.replaceWith(from, textPosition(transaction.doc, place, Infinity), content)
}

/** Gives lines the words, kind and indent they had, wherever they stand now. */
export function restore(view: EditorView, lines: readonly ProseMirrorNode[]): void {
  for (const line of lines) {
    const { id, kind, indent } = lineAttributes(line)
    const place = id === null ? null : findLine(view.state.doc, id)
    if (place === null) continue
    const transaction = setContent(view.state.tr, place, line.content)
    const start = linePosition(transaction.doc, place)
    view.dispatch(transaction.setNodeAttribute(start, 'kind', kind).setNodeAttribute(start, 'indent', indent))
  }
}
