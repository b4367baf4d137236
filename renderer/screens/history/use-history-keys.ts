/**
 * The keys of the history: arrows go through the versions wherever the focus is, except in a field that needs them.
 */
import { useCommands } from '../../commands/offers.ts'
import { useHints } from '../parts/key-line-store.ts'
import type { Past } from './use-past.ts'
import { markFrom, pageFrom, stepFrom, type Way } from './versions.ts'

const HINTS = [
  ['history.before', 'history.after'],
  ['history.mark-before', 'history.mark-after'],
  'history.who',
  'history.restore',
  'frame.next-pane',
  'frame.keys',
  'history.now',
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
  useCommands({
    'history.before': () => choose(stepFrom(versions, place, -1)),
    'history.after': () => choose(stepFrom(versions, place, 1)),
    'history.mark-before': () => choose(markFrom(versions, place, -1)),
    'history.mark-after': () => choose(markFrom(versions, place, 1)),
    'history.page-before': () => page(-1),
    'history.page-after': () => page(1),
    'history.who': toggle,
    'history.restore': onRestore,
    'history.now': () => choose(versions.length - 1),
  })
}
