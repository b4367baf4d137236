/** Loads the summit for whatever is shown without it, and keeps it fresh by the relay's events. */
import { useEffect } from 'react'
import { listenToEvents } from '../../api/event-stream.ts'
import { gatherEvents } from '../../api/gather-events.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore, type SummitState } from '../../api/summit-store.ts'
import { announceEvent } from '../../api/use-events.ts'

/** How often the relay is asked while its events do not come. */
const REFRESH_MS = 10_000

/** The summit as it is loaded, and a way to load it again. */
export function useFreshSummit(): { readonly state: SummitState; readonly again: () => void } {
  const relay = useRelay()
  const { state, load, refresh, hear } = useSummitStore()
  useEffect(() => {
    void load(relay)
    let listening = false
    const ask = (): void => {
      if (!listening) void refresh(relay)
    }
    const timer = setInterval(ask, REFRESH_MS)
    window.addEventListener('focus', ask)
    const gathering = gatherEvents((event) => {
      hear(relay, event)
      announceEvent(event)
    })
    const stop = listenToEvents({
      origin: relay.origin,
      token: relay.token,
      onEvent: gathering.take,
      onReady: ({ resumed }) => {
        listening = true
        if (!resumed) void refresh(relay)
      },
      onLost: () => {
        listening = false
      },
    })
    return () => {
      stop()
      gathering.close()
      clearInterval(timer)
      window.removeEventListener('focus', ask)
    }
  }, [relay, load, refresh, hear])
  return { state, again: () => void load(relay) }
}
