/** The wall: every room that talks now as a tile, those that want somebody first. Redraws from events, asks nobody. */
import { useRef, useState, type FocusEvent, type ReactNode } from 'react'
import type { Session, Summit } from '#note/summit.ts'
import type { RadarHint } from '#note/wire/radar.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { roomName, trackName, useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import type { CommandId } from '../../commands/table.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { useNow } from '../clock.ts'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { hintsOf, useRadar } from '../registers/use-radar.ts'
import { keepTabStop, moveInGrid } from '../parts/roving.ts'
import { Segments } from '../parts/segments.tsx'
import { sumsOf, tilesOf, type Tile, type WallOrder, type WallSums } from './tiles.ts'
import { MessageTaker } from './message-taker.tsx'
import { openRoomWindow } from '../room/steering.ts'
import { roomAddress } from '../room/room-place.ts'
import { useColumns } from './use-columns.ts'
import { useCalmOrder } from './use-calm-order.ts'
import { WallTile } from './wall-tile.tsx'

const HINTS: readonly CommandId[] = [
  'wall.move',
  'wall.open',
  'wall.room-screen',
  'wall.message',
  'wall.sort',
  'wall.full',
  'frame.keys',
]
const ORDERS: readonly WallOrder[] = ['need', 'room', 'track']

export function WallScreen(): ReactNode {
  const view = useSummit()
  const now = useNow(view.clockOffsetMs)
  const [order, setOrder] = useState<WallOrder>('need')
  const grid = useRef<HTMLUListElement>(null)
  const writers = useWriters()
  const { hints } = useRadar()
  const nameOf = namesIn(view.summit)
  const tiles = useCalmOrder(tilesOf(view.sessions, now), order, { grid, nameOf })
  const columns = useColumns(grid, tiles.length > 0)
  useHints(HINTS)
  const { onFocus, messaged, closeMessage } = useRoomKeys(tiles, now)
  useCommands({
    'wall.sort': () => setOrder(ORDERS[(ORDERS.indexOf(order) + 1) % ORDERS.length] ?? 'need'),
    'wall.full': toggleFullScreen,
  })
  if (view.me.role !== 'track-lead' && view.me.role !== 'organizer') return <NotALead />
  if (tiles.length === 0) return <NobodyTalks />
  return (
    <main className="wall" id="main" tabIndex={-1}>
      <header className="wall-head">
        <h1>{say('wall.title', { count: tiles.length })}</h1>
        <Sums sums={sumsOf(tiles)} />
        <i className="grow" />
        <Segments
          label={say('wall.order')}
          options={[
            { key: 'need', words: say('wall.byNeed') },
            { key: 'room', words: say('wall.byRoom') },
            { key: 'track', words: say('wall.byTrack') },
          ]}
          chosen={order}
          onChoose={setOrder}
        />
      </header>
      <ul
        className="wall-grid"
        ref={grid}
        aria-label={say('wall.rooms')}
        onFocus={onFocus}
        onKeyDown={moveInGrid}
      >
        {tiles.map((tile, index) => (
          <WallTile
            key={tile.summary.session.id}
            tile={tile}
            writer={writers.get(tile.summary.session.id) ?? null}
            isStop={index === 0}
            summit={view.summit}
            clashes={clashesOf(hints, tile.summary.session.id)}
            row={Math.floor(index / columns)}
            column={index % columns}
          />
        ))}
      </ul>
      {messaged === null ? null : <MessageTaker summary={messaged} onClose={closeMessage} />}
    </main>
  )
}

/** Names to sort by; what has none comes last. */
function namesIn(summit: Summit): (session: Session) => { room: string; track: string } {
  return (session) => ({
    room: roomName(summit, session) ?? '~',
    track: trackName(summit, session.track) ?? '~',
  })
}

function clashesOf(hints: readonly RadarHint[], session: string): number {
  return hintsOf(hints, session).filter(({ kind }) => kind === 'contradiction').length
}

interface RoomKeys {
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  /** Whose note-taker is to be told something, or null. */
  readonly messaged: SessionSummary | null
  readonly closeMessage: () => void
}

/** The keys for the room that has the focus: its screen, and a sentence to whoever writes there. */
function useRoomKeys(tiles: readonly Tile[], now: number): RoomKeys {
  const { summit, sessions } = useSummit()
  const [focused, setFocused] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const find = (id: string | null): SessionSummary | null =>
    tiles.find(({ summary }) => summary.session.id === id)?.summary ?? null
  const room = find(focused)
  const show = (): void => {
    if (room !== null) openRoomWindow(roomAddress({ rooms: summit.rooms, sessions }, room.session, now))
  }
  useCommands({
    'wall.room-screen': room === null ? undefined : show,
    'wall.message': room === null ? undefined : () => setAsked(focused),
  })
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    keepTabStop(event)
    setFocused(event.target.closest<HTMLElement>('[data-session]')?.dataset['session'] ?? null)
  }
  return { onFocus, messaged: find(asked), closeMessage: () => setAsked(null) }
}

function toggleFullScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen()
  else void document.exitFullscreen()
}

/** Who wrote last in each note, from the events that came since the wall is shown. */
function useWriters(): ReadonlyMap<string, string> {
  const [writers, setWriters] = useState<ReadonlyMap<string, string>>(new Map())
  useEvents((event) => {
    if (event.type !== 'note.edited') return
    const name = event.writing[0]?.name
    if (name === undefined || writers.get(event.session) === name) return
    setWriters(new Map([...writers, [event.session, name]]))
  })
  return writers
}

function Sums({ sums }: { readonly sums: WallSums }): ReactNode {
  const rows = [
    { count: sums.writing, words: say('wall.sumWriting'), wants: false },
    { count: sums.decisions, words: say('wall.sumDecisions', { count: sums.decisions }), wants: false },
    { count: sums.actions, words: say('wall.sumActions', { count: sums.actions }), wants: false },
    { count: sums.unowned, words: say('wall.sumUnowned'), wants: sums.unowned > 0 },
    { count: sums.wanting, words: say('wall.sumWanting', { count: sums.wanting }), wants: sums.wanting > 0 },
  ]
  return (
    <ul className="wall-sums">
      {rows.map(({ count, words, wants }) => (
        <li key={words} className={wants ? 'wants' : undefined}>
          <b>{count}</b> {words}
        </li>
      ))}
    </ul>
  )
}

function NobodyTalks(): ReactNode {
  return (
    <WholePage title={say('wall.emptyTitle')}>
      <p>{say('wall.empty')}</p>
    </WholePage>
  )
}

function NotALead(): ReactNode {
  return (
    <WholePage title={say('wall.notLeadTitle')}>
      <p>{say('wall.notLead')}</p>
    </WholePage>
  )
}
