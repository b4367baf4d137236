/**
 * The line of versions: a slider in the native sense, over a mark for each version. Arrows go by version, with Shift by
 * step of the session's life, Page keys by day (by ten within one day), Home and End to the ends.
 */
import {
  BookCheck,
  Check,
  CheckCheck,
  CircleDot,
  DoorOpen,
  PencilLine,
  RotateCcw,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import type { Version, VersionKind } from '#note/wire/history.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { markLabels, shareOf } from './mark-labels.ts'
import { useWidth } from './use-width.ts'
import { kindWord, keyOf, markFrom, pageFrom, spokenVersion } from './versions.ts'

const SIGNS: Readonly<Record<VersionKind, LucideIcon>> = {
  opened: DoorOpen,
  closed: Check,
  returned: Undo2,
  approved: CheckCheck,
  published: BookCheck,
  writing: PencilLine,
  restored: RotateCcw,
  now: CircleDot,
}

interface TimeSliderProps {
  readonly versions: readonly Version[]
  readonly place: number
  /** The place it is compared with, marked on the line. */
  readonly other: number | null
  readonly timezone: string
  readonly me: string
  readonly onChoose: (place: number) => void
}

export function TimeSlider(props: TimeSliderProps): ReactNode {
  const { versions, place, timezone, me, onChoose } = props
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = placeByKey(event, props)
    if (next === null) return
    event.preventDefault()
    onChoose(next)
  }
  return (
    <div className="time-slider">
      <Marks {...props} />
      <input
        type="range"
        aria-label={say('history.version')}
        aria-valuetext={spokenVersion(versions, place, { timezone, me })}
        min={0}
        max={versions.length - 1}
        step={1}
        value={place}
        disabled={versions.length < 2}
        onChange={(event) => onChoose(Number(event.target.value))}
        onKeyDown={onKeyDown}
      />
      <Labels versions={versions} place={place} onChoose={onChoose} />
    </div>
  )
}

/** Where a key leads that the slider does not know of itself; null for its own keys and all others. */
function placeByKey(
  event: KeyboardEvent,
  { versions, place, timezone }: Pick<TimeSliderProps, 'versions' | 'place' | 'timezone'>,
): number | null {
  if (event.key === 'PageUp') return pageFrom(versions, place, { way: 1, timezone })
  if (event.key === 'PageDown') return pageFrom(versions, place, { way: -1, timezone })
  if (!event.shiftKey) return null
  if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') return markFrom(versions, place, -1)
  if (event.key === 'ArrowRight' || event.key === 'ArrowUp') return markFrom(versions, place, 1)
  return null
}

function atShare(share: number): CSSProperties {
  return { left: `${String(share * 100)}%` }
}

/** Decoration: the slider says in words what it stands at. */
function Marks({ versions, place, other }: TimeSliderProps): ReactNode {
  const [from, to] = [Math.min(place, other ?? place), Math.max(place, other ?? place)]
  const stretch: CSSProperties = {
    left: `${String(shareOf(from, versions.length) * 100)}%`,
    right: `${String((1 - shareOf(to, versions.length)) * 100)}%`,
  }
  return (
    <div className="time-marks" aria-hidden="true">
      <i className="time-stretch" style={stretch} />
      {versions.map((version, index) => (
        <i
          key={keyOf(version)}
          className={markClass(version.kind, index, other)}
          style={atShare(shareOf(index, versions.length))}
        />
      ))}
    </div>
  )
}

function markClass(kind: VersionKind, place: number, other: number | null): string {
  const size = kind === 'writing' ? 'mark-small' : 'mark-tall'
  return place === other ? `time-mark ${size} mark-other` : `time-mark ${size}`
}

interface LabelsProps {
  readonly versions: readonly Version[]
  readonly place: number
  readonly onChoose: (place: number) => void
}

/** The words below the line; for the pointer, as everything they do the slider does. */
function Labels({ versions, place, onChoose }: LabelsProps): ReactNode {
  const [box, width] = useWidth<HTMLDivElement>()
  return (
    <div className="time-labels" ref={box} aria-hidden="true">
      {markLabels(versions, width).map((label) => {
        const version = versions[label.place]
        if (version === undefined) return null
        return (
          <button
            key={keyOf(version)}
            type="button"
            tabIndex={-1}
            className={label.place === place ? 'time-label time-label-on' : 'time-label'}
            style={{ left: `${String(label.left)}px` }}
            onClick={() => onChoose(label.place)}
          >
            <Icon of={SIGNS[version.kind]} size={12} />
            {kindWord(version.kind)}
          </button>
        )
      })}
    </div>
  )
}
