/** What others did while this page was out of touch, and whether its list is open. */
import { useMemo, useState, useSyncExternalStore } from 'react'
import { useCommands } from '../../commands/offers.ts'
import type { Away } from '../../note/away.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { awayRows, countChanges, type AwayRow } from './away-rows.ts'
import { useRoomBeside } from './use-room-beside.ts'

export interface AwayNews {
  readonly away: Away
  readonly rows: readonly AwayRow[]
  readonly count: number
  /** The list is shown: by itself where it has room beside the text, else only by wish. */
  readonly isOpen: boolean
  readonly wasAsked: boolean
  readonly open: () => void
  readonly dismiss: () => void
}

const NOTHING_TO_HEAR = (): (() => void) => () => undefined

/** What is to be told now, or null. */
export function useAway({ away, template }: OpenNote): AwayNews | null {
  const current = useSyncExternalStore(away?.subscribe ?? NOTHING_TO_HEAR, () => away?.current() ?? null)
  const rows = useMemo(() => (current === null ? [] : awayRows(current, template)), [current, template])
  const [asked, setAsked] = useState<Away | null>(null)
  const hasRoom = useRoomBeside()
  const isTold = current !== null && rows.length > 0
  const open = (): void => setAsked(current)
  useCommands({ 'note.away': isTold ? open : undefined })
  if (current === null || away === undefined || !isTold) return null
  const wasAsked = asked === current
  const { dismiss } = away
  return {
    away: current,
    rows,
    count: countChanges(rows),
    isOpen: hasRoom || wasAsked,
    wasAsked,
    open,
    dismiss,
  }
}
