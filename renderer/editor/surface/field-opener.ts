/**
 * Finds what a key or a click asks for: the field of the line, its value, and the chip to float at.
 */
import type { EditorState } from 'prosemirror-state'
import { say } from '../../words/say.ts'
import type { Field } from '#note/template-model.ts'
import { lineAttributes } from '../schema.ts'
import type { FieldRequest } from './field-picker.tsx'
import { traceAtCaret } from './fresh-trace.ts'
import type { FieldKey } from './keymap.ts'
import { labelsOf } from './labels.ts'
import { findLine, lineAt, placeAt } from './rearrange.ts'
import type { Surface } from './surface.ts'

interface Asked {
  readonly line: string
  readonly key: string
  /** The line at which the picker floats, when it is another: a trace, so that nobody is led away. */
  readonly floatsAt?: string
}

/** The request for this field of this line, or null when the line or field is not there. */
export function fieldRequest(
  state: EditorState,
  surface: Surface,
  { line, key, floatsAt = line }: Asked,
): FieldRequest | null {
  const place = findLine(state.doc, line)
  if (place === null) return null
  const { kind, fields } = lineAttributes(lineAt(state.doc, place))
  const item = surface.lookup.kind(kind)
  const field = surface.lookup.fieldsOf(kind).find((candidate) => candidate.key === key)
  const drawn = surface.lines.get(floatsAt)
  if (field === undefined || drawn === undefined) return null
  const name = labelsOf(state).items.get(line)?.number ?? say('editor.thisLine')
  return { line, name, kind: item, field, value: fields[key] ?? null, anchor: drawn.anchorOf(key) }
}

/**
 * The caret's line, if it has such a field, or the item of the trace there; and the field the key stands for. Words that
 * were written below a trace have a voice of their own.
 */
export function fieldOfKey(
  state: EditorState,
  surface: Surface,
  key: FieldKey,
): { readonly line: string; readonly field: Field; readonly floatsAt: string } | null {
  const own = key === 'voice' && state.selection.$head.parent.content.size > 0
  const traced = own ? null : traceAtCaret(state)
  const place = traced === null ? placeAt(state.selection.$head) : findLine(state.doc, traced.item)
  if (place === null) return null
  const { id, kind } = lineAttributes(lineAt(state.doc, place))
  const field = surface.lookup.fieldsOf(kind).find((candidate) => standsFor(key, candidate))
  return id === null || field === undefined ? null : { line: id, field, floatsAt: traced?.trace ?? id }
}

function standsFor(key: FieldKey, field: Field): boolean {
  if (key === 'owner' || key === 'me') return field.type === 'person'
  if (key === 'due') return field.type === 'date'
  return field.key === key
}
