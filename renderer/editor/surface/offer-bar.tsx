/**
 * The quiet bar under a paste: what its lines look like, and two keys. It never takes the focus from the text.
 */
import { useLayoutEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { EditorView } from 'prosemirror-view'
import { keyNames } from '../../commands/chord.ts'
import { runCommand } from '../../commands/offers.ts'
import { keysOf } from '../../commands/table.ts'
import { say } from '../../words/say.ts'
import { floatAt } from './float-at.ts'
import type { FloatStore } from './float-store.ts'
import { withoutOffer, type PasteOffer } from './paste-offer.ts'

interface OfferBarProps {
  readonly store: FloatStore<PasteOffer>
  readonly wordsOf: (offer: PasteOffer) => string
  readonly view: () => EditorView | null
}

export function OfferBar({ store, wordsOf, view }: OfferBarProps): ReactNode {
  const offer = useSyncExternalStore(store.subscribe, store.shown)
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (offer !== null && bar.current !== null) floatAt(bar.current, offer.at)
  }, [offer])
  const leave = (): void => {
    const current = view()
    current?.dispatch(withoutOffer(current.state.tr))
    current?.focus()
  }
  return (
    <>
      <p className="unseen" role="status">
        {offer === null ? '' : say('editor.offer', { what: wordsOf(offer), keys: chord().join(' ') })}
      </p>
      {offer === null
        ? null
        : createPortal(
            <div ref={bar} className="offer-bar" onMouseDown={(event) => event.preventDefault()}>
              <span>{wordsOf(offer)}</span>
              <button type="button" onClick={() => runCommand('note.make-items')}>
                {say('editor.makeItems')}{' '}
                {chord().map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </button>
              <button type="button" onClick={leave}>
                {say('editor.leaveAsIs')} <kbd>Esc</kbd>
              </button>
            </div>,
            view()?.dom.closest('main') ?? document.body,
          )}
    </>
  )
}

function chord(): readonly string[] {
  return keyNames(keysOf('note.make-items')[0] ?? '')
}
