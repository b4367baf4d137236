/**
 * Where the others are: a caret with the full name while they type, a knob when they rest, their initials beside the
 * line, their selection in their hue.
 */
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type { JsonValue } from '#note/record-model.ts'
import type { PositionCodec } from './binding-port.ts'
import { initialsOf } from './chip-words.ts'
import { personHue } from './person-hue.ts'

const FLAG_MS = 2000
const REDRAW_MS = 50
const MOST_INITIALS = 3

/** Somebody else's caret as it is to be drawn. */
export interface RemoteCaret {
  readonly client: number
  /** Person id, or the name where none is known. */
  readonly person: string
  readonly name: string
  readonly hue: number
  readonly anchor: number
  readonly head: number
  readonly typing: boolean
}

const key = new PluginKey<DecorationSet>('cursors')

export interface CursorSources {
  readonly awareness: Awareness
  readonly codec: PositionCodec
  readonly now: () => number
  /** Without a connection nobody is shown: where they are is not known. */
  readonly isLive: () => boolean
}

export function createCursors(sources: CursorSources): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set, _before, state) => {
        const carets = transaction.getMeta(key) as readonly RemoteCaret[] | undefined
        if (carets !== undefined) return drawCarets(state, carets)
        return transaction.docChanged ? set.map(transaction.mapping, transaction.doc) : set
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => watchAwareness(view, sources),
  })
}

function watchAwareness(view: EditorView, sources: CursorSources): { readonly destroy: () => void } {
  const { awareness } = sources
  const seen = new Map<number, { readonly typedAt: number; readonly at: number }>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const plan = (ms: number): void => {
    timer ??= setTimeout(redraw, ms)
  }
  const redraw = (): void => {
    timer = null
    if (view.isDestroyed) return
    // New elements beside a half-made word would end its composition.
    if (view.composing) return plan(REDRAW_MS * 2)
    const carets = sources.isLive() ? readCarets(view.state, sources, seen) : []
    if (carets.length > 0 || key.getState(view.state) !== DecorationSet.empty)
      view.dispatch(view.state.tr.setMeta(key, carets))
    if (carets.some((caret) => caret.typing)) plan(FLAG_MS / 4)
  }
  const onChange = (change: { added: number[]; updated: number[]; removed: number[] }): void => {
    const clients = [...change.added, ...change.updated, ...change.removed]
    if (clients.some((client) => client !== awareness.clientID)) plan(REDRAW_MS)
  }
  awareness.on('change', onChange)
  plan(REDRAW_MS)
  return {
    destroy: () => {
      awareness.off('change', onChange)
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function readCarets(
  state: EditorState,
  sources: CursorSources,
  seen: Map<number, { readonly typedAt: number; readonly at: number }>,
): RemoteCaret[] {
  const carets: RemoteCaret[] = []
  for (const [client, presence] of sources.awareness.getStates()) {
    const caret = client === sources.awareness.clientID ? null : readCaret(state, sources.codec, presence)
    if (caret === null) continue
    carets.push({ client, ...caret, typing: isTyping(client, presence['typedAt'], sources.now(), seen) })
  }
  return carets
}

/** Clocks of other computers may be wrong, so what counts is when their last key was heard of here. */
function isTyping(
  client: number,
  typedAt: unknown,
  now: number,
  seen: Map<number, { readonly typedAt: number; readonly at: number }>,
): boolean {
  if (typeof typedAt !== 'number') return false
  const last = seen.get(client)
  if (last?.typedAt === typedAt) return now - last.at < FLAG_MS
  seen.set(client, { typedAt, at: now })
  return true
}

function readCaret(
  state: EditorState,
  codec: PositionCodec,
  presence: Readonly<Record<string, unknown>>,
): Pick<RemoteCaret, 'person' | 'name' | 'hue' | 'anchor' | 'head'> | null {
  const person = presence['person'] as { readonly id?: unknown; readonly name?: unknown } | null | undefined
  const cursor = presence['cursor'] as
    { readonly anchor?: JsonValue; readonly head?: JsonValue } | null | undefined
  if (typeof person?.name !== 'string' || cursor?.head === undefined) return null
  const head = codec.decodePosition(state, cursor.head)
  if (head === null) return null
  const anchor = cursor.anchor === undefined ? null : codec.decodePosition(state, cursor.anchor)
  const id = typeof person.id === 'string' ? person.id : person.name
  return { person: id, name: person.name, hue: personHue(id), head, anchor: anchor ?? head }
}

/** The decorations for these carets. */
export function drawCarets(state: EditorState, carets: readonly RemoteCaret[]): DecorationSet {
  const size = state.doc.content.size
  const shown = carets.filter((caret) => caret.head <= size && caret.anchor <= size)
  const initials = initialsBeside(state, shown)
  return DecorationSet.create(
    state.doc,
    shown.flatMap((caret) => [
      ...selectionMark(caret),
      caretWidget(state, caret, initials.get(caret.client) ?? ''),
    ]),
  )
}

function selectionMark({ anchor, head, hue }: RemoteCaret): Decoration[] {
  if (anchor === head) return []
  return [
    Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
      class: `remote-selection hue-${hue}`,
    }),
  ]
}

function caretWidget(state: EditorState, caret: RemoteCaret, initials: string): Decoration {
  const { client, person, name, hue, head, typing } = caret
  const $head = state.doc.resolve(head)
  const atEnd = $head.parentOffset === $head.parent.content.size
  const look = `remote-caret hue-${hue}${typing ? ' remote-typing' : ''}${atEnd ? ' remote-end' : ''}`
  return Decoration.widget(head, () => caretElement({ look, person, name, initials }), {
    key: `${client} ${look} ${name} ${initials}`,
    side: 10,
    ignoreSelection: true,
    marks: [],
  })
}

interface DrawnCaret {
  readonly look: string
  readonly person: string
  readonly name: string
  readonly initials: string
}

function caretElement({ look, person, name, initials }: DrawnCaret): HTMLElement {
  const caret = document.createElement('span')
  caret.className = look
  caret.dataset['of'] = person
  // The list of who is here says the same; read inside the text it would be noise.
  caret.setAttribute('aria-hidden', 'true')
  const bar = document.createElement('span')
  bar.className = 'remote-bar'
  bar.dataset['name'] = name
  caret.append(bar)
  if (initials !== '') {
    const beside = document.createElement('span')
    beside.className = 'remote-initials'
    beside.dataset['initials'] = initials
    caret.append(beside)
  }
  return caret
}

/** What stands in the right gutter, by the client at whose caret's height it stands: one label a line. */
function initialsBeside(state: EditorState, carets: readonly RemoteCaret[]): Map<number, string> {
  const byLine = new Map<number, RemoteCaret[]>()
  for (const caret of carets) {
    const $head = state.doc.resolve(caret.head)
    if (caret.typing || $head.depth < 2) continue
    const line = $head.before(2)
    byLine.set(line, [...(byLine.get(line) ?? []), caret])
  }
  const beside = new Map<number, string>()
  for (const here of byLine.values()) {
    const [first] = here
    const names = here.slice(0, MOST_INITIALS).map((caret) => initialsOf(caret.name))
    const more = here.length > MOST_INITIALS ? [`+${here.length - MOST_INITIALS}`] : []
    if (first !== undefined) beside.set(first.client, [...names, ...more].join(' '))
  }
  return beside
}
