/**
 * The two columns of the room's screen: what was said last, and the decisions and actions so far. Lists that do not fit
 * fold their oldest away and say how many; a new item comes in with a wash of its kind.
 */
import { UserPlus } from 'lucide-react'
import { useRef, type CSSProperties, type ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { dayLabel } from '../clock.ts'
import { Icon } from '../parts/icon.tsx'
import { foldLists, type RoomFacts, type RoomItem, type SaidLine } from './room-facts.ts'
import { fitAt, useFitLevel } from './use-fit-level.ts'
import { useFresh } from './use-settled.ts'

/** Of what was said last, before lines are cut with a sign. */
const LAST_LINES = 10
const MOST_STEPS = LAST_LINES - 2

export function NowSection({
  title,
  said,
  brief,
}: {
  readonly title: string
  readonly said: readonly SaidLine[]
  /** How notes are taken here: shown until the first words are written. */
  readonly brief: readonly string[]
}): ReactNode {
  const part = useRef<HTMLElement>(null)
  const level = useFitLevel(part, JSON.stringify([title, said, brief]), MOST_STEPS)
  const shown = said.slice(level > 0 ? -1 : 0)
  const style = {
    '--fit': fitAt(level),
    '--last-lines': String(Math.max(2, LAST_LINES - level)),
  } as CSSProperties
  return (
    <section className="room-now" ref={part} style={style}>
      <h2>
        <small>{say('room.now')}</small> {title}
      </h2>
      {said.length === 0 ? (
        <>
          <p className="room-before">{say('room.nothingSaid')}</p>
          <ol className="room-format" aria-label={say('room.brief')}>
            {brief.map((point) => (
              <li key={point}>{point.replaceAll('**', '')}</li>
            ))}
          </ol>
        </>
      ) : null}
      {shown.toReversed().map((line, index) => (
        <p key={line.id} className={index === 0 ? 'room-last' : 'room-before'}>
          {line.speaker === null ? null : <span>{line.speaker}</span>}
          {line.text}
        </p>
      ))}
    </section>
  )
}

interface RoomListsProps {
  readonly facts: RoomFacts
  /** Whether what comes now is new, and not the note as it was. */
  readonly settled: boolean
}

export function RoomLists({ facts: { decisions, actions }, settled }: RoomListsProps): ReactNode {
  const list = useRef<HTMLElement>(null)
  const content = `${JSON.stringify(decisions)}${JSON.stringify(actions)}`
  const folded = useFitLevel(list, content, decisions.length + actions.length)
  const fold = foldLists(decisions.length, actions.length, folded)
  return (
    <section className="room-list" ref={list}>
      <ItemList
        kind="decision"
        title={say('room.decisions')}
        items={decisions}
        fold={fold.decisions}
        settled={settled}
      />
      <ItemList
        kind="action"
        title={say('room.actions')}
        items={actions}
        fold={fold.actions}
        settled={settled}
      />
    </section>
  )
}

interface ItemListProps {
  readonly kind: 'decision' | 'action'
  readonly title: string
  readonly items: readonly RoomItem[]
  readonly fold: number
  readonly settled: boolean
}

function ItemList({ kind, title, items, fold, settled }: ItemListProps): ReactNode {
  const fresh = useFresh(
    items.map((item) => item.id),
    settled,
  )
  return (
    <>
      <h2>
        {title} <small>{items.length}</small>
      </h2>
      {items.length === 0 ? <p className="room-none">{say('room.noItems')}</p> : null}
      {fold === 0 ? null : <p className="room-folded">{say('room.moreAbove', { count: fold })}</p>}
      <ol>
        {items.slice(fold).map((item) => (
          <li key={item.id} className={fresh.has(item.id) ? `room-item room-fresh-${kind}` : 'room-item'}>
            <KindGlyph kind={kind} status={item.status ?? 'TODO'} size={36} />
            <b>{item.number}</b>
            <div>
              <p>{item.text}</p>
              {kind === 'action' ? <Taker item={item} /> : null}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}

function Taker({ item }: { readonly item: RoomItem }): ReactNode {
  const { summit } = useSummit()
  if (item.owner === null) {
    return (
      <em className="room-wants">
        <Icon of={UserPlus} size={20} /> {say('room.nobodyTakes')}
      </em>
    )
  }
  const due = item.due === null ? null : dayInWords(item.due, summit.start.slice(0, 4))
  return <em>{due === null ? item.owner : `${item.owner}, ${due}`}</em>
}

/** `16 Oct`: the weekday says nothing from the last row. The year only where it is another than the summit's. */
function dayInWords(day: string, year: string): string {
  const [, ...words] = dayLabel(day, 'medium').split(' ')
  const short = words.length === 0 ? day : words.join(' ')
  return day.startsWith(year) ? short : `${short} ${day.slice(0, 4)}`
}
