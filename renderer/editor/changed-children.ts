/** Where two versions of a section differ, by the nodes that stayed the same at either end. */
import type { Node as ProseMirrorNode } from 'prosemirror-model'

/** The children `[start, end)` of `after` that are not the same nodes as before at either end. */
export function changedChildren(
  before: ProseMirrorNode,
  after: ProseMirrorNode,
): { start: number; end: number; oldEnd: number } {
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
