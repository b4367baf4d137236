/** Whether a panel has room beside the text, in the place of the margin. */
import { useSyncExternalStore } from 'react'

const ROOM = '(min-width: 1100px)'

/** Follows the window. */
export function useRoomBeside(): boolean {
  return useSyncExternalStore(listenToWidth, () => window.matchMedia(ROOM).matches)
}

function listenToWidth(listener: () => void): () => void {
  const query = window.matchMedia(ROOM)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
