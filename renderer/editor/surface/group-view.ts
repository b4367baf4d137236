/** The element around a group of lines (`line-groups.ts`). A long one that is out of sight is not laid out or painted. */
import type { Mark } from 'prosemirror-model'
import type { MarkView } from 'prosemirror-view'

/** What few lines cost is less than what a wrong guess at their height does to the scroll bar. */
const LONG = 32
/** A guess for lines never seen yet, which the browser replaces by what it measured. */
const LINE_PX = 30

export function createGroupView(group: Mark): MarkView {
  const dom = document.createElement('div')
  const lines = Number(group.attrs['lines'])
  dom.className = 'line-group'
  if (lines >= LONG) {
    dom.classList.add('line-group-long')
    dom.style.setProperty('contain-intrinsic-block-size', `auto ${lines * LINE_PX}px`)
  }
  return { dom, ignoreMutation: (mutation) => mutation.type === 'attributes' }
}
