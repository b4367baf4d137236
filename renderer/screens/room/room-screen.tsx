/**
 * The room's screen: what a projector shows while a session runs, readable from the last row. It takes no key and no
 * pointer, shows nobody's presence, and never an error: without a connection it says as of when its notes are.
 */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { SessionAnswer, SessionSummary } from '#note/wire/api.ts'
import { roomName, useSummit } from '../../api/summit-store.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { useRecord } from '../../note/use-record.ts'
import { say } from '../../words/say.ts'
import { useNow } from '../clock.ts'
import { useConnection } from '../frame/open-note-store.ts'
import { applyTheme } from '../frame/theme.ts'
import { useFreshSummit } from '../frame/use-fresh-summit.ts'
import { factsOf } from '../note/session-facts.ts'
import { useOpenHands } from '../note/use-open-hands.ts'
import { useSession } from '../note/use-session.ts'
import { NowSection, RoomLists } from './room-lists.tsx'
import { useSettled } from './use-settled.ts'
import { ReadBack } from './read-back.tsx'
import { roomFacts, nowTitle } from './room-facts.ts'
import { placeAt } from './room-place.ts'
import { RoomHands } from './room-hands.tsx'
import { RoomAhead } from './room-ahead.tsx'
import { RoomQueue } from './room-queue.tsx'
import { RoomSide } from './room-side.tsx'
import { useSteering } from './steering.ts'
import { useRoomNote } from './use-room-note.ts'

interface RoomScreenProps {
  /** A room's id, or a session's. */
  readonly place: string
  /** Dark unless asked for: rooms are dim. */
  readonly light: boolean
}

export function RoomScreen({ place, light }: RoomScreenProps): ReactNode {
  const { state } = useFreshSummit()
  useGround(light)
  return (
    <main className="room" id="main" aria-label={say('room.screen')}>
      {state.kind === 'ready' ? (
        <Placed place={place} />
      ) : (
        <p className="room-alone">{say(state.kind === 'loading' ? 'room.opening' : 'room.unreachable')}</p>
      )}
    </main>
  )
}

/** The screen's own light or dark, whatever this computer has chosen for the rest; that comes back afterwards. */
function useGround(light: boolean): void {
  useEffect(() => {
    document.documentElement.dataset['theme'] = light ? 'light' : 'dark'
    return () => applyTheme()
  }, [light])
}

function Placed({ place }: { readonly place: string }): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const { room, summary } = placeAt({ rooms: view.summit.rooms, sessions: view.sessions }, place, now)
  if (summary !== null) return <ShownSession key={summary.session.id} summary={summary} now={now} />
  return (
    <p className="room-alone">
      {room === null ? say('room.unknown', { place }) : say('room.nothingMore', { room: room.name })}
    </p>
  )
}

interface ShownProps {
  readonly summary: SessionSummary
  readonly now: number
}

function ShownSession({ summary, now }: ShownProps): ReactNode {
  const { load } = useSession(summary.session.id)
  if (load.kind !== 'ready') return <p className="room-alone">{say('room.opening')}</p>
  if (summary.session.state === 'scheduled') {
    return <RoomAhead session={summary.session} template={load.answer.template} now={now} />
  }
  return <ShownNote summary={summary} answer={load.answer} now={now} />
}

function ShownNote({ answer, ...shown }: ShownProps & { readonly answer: SessionAnswer }): ReactNode {
  const note = useRoomNote(answer)
  return note === null ? null : <LiveRoom note={note} {...shown} />
}

function LiveRoom({ note, summary, now }: ShownProps & { readonly note: OpenNote }): ReactNode {
  const { summit } = useSummit()
  const { session } = summary
  const sessionFacts = useMemo(() => factsOf(session, summit), [session, summit])
  const { record } = useRecord(note, sessionFacts)
  const { status } = useConnection(note.connection)
  const facts = useMemo(() => roomFacts(record), [record])
  const pen = (record.roles['note-taker'] ?? session.roles['note-taker'])?.id ?? null
  const { show, section } = useSteering(note.awareness, pen)
  const hands = useOpenHands(note, record)
  const settled = useSettled(status.kind === 'live')
  const readBack = show === 'read-back'
  const room = roomName(summit, session)
  const asOf = status.kind === 'offline' ? status.since : null
  return (
    <>
      <header className="room-head">
        <p>
          {readBack
            ? [room, session.title].filter((part) => part !== null).join(' · ')
            : (room ?? summit.title)}
        </p>
        <h1>{readBack ? say('room.agreed') : session.title}</h1>
        <RoomQueue awareness={note.awareness} pen={pen} />
      </header>
      {hands !== null ? (
        <RoomHands running={hands} named={note.template.hands === 'named'} />
      ) : readBack ? (
        <ReadBack decisions={facts.decisions} />
      ) : (
        <>
          <NowSection
            title={nowTitle(note.template, section)}
            said={facts.said}
            brief={note.template.brief}
          />
          <RoomLists facts={facts} settled={settled} />
        </>
      )}
      <RoomSide {...{ session, facts, readBack, now, asOf }} />
    </>
  )
}
