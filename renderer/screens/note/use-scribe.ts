/** The pen, its rota and following it, once for a note: the margin, the sheet on a phone and the keys share this. */
import { useState } from 'react'
import type { Session } from '#note/summit.ts'
import { useCommands } from '../../commands/offers.ts'
import { useFollow, type Follow } from './use-follow.ts'
import { usePen, NOTE_TAKER, type Pen } from './use-pen.ts'
import { useRota, type Rota } from './use-rota.ts'
import type { LiveNote } from './use-live-note.ts'

export interface Scribe {
  readonly pen: Pen
  readonly rota: Rota
  readonly follow: Follow
  /** Whether the pen may change hands by me. */
  readonly may: boolean
  /** Minutes the holder of the pen has been gone, while it is offered to me. */
  readonly offered: number | null
  readonly notNow: () => void
  /** I am asked who takes the pen. */
  readonly handing: boolean
  readonly stopHanding: () => void
  /** Takes the pen, or asks to whom it goes. */
  readonly act: () => void
  /** With the pen: gives it to the next, asking where there is none. Without: puts me on the rota, or takes me off. */
  readonly turn: () => void
}

interface ScribeParts {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly may: boolean
  readonly connected: boolean
  readonly now: number
  /** Shows the place where the question stands, where it is not on the page. */
  readonly onAsking: () => void
}

export function useScribe({ live, session, present, may, connected, now, onAsking }: ScribeParts): Scribe {
  const pen = usePen(live, session.roles[NOTE_TAKER] ?? null)
  const rota = useRota({ note: live.note, pen, present, live: connected, now })
  const follow = useFollow(pen.mine ? null : (pen.holder?.id ?? null))
  const [handing, setHanding] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const holder = pen.holder?.id ?? null
  const ask = (): void => {
    setHanding(true)
    onAsking()
  }
  const act = (): void => (pen.mine ? ask() : pen.take())
  const turn = (): void => {
    if (!pen.mine) (rota.mine ? rota.leave : rota.join)()
    else if (rota.next === null) ask()
    else pen.give({ id: rota.next.id, name: rota.next.name })
  }
  useCommands({ 'note.pen': may ? act : undefined, 'note.turn': may ? turn : undefined })
  return {
    ...{ pen, rota, follow, may, act, turn },
    offered: may && refused !== holder ? rota.offered : null,
    notNow: () => setRefused(holder),
    handing: handing && pen.mine,
    stopHanding: () => setHanding(false),
  }
}
