/**
 * Following the pen: the sheet scrolls along with whoever takes the notes, through hand-overs. Any key or scroll of
 * one's own ends it, because whoever acts wants to stay where he is.
 */
import { useEffect, useState } from 'react'

const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
const ONLY_HELD: ReadonlySet<string> = new Set(['Alt', 'Control', 'Shift', 'Meta'])

export interface Follow {
  readonly following: boolean
  readonly toggle: () => void
}

/** `person` is the id of whoever holds the pen; nobody is followed where it is null. */
export function useFollow(person: string | null): Follow {
  const [wanted, setWanted] = useState(false)
  const following = wanted && person !== null
  useEffect(() => {
    if (!following) return undefined
    const show = (): void => showCaretOf(person)
    // The caret is drawn when the text has time for it, after the awareness that moves it: its element is what tells.
    const drawn = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => isCaretOf(person, node)))) show()
    })
    const text = document.querySelector('.sheet .note-text')
    if (text !== null) drawn.observe(text, { childList: true, subtree: true })
    show()
    const stop = (event: Event): void => {
      if (event instanceof KeyboardEvent && (ONLY_HELD.has(event.key) || event.altKey)) return
      if (event.target instanceof Element && event.target.closest('.sheet') !== null) setWanted(false)
    }
    for (const move of OWN_MOVES) window.addEventListener(move, stop, { passive: true })
    return () => {
      drawn.disconnect()
      for (const move of OWN_MOVES) window.removeEventListener(move, stop)
    }
  }, [following, person])
  return { following, toggle: () => setWanted((before) => !before) }
}

function isCaretOf(person: string, node: Node): boolean {
  return node instanceof HTMLElement && node.matches('.remote-caret') && node.dataset['of'] === person
}

function showCaretOf(person: string): void {
  const caret = document.querySelector(`.sheet .remote-caret[data-of="${CSS.escape(person)}"]`)
  const line = caret?.closest('[data-line]')
  line?.scrollIntoView({ block: 'center' })
}
