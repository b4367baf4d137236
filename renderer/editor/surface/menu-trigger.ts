/**
 * Notices `/`, `@` and `#` while somebody types and keeps what is typed after them. It only watches: the letters are
 * ordinary text until a row is chosen, and Escape leaves them there.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { lineAttributes, schema } from '../schema.ts'

export type Trigger = '/' | '@' | '#'

/** An open menu: `from` is the position of the trigger, `query` what stands between it and the caret. */
export interface OpenMenu {
  readonly trigger: Trigger
  readonly from: number
  readonly query: string
}

/** What the menu needs of whoever shows it. `key` answers whether the menu took the key. */
export interface MenuListener {
  readonly changed: (view: EditorView, open: OpenMenu | null) => void
  readonly key: (view: EditorView, event: KeyboardEvent) => boolean
}

const QUERIES: Readonly<Record<Trigger, RegExp>> = {
  '/': /^(?:\p{L}[\p{L} -]{0,23})?$/u,
  '@': /^(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}'’. -]{0,39})?$/u,
  '#': /^(?:[a-z0-9][a-z0-9+.-]{0,59})?$/i,
}

const key = new PluginKey<OpenMenu | null>('menu')

export function openMenuOf(state: EditorState): OpenMenu | null {
  return key.getState(state) ?? null
}

/** Closes the menu and leaves the typed letters. */
export function closeMenu(transaction: Transaction): Transaction {
  return transaction.setMeta(key, null)
}

export function createMenuTrigger(listener: MenuListener): Plugin<OpenMenu | null> {
  return new Plugin<OpenMenu | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, _old, state) => applyMenu(transaction, before, state),
    },
    props: {
      handleTextInput: (view, ...typed) => openMenu(view, typed),
      handleKeyDown: (view, event) =>
        openMenuOf(view.state) !== null && !view.composing && listener.key(view, event),
      handleDOMEvents: {
        blur: (view) => {
          if (openMenuOf(view.state) !== null) view.dispatch(closeMenu(view.state.tr))
          return false
        },
      },
    },
    view: () => ({
      update: (view, before) => {
        const open = openMenuOf(view.state)
        if (open !== openMenuOf(before)) listener.changed(view, open)
      },
    }),
  })
}

type Typed = readonly [from: number, to: number, text: string, plain: () => Transaction]

function openMenu(view: EditorView, [from, , text, plain]: Typed): boolean {
  if (!isTrigger(text) || !mayOpen(view.state, from, text)) return false
  view.dispatch(plain().setMeta(key, { trigger: text, from, query: '' } satisfies OpenMenu))
  return true
}

function isTrigger(text: string): text is Trigger {
  return text === '/' || text === '@' || text === '#'
}

function mayOpen(state: EditorState, from: number, trigger: Trigger): boolean {
  const $from = state.doc.resolve(from)
  if ($from.depth < 2) return false
  const { kind } = lineAttributes($from.parent)
  if (kind === 'code' || kind === 'reference' || schema.marks.code.isInSet($from.marks())) return false
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 1),
    $from.parentOffset,
    '',
    '\ufffc',
  )
  // In a path or an address the sign is a letter like any other.
  return before === '' || (trigger === '/' ? /\s/.test(before) : !/[\p{L}\p{N}_/#@]/u.test(before))
}

function applyMenu(transaction: Transaction, before: OpenMenu | null, state: EditorState): OpenMenu | null {
  const meta = transaction.getMeta(key) as OpenMenu | null | undefined
  if (meta !== undefined) return meta
  if (before === null || (!transaction.docChanged && !transaction.selectionSet)) return before
  const mapped = transaction.mapping.mapResult(before.from, 1)
  return mapped.deletedAfter ? null : readMenu(state, before, mapped.pos)
}

function readMenu(state: EditorState, before: OpenMenu, from: number): OpenMenu | null {
  const { $head, empty } = state.selection
  const start = $head.start()
  if (!empty || $head.depth < 2 || from < start || $head.pos <= from) return null
  const text = $head.parent.textBetween(from - start, $head.parentOffset, '', '\ufffc')
  const query = text.slice(1)
  if (!text.startsWith(before.trigger) || !QUERIES[before.trigger].test(query)) return null
  return from === before.from && query === before.query ? before : { trigger: before.trigger, from, query }
}
