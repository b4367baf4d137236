/**
 * The day by room: slots as columns, my room first, the running column on the sheet. Arrow keys move from session to
 * session; the head and the first column stay while it scrolls.
 */
import { memo, type CSSProperties, type ReactNode } from 'react'
import type { Room, Track } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { say } from '../../words/say.ts'
import { timeOf } from '../clock.ts'
import { keepTabStop, moveInGrid } from '../parts/roving.ts'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { phaseOf, sessionLine } from './session-line.ts'
import { StateLine } from './state-line.tsx'
import { roomRows, runningColumn, slotColumns, type Cell, type Row, type Slot } from './slot-columns.ts'

interface RoomsTableProps {
  readonly sessions: readonly SessionSummary[]
  readonly rooms: readonly Room[]
  readonly tracks: readonly Track[]
  readonly mine: string | null
  /** Whole minutes are enough, and keep a big table from being drawn every few seconds. */
  readonly now: number
  readonly timezone: string
}

export const RoomsTable = memo(function RoomsTable(props: RoomsTableProps): ReactNode {
  const { sessions, rooms, mine, now, timezone } = props
  const slots = slotColumns(sessions)
  const rows = roomRows(sessions, rooms, slots, mine)
  const running = runningColumn(slots, now)
  const style = { '--columns': slots.columns.length } as CSSProperties
  return (
    <table
      style={style}
      className={slots.columns.length > 6 ? 'timetable timetable-wide' : 'timetable'}
      onFocus={keepTabStop}
      onKeyDown={moveInGrid}
    >
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say('today.roomLabel')}</span>
          </th>
          {slots.columns.map((slot, index) => (
            <SlotHead key={slot.start} slot={slot} running={index === running} timezone={timezone} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <RoomRow
            key={row.room?.id ?? ''}
            row={row}
            index={index}
            running={running}
            hours={slots.kind === 'hours'}
            {...props}
          />
        ))}
      </tbody>
    </table>
  )
})

interface SlotHeadProps {
  readonly slot: Slot
  readonly running: boolean
  readonly timezone: string
}

function SlotHead({ slot, running, timezone }: SlotHeadProps): ReactNode {
  return (
    <th scope="col" className={running ? 'running' : undefined}>
      <time>{timeOf(slot.start, timezone)}</time>
      {slot.end === null ? null : <span>{timeOf(slot.end, timezone)}</span>}
      {running ? <em>{say('today.now')}</em> : null}
    </th>
  )
}

interface RoomRowProps extends RoomsTableProps {
  readonly row: Row
  readonly index: number
  readonly running: number
  readonly hours: boolean
}

function RoomRow({ row, index, running, hours, mine, now, timezone, tracks }: RoomRowProps): ReactNode {
  const own = row.room !== null && row.room.id === mine
  const seats = row.room?.seats
  return (
    <tr className={own ? 'my-room' : undefined}>
      <th scope="row">
        <b>{row.room?.name ?? say('today.roomToBe')}</b>
        <small>
          {own ? say('today.mine') : seats === undefined ? '' : say('today.seats', { count: seats })}
        </small>
      </th>
      {row.cells.map((cell) => (
        <TimetableCell
          key={cell.column}
          cell={cell}
          row={index}
          running={running >= cell.column && running < cell.column + cell.span}
          own={own}
          hours={hours}
          now={now}
          timezone={timezone}
          tracks={tracks}
        />
      ))}
    </tr>
  )
}

interface TimetableCellProps {
  readonly cell: Cell
  readonly row: number
  readonly running: boolean
  readonly own: boolean
  readonly hours: boolean
  readonly now: number
  readonly timezone: string
  readonly tracks: readonly Track[]
}

function TimetableCell({
  cell,
  row,
  running,
  own,
  hours,
  now,
  timezone,
  tracks,
}: TimetableCellProps): ReactNode {
  const live = cell.sessions.some(({ session }) => phaseOf(session, now) === 'now')
  const look = [running ? 'running' : '', own && live ? 'mine' : '']
  return (
    <td colSpan={cell.span} className={look.join(' ').trim() || undefined}>
      {cell.sessions.map((summary, index) => (
        <a
          key={summary.session.id}
          href={`/sessions/${summary.session.id}`}
          className={`phase-${phaseOf(summary.session, now)}`}
          data-stop
          data-row={row}
          data-column={cell.column}
          tabIndex={row === 0 && cell.column === 0 && index === 0 ? 0 : -1}
        >
          <TrackStroke tracks={tracks} track={summary.session.track} />
          <span>
            {hours ? <time>{timeOf(summary.session.start ?? '', timezone)}</time> : null}
            <b className="record">{summary.session.title}</b>
            <StateLine line={sessionLine(summary, now)} until={untilOf(summary, cell, timezone)} />
          </span>
        </a>
      ))}
    </td>
  )
}

function untilOf({ session }: SessionSummary, cell: Cell, timezone: string): string | null {
  return cell.span > 1 && session.end !== null
    ? say('today.until', { time: timeOf(session.end, timezone) })
    : null
}
