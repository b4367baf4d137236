/**
 * The stroke of a track: bar, double bar, dots, dashes, triple, half bar, by its place in the summit's list. Tracks
 * never have a hue; a seventh track begins again with the bar, and its name always stands near.
 */
import type { ReactNode } from 'react'
import type { Track } from '#note/summit.ts'

const STROKES = ['bar', 'double', 'dots', 'dashes', 'triple', 'half'] as const

interface TrackStrokeProps {
  readonly tracks: readonly Track[]
  readonly track: string | null
  readonly named?: boolean
}

/** The stroke alone (its name as text for screen readers), or with the name beside it. */
export function TrackStroke({ tracks, track, named = false }: TrackStrokeProps): ReactNode {
  if (track === null) return null
  const index = tracks.findIndex((candidate) => candidate.id === track)
  const name = tracks[index]?.name ?? track
  const stroke = STROKES[Math.max(0, index) % STROKES.length] ?? 'bar'
  return (
    <span className="track" title={named ? undefined : name}>
      <i className={`stroke stroke-${stroke}`} aria-hidden="true" />
      <span className={named ? undefined : 'unseen'}>{name}</span>
    </span>
  )
}
