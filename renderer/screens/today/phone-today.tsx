/**
 * Today on a phone: my room, what is next up, and the other rooms by time, room or track.
 */
import { Plus } from 'lucide-react'
import { useState, type CSSProperties, type ReactNode } from 'react'
import type { SessionSummary } from '#note/wire/api.ts'
import { roomName, trackName, useSummit, type SummitView } from '../../api/summit-store.ts'
import { countdown, dayLabel, figureOf, timeOf } from '../clock.ts'
import { say } from '../../words/say.ts'
import { sayNodes } from '../../words/say-nodes.tsx'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { nextUp, type Band } from './band-facts.ts'
import { MyActionsLine } from './my-actions-line.tsx'
import { leadOf, phaseOf, sessionLine } from './session-line.ts'
import { byStart } from './slot-columns.ts'
import { StateLine } from './state-line.tsx'
import { WaitingLines } from './waiting-lines.tsx'

interface PhoneTodayProps {
  readonly band: Band
  readonly day: string | null
  readonly days: readonly string[]
  readonly now: number
  readonly onDay: (day: string) => void
  readonly onOpen: () => void
  readonly onRoom: () => void
  /** Absent for readers. */
  readonly onUnscheduled?: () => void
}

export function PhoneToday(props: PhoneTodayProps): ReactNode {
  return (
    <main className="phone-today" id="main" tabIndex={-1}>
      <WaitingLines />
      <PhoneBand {...props} />
      <PhoneNext {...props} />
      <MyActionsLine />
      <PhoneDay {...props} />
    </main>
  )
}

function PhoneBand({ band, now, onOpen, onRoom }: PhoneTodayProps): ReactNode {
  const { summit } = useSummit()
  const shown = band.kind === 'running' ? band.summary : band.kind === 'free' ? band.next : null
  if (shown === null || band.kind === 'no-room' || band.kind === 'done') {
    return (
      <section className="phone-band">
        <h1>
          {band.kind === 'done' ? say('today.roomDone', { room: band.room.name }) : say('today.whichRoom')}
        </h1>
        <PushButton look="primary" large onPress={onRoom}>
          {say('today.chooseRoom')}
        </PushButton>
      </section>
    )
  }
  const count = countdown(shown.session, now)
  const lead = leadOf(shown.session)
  const room = <b>{band.room.name}</b>
  const style = { '--elapsed': `${String((count?.elapsed ?? 0) * 100)}%` } as CSSProperties
  return (
    <section className="phone-band" style={style}>
      <p className="band-where">
        {band.kind === 'running'
          ? sayNodes('today.roomNow', { room })
          : sayNodes('today.roomFree', { room, until: timeOf(shown.session.start ?? '', summit.timezone) })}
      </p>
      {count === null ? null : <PhoneFigure {...figureOf(count)} />}
      <h1>{shown.session.title}</h1>
      <div className="progress" aria-hidden="true" />
      <p className="meta">
        <TrackStroke tracks={summit.tracks} track={shown.session.track} named />
        {lead === null ? null : <span>{say('today.lead', { name: lead })}</span>}
      </p>
      <PushButton look="primary" large onPress={onOpen}>
        {say(band.kind === 'running' ? 'today.openNote' : 'today.openNext')}
      </PushButton>
      <button type="button" className="link-centred" onClick={onRoom}>
        {say('today.anotherRoom')}
      </button>
    </section>
  )
}

function PhoneFigure({ figure, unit, word }: ReturnType<typeof figureOf>): ReactNode {
  return (
    <p className="phone-figure">
      <b>{figure}</b> {unit} {word}
    </p>
  )
}

function PhoneNext({ band, now }: PhoneTodayProps): ReactNode {
  const view = useSummit()
  const rows = nextUp(view, band.kind === 'no-room' ? null : band.room.id, now)
  if (rows.length === 0) return null
  return (
    <section className="phone-list">
      <h2>{say('today.nextUp')}</h2>
      <ol>
        {rows.map(({ summary }) => (
          <PhoneRow key={summary.session.id} summary={summary} view={view} now={now} timed />
        ))}
      </ol>
    </section>
  )
}

type Order = 'time' | 'room' | 'track'

function PhoneDay({ day, days, now, onDay, onUnscheduled }: PhoneTodayProps): ReactNode {
  const view = useSummit()
  const [order, setOrder] = useState<Order>('time')
  const ofDay = view.sessions.filter(({ session }) => session.day === day)
  return (
    <section className="phone-list">
      <h2>
        <label>
          <span className="unseen">{say('today.day')}</span>
          <select value={day ?? ''} onChange={(event) => onDay(event.target.value)}>
            {days.map((candidate) => (
              <option key={candidate} value={candidate}>
                {dayLabel(candidate, 'medium')}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label={say('today.by')}
          options={[
            { key: 'time', words: say('today.byTime') },
            { key: 'room', words: say('today.roomLabel') },
            { key: 'track', words: say('today.trackLabel') },
          ]}
          chosen={order}
          onChoose={setOrder}
        />
      </h2>
      {onUnscheduled === undefined ? null : (
        <PushButton look="quiet" onPress={onUnscheduled}>
          <Icon of={Plus} />
          {say('today.unscheduled')}
        </PushButton>
      )}
      {groups(ofDay, order, view, now).map(([title, sessions]) => (
        <div key={title}>
          <h3>{title}</h3>
          <ol>
            {sessions.map((summary) => (
              <PhoneRow
                key={summary.session.id}
                summary={summary}
                view={view}
                now={now}
                timed={order !== 'time'}
              />
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

/** By time, what runs now comes first and what is over last. */
function groups(
  sessions: readonly SessionSummary[],
  order: Order,
  view: SummitView,
  now: number,
): readonly (readonly [string, readonly SessionSummary[]])[] {
  const titleOf = ({ session }: SessionSummary): string => {
    if (order === 'room') return roomName(view.summit, session) ?? say('today.roomToBe')
    if (order === 'track') return trackName(view.summit, session.track) ?? say('today.withoutTrack')
    if (session.start === null) return say('today.withoutTime')
    return phaseOf(session, now) === 'now'
      ? say('today.nowHead')
      : timeOf(session.start, view.summit.timezone)
  }
  const found = new Map<string, SessionSummary[]>()
  const rank = { now: 0, 'to-come': 1, past: 2 }
  const sorted = [...sessions].sort(byStart)
  if (order === 'time')
    sorted.sort((left, right) => rank[phaseOf(left.session, now)] - rank[phaseOf(right.session, now)])
  for (const summary of sorted) {
    const title = titleOf(summary)
    found.set(title, [...(found.get(title) ?? []), summary])
  }
  return [...found]
}

interface PhoneRowProps {
  readonly summary: SessionSummary
  readonly view: SummitView
  readonly now: number
  readonly timed: boolean
}

function PhoneRow({ summary, view, now, timed }: PhoneRowProps): ReactNode {
  const { session } = summary
  return (
    <li className={timed ? 'phone-row phone-row-timed' : 'phone-row'}>
      {timed ? (
        <time>{session.start === null ? '' : timeOf(session.start, view.summit.timezone)}</time>
      ) : (
        <TrackStroke tracks={view.summit.tracks} track={session.track} />
      )}
      <a href={`/sessions/${session.id}`}>
        <b className="record">{session.title}</b>
        <small>
          {roomName(view.summit, session)} <StateLine line={sessionLine(summary, now)} />
        </small>
      </a>
    </li>
  )
}
