/** Lets the courier go its round whenever the relay is there and something changed, in a quiet moment: sessions made here first. */
import { useEffect, useRef } from 'react'
import { bringMade, otherNames, type Brought } from '../../api/made-sessions.ts'
import type { Relay } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummitStore } from '../../api/summit-store.ts'
import { carry } from '../../keep/courier.ts'
import { keepOf, type Keep } from '../../keep/keep.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
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
        const { signal } = ended
        const keep = keepOf(relay.origin)
        await bringAndTell(relay, keep)
        const sessions = [...now.sessions, ...(await otherNames(keep))]
        await carry({ relay, keep, person: now.me.person.id, sessions, open, signal })
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

/** Brings what was made here, and says where its twin was there already. */
export async function bringAndTell(relay: Relay, keep: Keep): Promise<readonly Brought[]> {
  const brought = await bringMade(relay, keep)
  if (brought.length === 0) return brought
  await useSummitStore.getState().refresh(relay)
  for (const { made, answer } of brought) {
    const { id, title } = answer.summary.session
    if (id !== made) useToast.getState().show({ sentence: say('today.merged', { title }) })
  }
  return brought
}
