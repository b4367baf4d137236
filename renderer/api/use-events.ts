/** Who on this page listens to events: the frame opens the one stream, screens hear of it here. */
import { useEffect, useRef } from 'react'
import type { SummitEvent } from '#note/wire/events.ts'

type Hear = (event: SummitEvent) => void

const listeners = new Set<Hear>()

/** Hands an event to every screen that listens. */
export function announceEvent(event: SummitEvent): void {
  for (const hear of [...listeners]) hear(event)
}

/** Calls `hear` with every event while the calling part is shown. */
export function useEvents(hear: Hear): void {
  const latest = useRef(hear)
  useEffect(() => {
    latest.current = hear
  })
  useEffect(() => {
    const listener: Hear = (event) => latest.current(event)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}
