/**
 * Turns a laid-out line into the value that everybody outside this folder sees, and keeps it until the line changes.
 */
import type { JsonValue } from '../record-model.ts'
import type { Run, VisibleLine } from './line-model.ts'
import { lineLength, type Segment } from './strand.ts'

/** Fields with a meaning of their own; all others are the item's. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set([
  'text',
  'home',
  'place',
  'kind',
  'indent',
  'shown',
  'by',
  'at',
])

const DEEPEST_INDENT = 8
const NO_FIELDS: VisibleLine['fields'] = Object.freeze({})

/** The line as drawn; the same object as long as nothing about it changed. */
export function viewOf(line: Segment): VisibleLine {
  const section = line.head?.place?.section ?? ''
  if (line.view && line.view.section === section) return line.view
  const map = line.map
  line.view = {
    id: line.id,
    section,
    kind: textField(map?.get('kind')) ?? 'text',
    indent: indentOf(map?.get('indent')),
    runs: runsOf(line),
    length: lineLength(line),
    fields: fieldsOf(line),
    by: textField(map?.get('by')),
    at: textField(map?.get('at')),
  }
  return line.view
}

function runsOf(line: Segment): readonly Run[] {
  return line.pieces.length === 1 ? line.runs : line.pieces.flatMap((piece) => piece.runs)
}

function fieldsOf(line: Segment): VisibleLine['fields'] {
  let fields: Record<string, JsonValue> | null = null
  for (const [key, value] of line.map?.entries() ?? []) {
    if (RESERVED_FIELDS.has(key)) continue
    fields ??= {}
    Object.defineProperty(fields, key, { value: plain(value), enumerable: true })
  }
  return fields ?? NO_FIELDS
}

/** Shared types inside a field come from a newer version; they read as their JSON. */
function plain(value: unknown): JsonValue {
  if (hasJson(value)) return value.toJSON()
  return value instanceof Uint8Array || value === undefined ? null : (value as JsonValue)
}

function hasJson(value: unknown): value is { toJSON: () => JsonValue } {
  return (
    typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
  )
}

function textField(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function indentOf(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return 0
  return Math.min(DEEPEST_INDENT, Math.max(0, value))
}
