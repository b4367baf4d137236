/**
 * The queue of the desk: sessions by risk or by time, each with what is wrong in words.
 */
import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionSummary } from '#note/wire/api.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dayOf, timeOf } from '../clock.ts'
import { Icon } from '../parts/icon.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { Segments } from '../parts/segments.tsx'
import { stateWord, wrongWith, type QueueGroup } from './queue.ts'

export type QueueOrder = 'risk' | 'time'

interface DeskQueueProps {
  readonly groups: readonly QueueGroup[]
  readonly title: string
  readonly words: string
  readonly order: QueueOrder
  readonly onOrder: (order: QueueOrder) => void
  readonly chosen: string | null
}

export function DeskQueue({ groups, title, words, order, onOrder, chosen }: DeskQueueProps): ReactNode {
  return (
    <aside className="queue" aria-label={say('desk.queue')}>
      <header>
        <h1>{title}</h1>
        <span className="second">{words}</span>
      </header>
      <div className="queue-order">
        <Segments
          label={say('desk.order')}
          options={[
            { key: 'risk', words: say('desk.byRisk') },
            { key: 'time', words: say('desk.byTime') },
          ]}
          chosen={order}
          onChoose={onOrder}
        />
      </div>
      <nav className="queue-ways" aria-label={say('desk.ways')}>
        <a className="link" href="/reminders">
          {say('desk.reminders')}
        </a>
        <a className="link" href="/tidy">
          {say('desk.tidy')}
        </a>
        <a className="link" href="/summaries">
          {say('desk.summaries')}
        </a>
      </nav>
      <div className="queue-lists" onFocus={keepTabStop} onKeyDown={moveInList}>
        {groups.map(({ group, title: heading, rows }) => (
          <section key={group}>
            <h2>
              {heading} <span>{rows.length}</span>
            </h2>
            <ol>
              {rows.map((summary) => (
                <QueueRow key={summary.session.id} summary={summary} chosen={summary.session.id === chosen} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </aside>
  )
}

function QueueRow({
  summary,
  chosen,
}: {
  readonly summary: SessionSummary
  readonly chosen: boolean
}): ReactNode {
  const { summit } = useSummit()
  const { session } = summary
  const wrong = wrongWith(summary)
  const when =
    session.start === null
      ? null
      : `${dayOf(session.start, summit.timezone).split(' ')[0] ?? ''} ${timeOf(session.start, summit.timezone)}`
  const place = [roomName(summit, session), when].filter((part) => part !== null).join(', ')
  return (
    <li>
      <a
        href={`/desk/${session.id}`}
        aria-current={chosen ? 'true' : undefined}
        data-stop
        tabIndex={chosen ? 0 : -1}
      >
        <b className="record">{session.title}</b>
        <small>
          {place} · {stateWord(session.state)}
        </small>
        {wrong === null ? (
          <span className="queue-state">
            <Icon of={Check} size={13} />
            {say('desk.nothingMissing')}
          </span>
        ) : (
          <span className="queue-state queue-wrong">
            <Icon of={TriangleAlert} size={13} />
            {wrong}
          </span>
        )}
      </a>
    </li>
  )
}
