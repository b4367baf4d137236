/**
 * The foot of the history: when and what the chosen version is, the slider, and restoring it.
 */
import type { ReactNode } from 'react'
import { dayOf, timeOf } from '../clock.ts'
import { PushButton } from '../parts/push-button.tsx'
import { TimeSlider } from './time-slider.tsx'
import type { Past } from './use-past.ts'
import { kindSentence } from './versions.ts'

interface TimeFootProps {
  readonly past: Past
  readonly timezone: string
  readonly me: string
  /** Why nothing can be restored now; null where it can. */
  readonly whyNot: string | null
  readonly onRestore: () => void
}

export function TimeFoot({ past, timezone, me, whyNot, onRestore }: TimeFootProps): ReactNode {
  const { versions, place, other, chosen, choose } = past
  const count = `${String(place + 1)} of ${String(versions.length)}`
  return (
    <section className="time-foot" aria-label="Versions" data-pane>
      <p className="time-now">
        <b>{chosen.kind === 'now' ? 'Now' : timeOf(chosen.at, timezone)}</b>
        <span>{kindSentence(chosen, me)}</span>
        <small>{`${dayOf(chosen.at, timezone)}, version ${count}`}</small>
      </p>
      <TimeSlider {...{ versions, place, other, timezone, me }} onChoose={choose} />
      <div className="time-restore">
        <PushButton keys="R" off={whyNot !== null} describedBy="why-not-restored" onPress={onRestore}>
          Restore this version
        </PushButton>
        <p id="why-not-restored">{whyNot}</p>
      </div>
    </section>
  )
}
