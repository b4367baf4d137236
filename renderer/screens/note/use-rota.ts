/** The rota of a note, live, and what I can do about it. */
import { useEffect, useRef, useState } from 'react'
import { aboutOf } from '#note/about.ts'
import { joinRota, leaveRota, readRota, type RotaEntry } from '#note/rota.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { nextOf, offeredAfter } from './rota-turn.ts'
import { PEN, type Pen } from './use-pen.ts'

export interface Rota {
  readonly entries: readonly RotaEntry[]
  readonly mine: boolean
  /** Whoever is first of those in the note. */
  readonly next: RotaEntry | null
  /** Minutes the holder has been gone, where the pen is offered to me. */
  readonly offered: number | null
  readonly join: () => void
  readonly leave: () => void
}

interface RotaParts {
  readonly note: OpenNote
  readonly pen: Pen
  /** Ids of the others in the note. */
  readonly present: ReadonlySet<string>
  /** Whether this page hears who is in the note. */
  readonly live: boolean
  /** Ms of the relay's clock. */
  readonly now: number
}

export function useRota({ note, pen, present, live, now }: RotaParts): Rota {
  const { doc, me } = note
  const holder = pen.holder?.id ?? null
  const entries = useEntries(note, holder)
  const isHere = holder === null || holder === me.id || present.has(holder)
  const goneSince = useGoneSince(holder, isHere, live, now)
  const here = new Set([...present, me.id])
  return {
    entries,
    mine: entries.some(({ id }) => id === me.id),
    next: nextOf(entries, here),
    offered: live ? offeredAfter({ rota: entries, present: here, me: me.id, goneSince, now }) : null,
    join: () => joinRota(doc, { id: me.id, name: me.name }, new Date(now).toISOString(), PEN),
    leave: () => leaveRota(doc, me.id, PEN),
  }
}

function useEntries({ doc }: OpenNote, holder: string | null): readonly RotaEntry[] {
  const [entries, setEntries] = useState(() => readRota(doc, holder))
  useEffect(() => {
    const about = aboutOf(doc)
    const read = (): void => setEntries(readRota(doc, holder))
    read()
    about.observe(read)
    return () => about.unobserve(read)
  }, [doc, holder])
  return entries
}

/** Ms since when this page has not seen the holder; without a connection nobody is seen, and nobody is gone. */
function useGoneSince(holder: string | null, isHere: boolean, live: boolean, now: number): number | null {
  const [gone, setGone] = useState<{ readonly holder: string; readonly since: number } | null>(null)
  const latest = useRef(now)
  useEffect(() => {
    latest.current = now
  })
  useEffect(() => {
    setGone(holder === null || isHere || !live ? null : { holder, since: latest.current })
  }, [holder, isHere, live])
  return gone?.holder === holder ? gone.since : null
}
