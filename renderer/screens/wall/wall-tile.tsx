/** One room of the wall: how long still, what about, how far, who writes, and what is wrong in words. */
import { Activity, Clock, Pause, Pen, PenOff, TriangleAlert, UserX, type LucideIcon } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Summit } from '#note/summit.ts'
import type { Completeness } from '#note/wire/api.ts'
import { roomName } from '../../api/summit-store.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { Ring } from '../parts/ring.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { noteTakerOf } from '../today/session-line.ts'
import { SHORT_MINUTES, WRITING_MS, wantsSomebody, type Tile, type Want } from './tiles.ts'

interface WallTileProps {
  readonly tile: Tile
  /** Who wrote last, as far as this page heard. */
  readonly writer: string | null
  readonly isStop: boolean
  /** How often what it says may contradict another room. */
  readonly clashes: number
  /** The same object until rooms or tracks are others: the tile must not hear of every letter itself. */
  readonly summit: Summit
  readonly row: number
  readonly column: number
}

/** Redrawn only where something that it says has changed: forty of them hear of each other's letters. */
export const WallTile = memo(TileOnWall, saysTheSame)

function saysTheSame(before: WallTileProps, after: WallTileProps): boolean {
  const [one, other] = [before.tile, after.tile]
  return (
    before.writer === after.writer &&
    before.isStop === after.isStop &&
    before.clashes === after.clashes &&
    before.summit === after.summit &&
    before.row === after.row &&
    before.column === after.column &&
    one.want === other.want &&
    one.minutesLeft === other.minutesLeft &&
    one.summary.session === other.summary.session &&
    one.summary.completeness === other.summary.completeness &&
    lastKeyWords(one.silentMs) === lastKeyWords(other.silentMs)
  )
}

function TileOnWall({ tile, writer, isStop, clashes, summit, row, column }: WallTileProps): ReactNode {
  const { session, completeness } = tile.summary
  return (
    <li className={wantsSomebody(tile) ? 'tile tile-wants' : 'tile'}>
      <a
        href={`/sessions/${session.id}`}
        data-stop
        data-row={row}
        data-column={column}
        data-session={session.id}
        tabIndex={isStop ? 0 : -1}
      >
        <span className="tile-head">
          <b>{roomName(summit, session) ?? say('wall.noRoom')}</b>
          {session.track === null ? null : <TrackStroke tracks={summit.tracks} track={session.track} />}
          <Minutes left={tile.minutesLeft} />
        </span>
        <span className="tile-title">{session.title}</span>
        {completeness?.last === undefined ? null : (
          <span className="tile-last record">… {completeness.last}</span>
        )}
        <span className="tile-how">
          <WallRing completeness={completeness} />
          <span>
            <Writer name={writer ?? noteTakerOf(session)} />
            <LastKey tile={tile} />
            {clashes === 0 ? null : (
              <span className="tile-line wants">{say('radar.count', { count: clashes })}</span>
            )}
          </span>
        </span>
        <span className="tile-foot">
          <Count kind="decision" count={completeness?.decisions ?? 0} label={say('wall.decisions')} />
          <Count kind="action" count={completeness?.actions ?? 0} label={say('wall.actions')} />
          <Wrong want={tile.want} unowned={completeness?.unowned ?? 0} />
        </span>
      </a>
    </li>
  )
}

function Minutes({ left }: { readonly left: number | null }): ReactNode {
  if (left === null) return null
  const short = left <= SHORT_MINUTES
  const words = left >= 0 ? say('wall.minutes', { minutes: left }) : say('wall.over', { minutes: -left })
  return <span className={short ? 'tile-minutes tile-short' : 'tile-minutes'}>{words}</span>
}

function WallRing({ completeness }: { readonly completeness: Completeness | null }): ReactNode {
  if (completeness === null) {
    return (
      <span className="tile-ring tile-ring-none" role="img" aria-label={say('wall.nothingYet')}>
        0
      </span>
    )
  }
  return (
    <span className="tile-ring">
      <Ring completeness={completeness} size={44} />
      <span aria-hidden="true">{completeness.done}</span>
    </span>
  )
}

function Writer({ name }: { readonly name: string | null }): ReactNode {
  return (
    <span className={name === null ? 'tile-line wants' : 'tile-line'}>
      <Icon of={name === null ? PenOff : Pen} size={13} />
      {name ?? say('wall.noTaker')}
    </span>
  )
}

function LastKey({ tile }: { readonly tile: Tile }): ReactNode {
  const { silentMs, want } = tile
  const wrong = want === 'no-notes' || want === 'quiet'
  const writing = silentMs !== null && silentMs < WRITING_MS
  return (
    <span className={wrong ? 'tile-line wants' : 'tile-line'}>
      <Icon of={writing ? Activity : Clock} size={13} />
      {lastKeyWords(silentMs)}
    </span>
  )
}

/** `writing now`, `last key 11 s ago`, `last key 2 min ago`. */
export function lastKeyWords(silentMs: number | null): string {
  if (silentMs === null) return say('wall.notOpened')
  if (silentMs < WRITING_MS) return say('wall.writingNow')
  const seconds = Math.round(silentMs / 1000)
  if (seconds < 60) return say('wall.lastKeySeconds', { seconds })
  return say('wall.lastKeyMinutes', { minutes: Math.floor(seconds / 60) })
}

interface CountProps {
  readonly kind: 'decision' | 'action'
  readonly count: number
  readonly label: string
}

function Count({ kind, count, label }: CountProps): ReactNode {
  return (
    <span className="tile-count">
      <KindGlyph kind={kind} size={13} label={label} />
      {count}
    </span>
  )
}

const SIGNS: Readonly<Record<Want, LucideIcon>> = { 'no-notes': TriangleAlert, quiet: Pause, unowned: UserX }

function Wrong({ want, unowned }: { readonly want: Want | null; readonly unowned: number }): ReactNode {
  if (want === null) return null
  const words = {
    'no-notes': say('wall.noNotes'),
    quiet: say('wall.quiet'),
    unowned: say('wall.unowned', { count: unowned }),
  }
  return (
    <span className="tile-wrong wants">
      <Icon of={SIGNS[want]} size={13} />
      {words[want]}
    </span>
  )
}
