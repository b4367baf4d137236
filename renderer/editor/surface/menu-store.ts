/**
 * The menu at the caret as React sees it: rows, the selected one, and the keys. The text keeps the focus all the time.
 */
import type { EditorView } from 'prosemirror-view'
import type { Row } from './menu-rows.ts'
import { closeMenu, type MenuListener, type OpenMenu } from './menu-trigger.ts'

/** What is on the screen; `left`, `top` and `bottom` are of the trigger's sign, in the window. */
export interface ShownMenu {
  readonly open: OpenMenu
  readonly rows: readonly Row[]
  readonly selected: number
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number }
}

export interface MenuStore extends MenuListener {
  readonly shown: () => ShownMenu | null
  readonly subscribe: (listener: () => void) => () => void
  readonly choose: (view: EditorView, row: Row) => void
}

export const MENU_ID = 'caret-menu'

/** What tells a reader that the keys go to a list now; the text keeps its role, it goes on being written in. */
const OPEN_ATTRIBUTES = ['aria-activedescendant', 'aria-controls', 'aria-haspopup', 'aria-autocomplete']

/** The id of a row's element, for `aria-activedescendant`. */
export function rowElementId(list: string, row: Row): string {
  return `${list}-${row.id}`
}

/** `rows` answers what to offer; `choose` carries a row out after the menu is closed. */
export function createMenuStore(
  rows: (view: EditorView, open: OpenMenu) => readonly Row[],
  choose: (view: EditorView, row: Row, open: OpenMenu) => void,
): MenuStore {
  const listeners = new Set<() => void>()
  let shown: ShownMenu | null = null
  const show = (view: EditorView, next: ShownMenu | null): void => {
    shown = next
    nameForReaders(view, next)
    for (const listener of listeners) listener()
  }
  const take = (view: EditorView, row: Row): void => {
    const open = shown?.open
    view.dispatch(closeMenu(view.state.tr))
    if (open !== undefined) choose(view, row, open)
    view.focus()
  }
  return {
    shown: () => shown,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    choose: take,
    changed: (view, open) => {
      const offered = open === null ? [] : rows(view, open)
      if (open === null || offered.length === 0) return shown === null ? undefined : show(view, null)
      show(view, { open, rows: offered, selected: 0, at: view.coordsAtPos(open.from) })
    },
    key: (view, event) => {
      if (shown === null) return false
      const step = stepOf(event)
      if (step !== 0) {
        const count = shown.rows.length
        show(view, { ...shown, selected: (shown.selected + step + count) % count })
        return true
      }
      if (event.key === 'Escape') view.dispatch(closeMenu(view.state.tr))
      else if (isTake(event)) {
        const row = shown.rows[shown.selected]
        if (row !== undefined) take(view, row)
      } else return false
      return true
    },
  }
}

function stepOf(event: KeyboardEvent): number {
  if (event.altKey || event.ctrlKey || event.metaKey) return 0
  return event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
}

function isTake(event: KeyboardEvent): boolean {
  return (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && !event.altKey && !event.ctrlKey
}

function nameForReaders(view: EditorView, menu: ShownMenu | null): void {
  const row = menu?.rows[menu.selected]
  if (row === undefined) {
    for (const name of OPEN_ATTRIBUTES) view.dom.removeAttribute(name)
    return
  }
  view.dom.setAttribute('aria-controls', MENU_ID)
  view.dom.setAttribute('aria-haspopup', 'listbox')
  view.dom.setAttribute('aria-autocomplete', 'list')
  view.dom.setAttribute('aria-activedescendant', rowElementId(MENU_ID, row))
}
