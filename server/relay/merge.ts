/** Merging many updates into one where a Y.Doc is not wanted. */
import * as Y from 'yjs'
import { MERGE_GROUP } from './limits.ts'

/** The update that changes nothing. */
export const EMPTY_UPDATE = new Uint8Array([0, 0])

/** Merges updates by groups, since Yjs's merge is quadratic in their number (20,000 at once: 8 s; by hundreds: 0.2 s). */
export function mergeInGroups(updates: readonly Uint8Array[]): Uint8Array {
  let merged = updates
  while (merged.length > 1) {
    const groups: Uint8Array[] = []
    for (let index = 0; index < merged.length; index += MERGE_GROUP) {
      groups.push(Y.mergeUpdates(merged.slice(index, index + MERGE_GROUP)))
    }
    merged = groups
  }
  return merged[0] ?? EMPTY_UPDATE
}
