/** Who speaks and who wants to, on the room's screen. */
import { useEffect, useState, type ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { say } from '../../words/say.ts'
import { handsOf, type Hands } from '../note/hands.ts'

const MOST_SHOWN = 4

export function RoomQueue({
  awareness,
  pen,
}: {
  readonly awareness: Awareness
  readonly pen: string | null
}): ReactNode {
  const [{ queue, speaking }, setHands] = useState<Hands>(() => handsOf(awareness.getStates().values(), pen))
  useEffect(() => {
    const update = (): void => setHands(handsOf(awareness.getStates().values(), pen))
    update()
    awareness.on('change', update)
    return () => awareness.off('change', update)
  }, [awareness, pen])
  if (queue.length === 0 && speaking === null) return null
  return (
    <section className="room-queue" aria-label={say('note.speakers')}>
      <p>
        {speaking === null ? null : <b>{say('room.speaking', { name: speaking.name })}</b>}
        {queue.length === 0 ? null : (
          <span>
            {say('room.nextSpeakers', {
              names: queue
                .slice(0, MOST_SHOWN)
                .map(({ name }) => name)
                .join(', '),
              more: Math.max(0, queue.length - MOST_SHOWN),
            })}
          </span>
        )}
      </p>
    </section>
  )
}
