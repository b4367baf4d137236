/** Hints of the radar as quiet lines: what clashes or is said twice, both sides linked, to be dismissed. */
import { GitCompareArrows, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RadarHint, RadarSide } from '#note/wire/radar.ts'
import { say } from '../../words/say.ts'
import { Icon } from './icon.tsx'

interface RadarHintsProps {
  readonly hints: readonly RadarHint[]
  /** The session that they stand beside: of its own side only the number is said. */
  readonly beside?: string
  /** Whoever may say that a hint is none. */
  readonly onDismiss?: (id: string) => void
}

/** Nothing where there is no hint. */
export function RadarHints({ hints, beside, onDismiss }: RadarHintsProps): ReactNode {
  if (hints.length === 0) return null
  return (
    <section className="radar-hints" aria-label={say('radar.hints')}>
      <ul>
        {hints.map((hint) => (
          <li key={hint.id}>
            <Icon of={GitCompareArrows} size={14} />
            <span>
              <b className={hint.kind === 'contradiction' ? 'wants' : undefined}>
                {[numberIn(hint, beside), say(`radar.${hint.kind}`)].filter((part) => part !== '').join(': ')}
              </b>
              {sidesBeside(hint, beside).map((side) => (
                <a key={side.session} href={`/sessions/${side.session}#${side.line}`}>
                  <span className="record">{side.text}</span>
                  <small>{`${side.sessionTitle}, ${side.number}`}</small>
                </a>
              ))}
            </span>
            {onDismiss === undefined ? null : (
              <button type="button" className="icon-button" onClick={() => onDismiss(hint.id)}>
                <Icon of={X} size={14} />
                <span className="unseen">{say('radar.dismiss', { title: hint.sides[0].text })}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function numberIn({ sides }: RadarHint, beside: string | undefined): string {
  return sides.find(({ session }) => session === beside)?.number ?? ''
}

function sidesBeside({ sides }: RadarHint, beside: string | undefined): readonly RadarSide[] {
  return sides.filter(({ session }) => session !== beside)
}
