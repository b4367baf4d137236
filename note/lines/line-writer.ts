/**
 * The only place that writes lines. Every write tells the index at once, because operations read the layout again
 * inside their transaction, before Yjs reports anything.
 */
import * as Y from 'yjs'
import type { JsonValue } from '../record-model.ts'
import type { LineIndex } from './line-index.ts'
import type { Attributes, NewLine, Run } from './line-model.ts'
import { createOrderKeys, type OrderKeys, type Random } from './order-key.ts'
import { placeValue } from './place.ts'

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** 36^10 ids: two lines of one note never get the same by chance. */
const ID_LENGTH = 10

/** The origin of a person's own changes; undo tracks this one only. */
export interface EditOrigin {
  readonly kind: 'edit'
}
/** The origin of a line's birth, which undo never takes back: somebody may be typing into its text already. */
export interface BirthOrigin {
  readonly kind: 'birth'
}

export interface LineWriter {
  readonly index: LineIndex
  readonly keys: OrderKeys
  readonly origin: EditOrigin
  readonly newId: () => string
  /** Runs the act as one tracked transaction. */
  readonly edit: (act: () => void) => void
  /** Writes new lines, untracked, before anything else about them. `home` only for a line born with its own text. */
  readonly bear: (births: readonly Birth[]) => void
  readonly setField: (id: string, key: string, value: unknown) => void
  readonly setPlace: (id: string, section: string, key: string, into?: unknown) => void
  readonly insert: (text: Y.Text, index: number, insert: Run['insert'], attributes: Attributes) => void
  readonly erase: (text: Y.Text, index: number, length: number) => void
  readonly format: (text: Y.Text, index: number, length: number, attributes: Attributes) => void
}

export interface Birth extends NewLine {
  readonly id: string
  readonly home?: readonly [section: string, key: string]
}

export function createLineWriter(index: LineIndex, random: Random): LineWriter {
  const { doc, map } = index
  const origin: EditOrigin = { kind: 'edit' }
  const birthOrigin: BirthOrigin = { kind: 'birth' }

  function mapOf(id: string): Y.Map<unknown> {
    const present = map.get(id)
    if (present instanceof Y.Map) return present
    const made = new Y.Map<unknown>()
    map.set(id, made)
    return made
  }

  function setField(id: string, key: string, value: unknown): void {
    const fields = mapOf(id)
    if (value === null || value === undefined) {
      if (!fields.has(key)) return
      fields.delete(key)
    } else {
      if (fields.get(key) === value) return
      fields.set(key, value)
    }
    index.touchLine(id)
  }

  return {
    index,
    keys: createOrderKeys(random),
    origin,
    newId: () => randomId(random),
    edit: (act) => doc.transact(act, origin),
    bear: (births) => {
      if (births.length === 0) return
      doc.transact(() => {
        for (const birth of births) {
          map.set(birth.id, bornMap(birth))
          index.touchLine(birth.id)
        }
      }, birthOrigin)
    },
    setField,
    setPlace: (id, section, key, into) => setField(id, 'place', placeValue(section, key, into)),
    insert: (text, at, insert, attributes) => {
      if (typeof insert === 'string') text.insert(at, insert, attributes)
      else text.insertEmbed(at, insert, attributes)
      index.touchText(text)
    },
    erase: (text, at, length) => {
      text.delete(at, length)
      index.touchText(text)
    },
    format: (text, at, length, attributes) => {
      text.format(at, length, attributes)
      index.touchText(text)
    },
  }
}

function bornMap(birth: Birth): Y.Map<unknown> {
  const fields = new Y.Map<unknown>()
  if (birth.home) {
    fields.set('home', [...birth.home])
    fields.set('text', new Y.Text())
  }
  fields.set('kind', birth.kind ?? 'text')
  if (birth.indent) fields.set('indent', birth.indent)
  for (const [key, value] of Object.entries<JsonValue>(birth.fields ?? {})) fields.set(key, value)
  if (birth.by !== undefined) fields.set('by', birth.by)
  if (birth.at !== undefined) fields.set('at', birth.at)
  return fields
}

function randomId(random: Random): string {
  let id = ''
  for (let i = 0; i < ID_LENGTH; i += 1) id += ID_ALPHABET.charAt(Math.floor(random() * ID_ALPHABET.length))
  return id
}
