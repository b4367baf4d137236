/**
 * Turns whatever stands in a note into JSON values with one form for equal content: keys sorted, nothing that JSON
 * cannot hold. Knows nothing of lines or templates.
 */
import type { JsonValue } from './record-model.ts'

/** Deeper than any field; the relay refuses deeper content, so this only guards against hand-made documents. */
const DEEPEST = 64

/** The canonical JSON of any value. What JSON lacks becomes text (numbers too big) or null; never throws. */
export function canonicalJson(value: unknown, depth = 0): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || depth > DEEPEST) return null
  if (value instanceof Uint8Array) return { bytes: Array.from(value) }
  if (Array.isArray(value)) return value.map((entry) => canonicalJson(entry, depth + 1))
  if (isShared(value)) return canonicalJson(value.toJSON(), depth + 1)
  return canonicalFields(value as Readonly<Record<string, unknown>>, depth + 1)
}

/** The same for an object's own properties; absent ones (undefined) are left out. */
export function canonicalFields(
  fields: Readonly<Record<string, unknown>>,
  depth = 0,
): Readonly<Record<string, JsonValue>> {
  const entries = Object.keys(fields)
    .sort()
    .filter((key) => fields[key] !== undefined)
    .map((key): [string, JsonValue] => [key, canonicalJson(fields[key], depth)])
  // `fromEntries` makes own properties, also of a key like `__proto__`.
  return Object.fromEntries(entries)
}

/** A Yjs type as the value of a field comes from a newer version; it is read as its JSON. */
function isShared(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function'
}
