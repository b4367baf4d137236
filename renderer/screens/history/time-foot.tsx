/**
 * The foot of the history: when and what the chosen version is, the slider, and restoring it.
 */
import type { ReactNode } from 'react'
import { say } from '../../words/say.ts'
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
  return (
    <section className="time-foot" aria-label={say('history.versions')} data-pane>
      <p className="time-now">
        <b>{chosen.kind === 'now' ? say('history.kind.now') : timeOf(chosen.at, timezone)}</b>
        <span>{kindSentence(chosen, me)}</span>
        <small>
          {say('history.versionOf', {
            day: dayOf(chosen.at, timezone),
            place: place + 1,
            count: versions.length,
          })}
        </small>
      </p>
      <TimeSlider {...{ versions, place, other, timezone, me }} onChoose={choose} />
      <div className="time-restore">
        <PushButton keys="R" off={whyNot !== null} describedBy="why-not-restored" onPress={onRestore}>
          {say('history.restore')}
        </PushButton>
        <p id="why-not-restored">{whyNot}</p>
      </div>
    </section>
  )
}
