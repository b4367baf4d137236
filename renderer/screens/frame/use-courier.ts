/** Lets the courier go its round whenever the relay is there and something changed, in a quiet moment. */
import { useEffect, useRef } from 'react'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore } from '../../api/summit-store.ts'
import { carry } from '../../keep/courier.ts'
import { keepOf } from '../../keep/keep.ts'
import { useOpenNote } from './open-note-store.ts'

/** The open note comes first. */
const QUIET_MS = 4_000

export function useCourier(): void {
  const relay = useRelay()
  const state = useSummitStore((store) => store.state)
  const view = state.kind === 'ready' && state.view.unreachableSince === null ? state.view : null
  const newest = useRef(view)
  newest.current = view
  const isThere = view !== null
  useEffect(() => {
    if (!isThere) return
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const round = async (): Promise<void> => {
      const now = newest.current
      if (now !== null) {
        const open = (): string | null => useOpenNote.getState().note?.session ?? null
        const { me, sessions } = now
        const { signal } = ended
        await carry({ relay, keep: keepOf(relay.origin), person: me.person.id, sessions, open, signal })
      }
      if (!ended.signal.aborted) timer = setTimeout(() => void round(), QUIET_MS)
    }
    timer = setTimeout(() => void round(), QUIET_MS)
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [relay, isThere])
}
