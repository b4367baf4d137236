/** A show of hands on the room's screen: the decision and three figures; names only where the template says so. */
import type { CSSProperties, ReactNode } from 'react'
import { ANSWERS } from '#note/show-of-hands.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import type { RunningHands } from '../note/use-open-hands.ts'

const WORDS = { for: 'note.handsFor', against: 'note.handsAgainst', abstain: 'note.handsAbstain' } as const
const MOST_NAMED = 12

interface RoomHandsProps {
  readonly running: RunningHands
  readonly named: boolean
}

export function RoomHands({ running, named }: RoomHandsProps): ReactNode {
  const { item, figures, raised } = running
  return (
    <section className="room-hands" aria-label={say('note.handsOn', { item: item.number ?? '' })}>
      <p className="room-hands-what">
        <KindGlyph kind="decision" size={52} />
        <b>{item.number}</b>
        <span>{item.text}</span>
      </p>
      <dl>
        {ANSWERS.map((answer) => (
          <div key={answer}>
            <dt>{say(WORDS[answer])}</dt>
            <dd style={{ '--digits': String(figures[answer]).length } as CSSProperties}>{figures[answer]}</dd>
            {named && raised[answer].length > 0 ? (
              <dd className="room-hands-names">{namesIn(raised[answer])}</dd>
            ) : null}
          </div>
        ))}
      </dl>
    </section>
  )
}

function namesIn(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  const shown = names.slice(0, MOST_NAMED).join(', ')
  return more > 0 ? `${shown}, ${say('room.moreNames', { count: more })}` : shown
}
