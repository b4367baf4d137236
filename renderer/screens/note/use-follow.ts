/**
 * Following the pen: the sheet scrolls along with whoever takes the notes, through hand-overs. Any key or scroll of
 * one's own ends it, because whoever acts wants to stay where he is.
 */
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'

/** The caret is drawn a moment after the awareness that moves it. */
const DRAWN_MS = 80
const OWN_MOVES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
const ONLY_HELD: ReadonlySet<string> = new Set(['Alt', 'Control', 'Shift', 'Meta'])

export interface Follow {
  readonly following: boolean
  readonly toggle: () => void
}

/** `person` is the id of whoever holds the pen; nobody is followed where it is null. */
export function useFollow(awareness: Awareness, person: string | null): Follow {
  const [wanted, setWanted] = useState(false)
  const following = wanted && person !== null
  useEffect(() => {
    if (!following) return undefined
    let timer = setTimeout(() => showCaretOf(person), 0)
    const along = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => showCaretOf(person), DRAWN_MS)
    }
    const stop = (event: Event): void => {
      if (event instanceof KeyboardEvent && (ONLY_HELD.has(event.key) || event.altKey)) return
      if (event.target instanceof Element && event.target.closest('.sheet') !== null) setWanted(false)
    }
    awareness.on('change', along)
    for (const move of OWN_MOVES) window.addEventListener(move, stop, { passive: true })
    return () => {
      clearTimeout(timer)
      awareness.off('change', along)
      for (const move of OWN_MOVES) window.removeEventListener(move, stop)
    }
  }, [awareness, following, person])
  return { following, toggle: () => setWanted((before) => !before) }
}

function showCaretOf(person: string): void {
  const caret = document.querySelector(`.sheet .remote-caret[data-of="${CSS.escape(person)}"]`)
  const line = caret?.closest('[data-line]')
  line?.scrollIntoView({ block: 'center' })
}
