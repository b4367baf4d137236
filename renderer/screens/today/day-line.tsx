/**
 * The line between band and timetable: the days, rooms or tracks, what the strokes mean, and a session nobody planned.
 */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { dayLabel } from '../clock.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { TrackStroke } from '../parts/track-stroke.tsx'

export type DayView = 'rooms' | 'tracks'

interface DayLineProps {
  readonly days: readonly string[]
  readonly day: string | null
  readonly view: DayView
  readonly onDay: (day: string) => void
  readonly onView: (view: DayView) => void
  /** Absent for readers. */
  readonly onUnscheduled?: () => void
}

/** A legend of more strokes than this explains nothing; the tracks view names them all. */
const MOST_IN_LEGEND = 4

export function DayLine({ days, day, view, onDay, onView, onUnscheduled }: DayLineProps): ReactNode {
  const { summit } = useSummit()
  return (
    <div className="day-line" data-pane>
      <nav className="days" aria-label={say('today.days')}>
        {days.map((candidate) => (
          <button
            key={candidate}
            type="button"
            aria-current={candidate === day ? 'date' : undefined}
            onClick={() => onDay(candidate)}
          >
            {dayLabel(candidate, candidate === day ? 'long' : 'short')}
          </button>
        ))}
      </nav>
      <Segments
        label={say('today.dayBy')}
        options={[
          { key: 'rooms', words: say('today.rooms') },
          { key: 'tracks', words: say('today.tracks') },
        ]}
        chosen={view}
        onChoose={onView}
      />
      <i className="grow" />
      {summit.tracks.length > MOST_IN_LEGEND ? null : (
        <span className="legend">
          {summit.tracks.map((track) => (
            <TrackStroke key={track.id} tracks={summit.tracks} track={track.id} named />
          ))}
        </span>
      )}
      {onUnscheduled === undefined ? null : (
        <PushButton look="quiet" keys="N" onPress={onUnscheduled}>
          <Icon of={Plus} />
          {say('today.unscheduled')}
        </PushButton>
      )}
    </div>
  )
}
