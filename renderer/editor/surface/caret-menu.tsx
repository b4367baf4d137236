/**
 * The menu at the caret (`/`, `@`, `#`). It floats over the sheet and never takes the focus from the text.
 */
import { useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { EditorView } from 'prosemirror-view'
import { floatAt } from './float-at.ts'
import { MENU_ID, type MenuStore } from './menu-store.ts'
import type { Trigger } from './menu-trigger.ts'
import { say } from '../../words/say.ts'
import { RowList } from './row-list.tsx'

const LABELS: Readonly<Record<Trigger, string>> = {
  '/': say('editor.menu.items'),
  '@': say('editor.menu.people'),
  '#': say('editor.menu.blueprints'),
}

export function CaretMenu({
  store,
  view,
}: {
  readonly store: MenuStore
  readonly view: () => EditorView | null
}): ReactNode {
  const shown = useSyncExternalStore(store.subscribe, store.shown)
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (shown !== null && place.current !== null) floatAt(place.current, shown.at)
  }, [shown])
  if (shown === null) return null
  const { open, rows, selected } = shown
  return createPortal(
    <div ref={place} className={`caret-menu${open.trigger === '/' ? ' caret-menu-wide' : ''}`}>
      <RowList
        id={MENU_ID}
        label={LABELS[open.trigger]}
        rows={rows}
        selected={selected}
        reachable
        onChoose={(row) => {
          const current = view()
          if (current !== null) store.choose(current, row)
        }}
      />
      <p className="unseen" role="status">
        {say('editor.menu.count', { what: LABELS[open.trigger], count: rows.length })}
      </p>
      <p className="rows-foot" aria-hidden="true">
        <kbd>↵</kbd> {say('editor.choose')} <kbd>Esc</kbd> {say('editor.keepText')}
      </p>
    </div>,
    view()?.dom.closest('main') ?? document.body,
  )
}
