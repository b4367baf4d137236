/** Loads the summit for whatever is shown without it, and keeps the list of sessions fresh. */
import { useEffect } from 'react'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore, type SummitState } from '../../api/summit-store.ts'

const REFRESH_MS = 10_000

/** The summit as it is loaded, and a way to load it again. Asks every ten seconds and when the window comes back. */
export function useFreshSummit(): { readonly state: SummitState; readonly again: () => void } {
  const relay = useRelay()
  const { state, load, refresh } = useSummitStore()
  useEffect(() => {
    void load(relay)
    const again = (): void => void refresh(relay)
    const timer = setInterval(again, REFRESH_MS)
    window.addEventListener('focus', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', again)
    }
  }, [relay, load, refresh])
  return { state, again: () => void load(relay) }
}
