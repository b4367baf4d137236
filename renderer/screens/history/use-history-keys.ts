/**
 * The keys of the history: arrows go through the versions wherever the focus is, except in a field that needs them.
 */
import { useHints } from '../parts/key-line-store.ts'
import { useKeys } from '../parts/use-keys.ts'
import type { Past } from './use-past.ts'
import { markFrom, pageFrom, stepFrom, type Way } from './versions.ts'

const HINTS = [
  { keys: '← →', words: 'version' },
  { keys: '⇧ ← →', words: 'mark' },
  { keys: 'W', words: 'who wrote what' },
  { keys: 'R', words: 'restore' },
  { keys: 'F6', words: 'next pane' },
  { keys: '?', words: 'all keys' },
  { keys: 'Esc', words: 'back to now' },
] as const

interface KeyUse {
  readonly timezone: string
  readonly onRestore: () => void
}

export function useHistoryKeys(past: Past, { timezone, onRestore }: KeyUse): void {
  const { versions, place, choose, who, showWho } = past
  const toggle = (): void => showWho(!who)
  const page = (way: Way): void => choose(pageFrom(versions, place, { way, timezone }))
  useHints(HINTS)
  useKeys({
    ArrowLeft: () => choose(stepFrom(versions, place, -1)),
    ArrowRight: () => choose(stepFrom(versions, place, 1)),
    'shift+ArrowLeft': () => choose(markFrom(versions, place, -1)),
    'shift+ArrowRight': () => choose(markFrom(versions, place, 1)),
    '[': () => page(-1),
    ']': () => page(1),
    w: toggle,
    'alt+w': toggle,
    r: onRestore,
    Escape: () => choose(versions.length - 1),
  })
}
