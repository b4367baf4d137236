/** The queue of speakers, live, and what I can do about it: raise or lower my hand, and with the pen call the next. */
import { useEffect, useState } from 'react'
import type { OpenNote } from '../../note/open-note.ts'
import { callOf, handsOf, isCalled, type Hands } from './hands.ts'

export interface Queue extends Hands {
  /** Whether my hand is up. */
  readonly mine: boolean
  readonly toggle: () => void
  /** Absent for whoever does not hold the pen, and where no hand is up and nobody speaks. */
  readonly next: (() => void) | undefined
}

export function useHands({ awareness, me }: OpenNote, pen: string | null, clockOffsetMs: number): Queue {
  const read = (): Hands => handsOf(awareness.getStates().values(), pen)
  const [hands, setHands] = useState<Hands>(read)
  useEffect(() => {
    const update = (): void => {
      const own: unknown = awareness.getLocalState()?.['hand']
      if (typeof own === 'number' && isCalled(awareness.getStates().values(), pen, { id: me.id, at: own }))
        awareness.setLocalStateField('hand', null)
      setHands((before) => {
        const now = handsOf(awareness.getStates().values(), pen)
        return JSON.stringify(before) === JSON.stringify(now) ? before : now
      })
    }
    update()
    awareness.on('change', update)
    return () => awareness.off('change', update)
  }, [awareness, me.id, pen])
  const mine = hands.queue.some(({ id }) => id === me.id)
  const first = hands.queue[0]
  const call = (): void => awareness.setLocalStateField('called', first === undefined ? null : callOf(first))
  return {
    ...hands,
    mine,
    toggle: () => awareness.setLocalStateField('hand', mine ? null : Date.now() + clockOffsetMs),
    next: pen === me.id && (first !== undefined || hands.speaking !== null) ? call : undefined,
  }
}
