/** What of mine this computer keeps for notes that are not open, and the relay does not have yet. */
import { useEffect, useState } from 'react'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { keepOf, type Keep } from '../../keep/keep.ts'
import { useOpenNote } from './open-note-store.ts'

export interface WaitingNote {
  readonly session: string
  readonly lines: number
}

/** Reading the logs of all notes is no work for every second. */
const LOOK_MS = 15_000

/** By note, empty where the relay has all; null before the first look, which comes `after` so many ms. */
export function useWaiting(after: number): readonly WaitingNote[] | null {
  const relay = useRelay()
  const { me } = useSummit()
  const [waiting, setWaiting] = useState<readonly WaitingNote[] | null>(null)
  const person = me.person.id
  // Looked at anew soon after a note was opened or left.
  const open = useOpenNote((store) => store.note?.session ?? null)
  useEffect(() => {
    let isOver = false
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'hidden') return
      const found = await waitingIn(keepOf(relay.origin), person, open).catch(() => [])
      if (isOver) return
      setWaiting((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    const first = setTimeout(() => void look(), after)
    const timer = setInterval(() => void look(), LOOK_MS)
    return () => {
      isOver = true
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [relay, person, open, after])
  return waiting
}

/** `open` is the session whose note says it itself. */
export async function waitingIn(
  keep: Pick<Keep, 'readAll'>,
  person: string,
  open: string | null,
): Promise<readonly WaitingNote[]> {
  const found: WaitingNote[] = []
  for await (const { session, note } of keep.readAll()) {
    const own = note.unsent.filter((edit) => edit.person === person)
    if (session === open || own.length === 0) continue
    found.push({ session, lines: Math.max(1, new Set(own.flatMap(({ lines }) => lines)).size) })
  }
  return found
}
