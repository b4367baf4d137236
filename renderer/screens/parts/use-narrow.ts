/**
 * Which of the layouts of UI.md 10 holds now: one column below 700 px, without margin and contents below 900 px, or the
 * wide frame.
 */
import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 699.98px)'
const FOLDED = '(max-width: 899.98px)'

/** True below 700 px; follows the window. */
export function useNarrow(): boolean {
  return useWidth(NARROW)
}

/** True below 900 px, where nothing stands beside the text; follows the window. */
export function useFolded(): boolean {
  return useWidth(FOLDED)
}

function useWidth(media: string): boolean {
  return useSyncExternalStore(
    media === NARROW ? listenToNarrow : listenToFolded,
    () => window.matchMedia(media).matches,
  )
}

// One function each for the page's life: React listens anew whenever it is another.
const listenToNarrow = listenTo(NARROW)
const listenToFolded = listenTo(FOLDED)

function listenTo(media: string): (listener: () => void) => () => void {
  return (listener) => {
    const query = window.matchMedia(media)
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }
}
