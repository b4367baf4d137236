/** What the room agreed, one under the other, to be said aloud and contradicted. */
import { useRef, type ReactNode } from 'react'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { handsIn } from '../parts/hands-words.ts'
import type { RoomItem } from './room-facts.ts'
import { useFitLevel } from './use-fit-level.ts'

/** More than the newest four do not fit at this size. */
const MOST_SHOWN = 4

export function ReadBack({ decisions }: { readonly decisions: readonly RoomItem[] }): ReactNode {
  const part = useRef<HTMLElement>(null)
  const most = Math.min(MOST_SHOWN, decisions.length)
  const level = useFitLevel(part, JSON.stringify(decisions), Math.max(0, most - 1))
  const shown = decisions.slice(decisions.length - most + level)
  const above = decisions.length - shown.length
  return (
    <section ref={part} className={shown.length > 2 ? 'room-back room-back-many' : 'room-back'}>
      {above === 0 ? null : <p className="room-folded">{say('room.moreAbove', { count: above })}</p>}
      {shown.length === 0 ? <p className="room-back-none">{say('room.noneAgreed')}</p> : null}
      <ol>
        {shown.map((item) => (
          <li key={item.id}>
            <KindGlyph kind="decision" size={52} />
            <b>{item.number}</b>
            <div>
              <p>{item.text}</p>
              {item.hands === null ? null : <em>{handsIn(item.hands)}</em>}
              {item.dissent === null ? null : <em>{item.dissent}</em>}
            </div>
          </li>
        ))}
      </ol>
      <p className="room-asked">{say('room.askedBack')}</p>
    </section>
  )
}
