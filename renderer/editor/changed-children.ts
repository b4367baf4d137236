/** Where two versions of a section differ, by the nodes that stayed the same at either end. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'

/** Each `[start, end)` of the section after, and `[start, oldEnd)` before. */
export interface ChangedChildren {
  readonly start: number
  readonly end: number
  readonly oldEnd: number
}

/**
 * Half a dozen readers ask about the same two versions for every letter. The earlier version is held weakly, or each
 * would keep the one before it for ever.
 */
const asked = new WeakMap<ProseMirrorNode, { before: WeakRef<ProseMirrorNode>; answer: ChangedChildren }>()

/** The children `[start, end)` of `after` that are not the same nodes as before at either end. */
export function changedChildren(before: ProseMirrorNode, after: ProseMirrorNode): ChangedChildren {
  const known = asked.get(after)
  if (known?.before.deref() === before) return known.answer
  const answer = compare(before, after)
  asked.set(after, { before: new WeakRef(before), answer })
  return answer
}

function compare(before: ProseMirrorNode, after: ProseMirrorNode): ChangedChildren {
  let start = 0
  let end = after.childCount
  let oldEnd = before.childCount
  while (start < end && start < oldEnd && after.child(start) === before.child(start)) start += 1
  while (end > start && oldEnd > start && after.child(end - 1) === before.child(oldEnd - 1)) {
    end -= 1
    oldEnd -= 1
  }
  return { start, end, oldEnd }
}
