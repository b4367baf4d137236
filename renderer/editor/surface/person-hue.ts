/**
 * The hue a person's cursor has, the same on every screen.
 */
const HUES = 6

/** A number from 1 to 6 that depends on the id only; the name is always shown beside the hue. */
export function personHue(id: string): number {
  let hash = 2166136261
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 16777619)
  }
  return ((hash >>> 0) % HUES) + 1
}
