/**
 * The ring of completeness: one arc for each section, clockwise from the top in the template's order. Words always
 * stand near it or are its name.
 */
import type { CSSProperties, ReactNode } from 'react'
import type { Completeness } from '#note/wire/api.ts'
import { completenessSentence } from '../completeness-words.ts'

const RADIUS = 18
const GAP = 5
const ROUND = 2 * Math.PI * RADIUS

interface RingProps {
  readonly completeness: Completeness
  readonly size: number
}

export function Ring({ completeness, size }: RingProps): ReactNode {
  const { sections } = completeness
  const share = ROUND / Math.max(1, sections.length)
  const arc = sections.length === 1 ? ROUND : share - GAP
  const style = { '--ring': `${String(size)}px` } as CSSProperties
  return (
    <span className="ring" style={style} role="img" aria-label={completenessSentence(completeness)}>
      <svg viewBox="0 0 44 44" aria-hidden="true">
        {sections.map((section, index) => (
          <circle
            key={section.key}
            className={`arc arc-${section.state}`}
            cx="22"
            cy="22"
            r={RADIUS}
            fill="none"
            strokeDasharray={`${String(arc)} ${String(ROUND - arc)}`}
            strokeDashoffset={ROUND / 4 - index * share - GAP / 2}
          />
        ))}
      </svg>
    </span>
  )
}
