/**
 * After a paste: which of its lines look like items, offered until the next key that writes; and making items of them in
 * one step that one key takes back (SPEC.md M14).
 */
import { Plugin, PluginKey, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { looksLike, type LooksLike } from '#note/shorthand/looks-like.ts'
import { fromNote } from '../binding-plugin.ts'
import { lineAttributes } from '../schema.ts'
import { say } from '../../words/say.ts'
import { becomeItem, fieldsMeant, textOf } from './become-item.ts'
import type { FloatPlace } from './float-at.ts'
import { findLine, lineAt, placeAt, setCaret } from './rearrange.ts'
import { markTaken } from './taken.ts'
import type { ShorthandHost } from './take-shorthand.ts'
import { isPlainKind, type TemplateLookup } from './template-lookup.ts'
import { caretLine } from './text-commands.ts'

/** Items that were not asked for are offered of so many pasted lines at most. */
const MOST_LINES = 400

interface Offered extends LooksLike {
  readonly line: string
}

export interface PasteOffer {
  readonly items: readonly Offered[]
  readonly at: FloatPlace
}

const key = new PluginKey<readonly Offered[] | null>('paste-offer')

export function pasteOfferOf(state: EditorState): readonly Offered[] | null {
  return key.getState(state) ?? null
}

/** Takes the offer away and leaves the text. */
export function withoutOffer(transaction: Transaction): Transaction {
  return transaction.setMeta(key, null)
}

export function createPasteOffer(
  onShow: (offer: PasteOffer | null) => void,
): Plugin<readonly Offered[] | null> {
  return new Plugin<readonly Offered[] | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before) => {
        const offered = transaction.getMeta(key) as readonly Offered[] | null | undefined
        if (offered !== undefined) return offered
        return transaction.docChanged && transaction.getMeta(fromNote) === undefined ? null : before
      },
    },
    props: {
      handleKeyDown: (view, event) => {
        if (event.key !== 'Escape' || pasteOfferOf(view.state) === null) return false
        view.dispatch(withoutOffer(view.state.tr))
        return true
      },
    },
    view: () => ({
      update: (view, before) => {
        const items = pasteOfferOf(view.state)
        if (items === pasteOfferOf(before)) return
        onShow(items === null ? null : { items, at: view.coordsAtPos(view.state.selection.head) })
      },
      destroy: () => onShow(null),
    }),
  })
}

/** Offers what the `count` lines that were just pasted look like; the caret stands in the last of them. */
export function offerPasted(
  view: EditorView,
  lookup: TemplateLookup,
  host: ShorthandHost,
  count: number,
): void {
  const { state } = view
  const place = placeAt(state.selection.$head)
  if (place === null || count < 2 || count > MOST_LINES) return
  const section = state.doc.child(place.section)
  const items: Offered[] = []
  for (let index = Math.max(0, place.line - count + 1); index <= place.line; index += 1) {
    const line = section.child(index)
    const { id, kind } = lineAttributes(line)
    const isTalk = isPlainKind(kind) && kind !== 'code' && kind !== 'reference' && kind !== 'heading'
    const found = isTalk && id !== null ? looksLike(textOf(line), host.judge) : null
    if (found !== null && id !== null && lookup.kind(found.kind) !== undefined)
      items.push({ ...found, line: id })
  }
  if (items.length > 0) view.dispatch(state.tr.setMeta(key, items))
}

/** "3 lines look like actions", "2 actions and 1 decision": the sentence of the offer. */
export function offerWords(items: readonly Offered[], lookup: TemplateLookup): string {
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  const only = kinds.length === 1 ? kinds[0] : undefined
  if (only !== undefined)
    return say('editor.looksLike', { count: items.length, kind: lookup.kind(only)?.title ?? only })
  const counts = kinds.map(
    (kind) => `${items.filter((item) => item.kind === kind).length} × ${lookup.kind(kind)?.title ?? kind}`,
  )
  return say('editor.looksLikeItems', { count: items.length, kinds: counts.join(', ') })
}

/** Makes items of the offered lines; false where nothing is offered. */
export function takeOffer(lookup: TemplateLookup, host: ShorthandHost): Command {
  return (state, dispatch, view) => {
    const items = pasteOfferOf(state)
    if (items === null || view === undefined) return false
    if (!dispatch) return true
    const last = caretLine(state)?.attributes.id ?? null
    const ways = items.flatMap((item) => makeItem(view, lookup, host, item))
    const plain = (): void => {
      for (const way of ways.toReversed()) way()
    }
    view.dispatch(markTaken(withoutOffer(backTo(view.state, last)), plain).scrollIntoView())
    host.onTaken(say('editor.madeItems', { count: ways.length }), plain)
    return true
  }
}

function makeItem(
  view: EditorView,
  lookup: TemplateLookup,
  host: ShorthandHost,
  item: Offered,
): readonly (() => void)[] {
  const place = findLine(view.state.doc, item.line)
  if (place === null) return []
  view.dispatch(setCaret(view.state.tr, place, lineAt(view.state.doc, place).content.size))
  const at = caretLine(view.state)
  if (at === null) return []
  const fields = fieldsMeant(lookup.kind(item.kind), item, host)
  return [becomeItem({ view, lookup, host, at, id: item.line }, { ...item, fields }).plain]
}

/** The caret where it was: in the line it was in, if that is still one of talk, else where making items left it. */
function backTo(state: EditorState, id: string | null): Transaction {
  const place = id === null ? null : findLine(state.doc, id)
  const line = place === null ? null : lineAt(state.doc, place)
  return place === null || line === null || !isPlainKind(lineAttributes(line).kind)
    ? state.tr
    : setCaret(state.tr, place, line.content.size)
}
