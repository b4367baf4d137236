/**
 * The day by track: one list by time for each, the running part on the sheet under an accent line.
 */
import { memo, type ReactNode } from 'react'
import type { Track } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { roomName, type SummitView } from '../../api/summit-store.ts'
import { timeOf } from '../clock.ts'
import { say } from '../../words/say.ts'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { TrackStroke } from '../parts/track-stroke.tsx'
import { phaseOf, sessionLine } from './session-line.ts'
import { byStart } from './slot-columns.ts'
import { StateLine } from './state-line.tsx'

interface TracksListProps {
  readonly sessions: readonly SessionSummary[]
  readonly summit: SummitView['summit']
  readonly now: number
}

const NO_TRACK: Track = { id: '', name: say('today.withoutTrack') }

export const TracksList = memo(function TracksList({ sessions, summit, now }: TracksListProps): ReactNode {
  const byTrack = new Map<string, SessionSummary[]>()
  const known = new Set(summit.tracks.map((track) => track.id))
  for (const summary of [...sessions].sort(byStart)) {
    const { track } = summary.session
    const key = track !== null && known.has(track) ? track : ''
    byTrack.set(key, [...(byTrack.get(key) ?? []), summary])
  }
  const columns = [...summit.tracks, NO_TRACK].filter((track) => byTrack.has(track.id))
  return (
    <div className={columns.length > 3 ? 'tracks tracks-many' : 'tracks'} onFocus={keepTabStop}>
      {columns.map((track) => (
        <TrackColumn
          key={track.id}
          track={track}
          sessions={byTrack.get(track.id) ?? []}
          summit={summit}
          now={now}
        />
      ))}
    </div>
  )
})

interface TrackColumnProps extends TracksListProps {
  readonly track: Track
}

function TrackColumn({ track, sessions, summit, now }: TrackColumnProps): ReactNode {
  return (
    <section>
      <h3>
        <TrackStroke tracks={summit.tracks} track={track.id === '' ? null : track.id} named />
        {track.id === '' ? track.name : null}
        <small>{say('today.sessions', { count: sessions.length })}</small>
      </h3>
      <ol onKeyDown={moveInList}>
        {sessions.map((summary, index) => (
          <TrackRow
            key={summary.session.id}
            summary={summary}
            first={sessions[index - 1]?.session.start !== summary.session.start}
            stop={index === 0}
            summit={summit}
            now={now}
          />
        ))}
      </ol>
    </section>
  )
}

interface TrackRowProps {
  readonly summary: SessionSummary
  readonly first: boolean
  readonly stop: boolean
  readonly summit: SummitView['summit']
  readonly now: number
}

function TrackRow({ summary, first, stop, summit, now }: TrackRowProps): ReactNode {
  const { session } = summary
  const room = roomName(summit, session)
  return (
    <li className={`phase-${phaseOf(session, now)}${first ? ' first-of-slot' : ''}`}>
      <time>{first && session.start !== null ? timeOf(session.start, summit.timezone) : ''}</time>
      <a href={`/sessions/${session.id}`} data-stop tabIndex={stop ? 0 : -1}>
        <b className="record">{session.title}</b>
        {room === null ? null : <small>{room}</small>}
      </a>
      <StateLine line={sessionLine(summary, now)} />
    </li>
  )
}
