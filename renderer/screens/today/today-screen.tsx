/**
 * Today: my room now and next, then the day by room and by track.
 */
import { useMemo, useState, type ReactNode } from 'react'
import { useSummit, type SummitView } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { sayNodes } from '../../words/say-nodes.tsx'
import { dateOf, useNow } from '../clock.ts'
import { useGo } from '../frame/use-go.ts'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { arriveWriting } from '../note/arrival.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { bandOf, dayAt } from './band-facts.ts'
import { TodayBand } from './band.tsx'
import { DayLine, type DayView } from './day-line.tsx'
import { useMyRoom } from './my-room.ts'
import { PhoneToday } from './phone-today.tsx'
import { RoomChoice } from './room-choice.tsx'
import { MyActionsLine } from './my-actions-line.tsx'
import { ReturnedToMe } from './returned-to-me.tsx'
import { RoomsTable } from './rooms-table.tsx'
import { useBeginInRoom } from './start-in-room.ts'
import { daysOf } from './slot-columns.ts'
import { TracksList } from './tracks-list.tsx'
import { WaitingLines } from './waiting-lines.tsx'
import { UnscheduledDialog } from './unscheduled-dialog.tsx'

const HINTS = [
  'today.open',
  'today.move',
  'today.shape',
  'today.room',
  'today.unscheduled',
  ['today.day-before', 'today.day-after'],
  'frame.keys',
] as const

const MINUTE_MS = 60_000

export function TodayScreen(): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const narrow = useNarrow()
  const room = useMyRoom((store) => store.rooms[view.summit.id] ?? null)
  const { days, day, setDay, stepDay } = useDay(view, now)
  const [shape, setShape] = useState<DayView>('rooms')
  const [asking, setAsking] = useState<'nothing' | 'room' | 'unscheduled'>('nothing')
  const band = bandOf(view, room, now)
  const open = useOpenBand(band)
  useBeginInRoom(band.kind === 'running', open)
  const mayAdd = view.me.role !== 'reader'
  useHints(HINTS)
  useCommands({
    'today.shape': () => setShape(shape === 'rooms' ? 'tracks' : 'rooms'),
    'today.room': () => setAsking('room'),
    'today.unscheduled': mayAdd ? () => setAsking('unscheduled') : undefined,
    'today.day-before': () => stepDay(-1),
    'today.day-after': () => stepDay(1),
  })
  if (view.sessions.length === 0) return <NoSchedule />
  const askRoom = (): void => setAsking('room')
  const bandProps = { band, now, onOpen: open, onRoom: askRoom }
  const adding = mayAdd ? { onUnscheduled: () => setAsking('unscheduled') } : {}
  return (
    <>
      {narrow ? (
        <PhoneToday {...bandProps} {...adding} day={day} days={days} onDay={setDay} />
      ) : (
        <main className="today" id="main" tabIndex={-1}>
          <TodayBand {...bandProps} />
          <DayLine days={days} day={day} view={shape} onDay={setDay} onView={setShape} {...adding} />
          <Day
            view={view}
            day={day}
            shape={shape}
            room={room}
            minute={Math.floor(now / MINUTE_MS) * MINUTE_MS}
          />
        </main>
      )}
      {asking === 'room' ? <AskRoom view={view} onClose={() => setAsking('nothing')} /> : null}
      {asking === 'unscheduled' ? (
        <UnscheduledDialog room={room} now={now} onClose={() => setAsking('nothing')} />
      ) : null}
    </>
  )
}

function useOpenBand(band: ReturnType<typeof bandOf>): () => void {
  const go = useGo()
  const shown = band.kind === 'running' ? band.summary : band.kind === 'free' ? band.next : null
  return () => {
    if (shown === null) return
    if (band.kind === 'running') arriveWriting(shown.session.id)
    go(`/sessions/${shown.session.id}`)
  }
}

interface DayChoice {
  readonly days: readonly string[]
  readonly day: string | null
  readonly setDay: (day: string) => void
  readonly stepDay: (step: 1 | -1) => void
}

function useDay(view: SummitView, now: number): DayChoice {
  const [chosen, setDay] = useState<string | null>(null)
  const days = daysOf(view.sessions)
  const day = chosen ?? dayAt(days, dateOf(now, view.summit.timezone))
  const stepDay = (step: 1 | -1): void => {
    const next = days[days.indexOf(day ?? '') + step]
    if (next !== undefined) setDay(next)
  }
  return { days, day, setDay, stepDay }
}

interface DayProps {
  readonly view: SummitView
  readonly day: string | null
  readonly shape: DayView
  readonly room: string | null
  readonly minute: number
}

function Day({ view, day, shape, room, minute }: DayProps): ReactNode {
  const { summit } = view
  // The same array until something changed: the table compares it to know whether to draw itself again.
  const sessions = useMemo(
    () => view.sessions.filter(({ session }) => session.day === day),
    [view.sessions, day],
  )
  const homeless = view.sessions.filter(({ session }) => session.day === null || session.start === null)
  return (
    <div className="day" data-pane>
      <MyActionsLine />
      <WaitingLines />
      <ReturnedToMe />
      {shape === 'rooms' ? (
        <RoomsTable
          sessions={sessions}
          rooms={summit.rooms}
          tracks={summit.tracks}
          mine={room}
          now={minute}
          timezone={summit.timezone}
        />
      ) : (
        <TracksList sessions={sessions} summit={summit} now={minute} />
      )}
      {homeless.length === 0 ? null : (
        <section className="day-homeless">
          <h3>{say('today.withoutTime')}</h3>
          <ul>
            {homeless.map(({ session }) => (
              <li key={session.id}>
                <a className="record" href={`/sessions/${session.id}`}>
                  {session.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function AskRoom({ view, onClose }: { readonly view: SummitView; readonly onClose: () => void }): ReactNode {
  const choose = useMyRoom((store) => store.choose)
  const chosen = (room: string): void => {
    choose(view.summit.id, room)
    onClose()
  }
  return <RoomChoice rooms={view.summit.rooms} onChoose={chosen} onClose={onClose} />
}

function NoSchedule(): ReactNode {
  return (
    <WholePage title={say('today.noSessions')}>
      <p>{sayNodes('today.noSchedule', { command: <code>rapporteur import</code> })}</p>
    </WholePage>
  )
}
