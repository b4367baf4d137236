/**
 * Which of the layouts of UI.md 10 holds now: one column below 700 px, or the wide frame.
 */
import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 699.98px)'

/** True below 700 px; follows the window. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listenToWidth, () => window.matchMedia(NARROW).matches)
}

function listenToWidth(listener: () => void): () => void {
  const query = window.matchMedia(NARROW)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
