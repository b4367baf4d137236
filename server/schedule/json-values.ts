/**
 * Reading values of foreign JSON whose shape nobody promised. Knows no schedule.
 */

export type JsonRecord = Readonly<Record<string, unknown>>

/** Whether the value is an object with fields (not null, not a list). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field of the object's own; undefined for inherited names such as "constructor" and for what is no object. */
export function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** A field's text, trimmed; numbers become text, everything else ''. */
export function textField(value: unknown, name: string): string {
  const field = fieldOf(value, name)
  return typeof field === 'string' ? field.trim() : typeof field === 'number' ? String(field) : ''
}

/** A field's list; [] for what is no list. */
export function listField(value: unknown, name: string): readonly unknown[] {
  const field = fieldOf(value, name)
  return Array.isArray(field) ? field : []
}

/** A field's own entries; [] for what is no object. */
export function entriesField(value: unknown, name: string): [string, unknown][] {
  const field = fieldOf(value, name)
  return isRecord(field) ? Object.entries(field) : []
}
