/**
 * Where a line says it stands: `[section, order key]`, with a third part when it is joined to the end of another
 * segment. Values come from peers and are checked here; whatever does not fit reads as no place.
 */
import * as Y from 'yjs'

export interface Place {
  readonly section: string
  readonly key: string
  /** A Yjs relative position as JSON, at the end of the segment this line is joined to. */
  readonly into: unknown
}

/** The section of lines that have no place or whose place makes no sense. Never a template's key. */
export const ELSEWHERE = ''

/** Reads a `place` or `home` out of a line's map. */
export function parsePlace(value: unknown): Place | null {
  if (!Array.isArray(value)) return null
  const [section, key, into] = value as unknown[]
  if (typeof section !== 'string' || typeof key !== 'string') return null
  return { section, key, into: into ?? null }
}

/** What is written to the map. */
export function placeValue(section: string, key: string, into?: unknown): unknown[] {
  return into === undefined || into === null ? [section, key] : [section, key, into]
}

/**
 * A position right behind the letter before `index` (assoc −1), so that what is typed at that end later stays in
 * front of what is joined there.
 */
export function endPosition(text: Y.Text, index: number): unknown {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1))
}

/**
 * Finds the position again, or null. Redo links are not followed: they are local, replicas would differ. A position a
 * peer made up may make Yjs throw; it then counts as none.
 */
export function findPosition(
  doc: Y.Doc,
  json: unknown,
): { text: Y.AbstractType<unknown>; index: number } | null {
  try {
    const relative = Y.createRelativePositionFromJSON(json)
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc, false)
    return absolute ? { text: absolute.type as Y.AbstractType<unknown>, index: absolute.index } : null
  } catch {
    return null
  }
}
