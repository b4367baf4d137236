/**
 * The link behind the code on the room's screen: it lets guests into this note. A fresh one comes every ten minutes, so
 * that a photograph of the screen is soon of no use; without one the code is the note's plain address.
 */
import { useEffect, useState } from 'react'
import { mayWrite, type Session } from '#note/summit.ts'
import type { GuestLinkAnswer } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'

const FRESH_MS = 10 * 60_000
/** Where the relay did not answer it is asked again this soon. */
const AGAIN_MS = 30_000

/** Null where whoever shows the screen may invite nobody, and where the last link has run out. `now` in ms. */
export function useGuestLink(session: Session, now: number): string | null {
  const relay = useRelay()
  const { me } = useSummit()
  const { id } = session
  const [given, setGiven] = useState<GuestLinkAnswer | null>(null)
  const opened = session.state === 'scheduled' ? ({ ...session, state: 'open' } as const) : session
  const isShut = session.guests === 'none' || !mayWrite(me, opened)
  useEffect(() => {
    setGiven(null)
    if (isShut) return undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      const answer = await relay.guestLink(id)
      if (isOver) return
      if (answer.ok) setGiven(answer.value)
      timer = setTimeout(() => void ask(), answer.ok ? FRESH_MS : AGAIN_MS)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [relay, id, isShut])
  return given === null || now >= Date.parse(given.until) ? null : given.link
}
