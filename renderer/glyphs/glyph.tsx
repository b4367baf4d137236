/**
 * Our own signs on a 16 px grid: the kinds of items, the states of sections, and the mark. Lucide has the rest.
 */
import type { ReactNode } from 'react'

const BOX = (
  <rect x="2" y="2" width="12" height="12" rx="2.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
)
const CIRCLE = <circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
const ROUND = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const ACTIONS: Readonly<Record<string, ReactNode>> = {
  TODO: BOX,
  INPROGRESS: (
    <>
      {BOX}
      <path d="M4.3 4.3H8v7.4H4.3Z" fill="currentColor" />
    </>
  ),
  BLOCKED: (
    <>
      {BOX}
      <path d="M4.8 8h6.4" stroke="currentColor" strokeWidth="2.4" />
    </>
  ),
  DONE: (
    <>
      <rect x="1.25" y="1.25" width="13.5" height="13.5" rx="3" fill="currentColor" />
      <path
        d="m4.6 8.2 2.4 2.4 4.4-4.9"
        fill="none"
        stroke="var(--cut, var(--sheet))"
        strokeWidth="1.8"
        {...ROUND}
      />
    </>
  ),
  POSTPONED: (
    <>
      <rect
        x="2"
        y="2"
        width="12"
        height="12"
        rx="2.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="2.4 2"
      />
      <path d="M6 8h4.5M8.8 6l2 2-2 2" fill="none" stroke="currentColor" strokeWidth="1.3" {...ROUND} />
    </>
  ),
}

const KINDS: Readonly<Record<string, ReactNode>> = {
  decision: <path d="M8 1.2 14.8 8 8 14.8 1.2 8Z" fill="currentColor" />,
  question: (
    <>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M6.1 6.3c.2-1.1 1-1.6 1.9-1.6 1.1 0 1.9.7 1.9 1.7 0 1.4-1.8 1.5-1.8 2.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
      />
      <circle cx="8.05" cy="11.5" r=".85" fill="currentColor" />
    </>
  ),
  blueprint: (
    <>
      <path
        d="M3 1.75h6.8L13.25 5.2v9.05H3Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d="M9.6 1.9v3.5h3.5M5.4 8.4h5.2M5.4 11h3.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        {...ROUND}
      />
    </>
  ),
}

const SECTIONS: Readonly<Record<string, ReactNode>> = {
  done: <path d="m3 8.6 3.3 3.3L13 4.6" fill="none" stroke="currentColor" strokeWidth="1.9" {...ROUND} />,
  none: (
    <>
      {CIRCLE}
      <path d="M5.4 8h5.2" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  begun: (
    <>
      {CIRCLE}
      <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8Z" fill="currentColor" />
    </>
  ),
  wants: (
    <>
      {CIRCLE}
      <path d="M8 5v3.4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="8" cy="10.9" r=".95" fill="currentColor" />
    </>
  ),
  empty: <circle cx="8" cy="8" r="1.6" fill="currentColor" />,
  'to-come': CIRCLE,
}

interface GlyphProps {
  readonly size?: number
  /** What it says to a screen reader; without it the sign is decoration beside words that say the same. */
  readonly label?: string
}

interface DrawingProps extends GlyphProps {
  readonly className: string
  readonly children: ReactNode
}

function Drawing({ size = 16, label, className, children }: DrawingProps): ReactNode {
  const name = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={`glyph ${className}`} width={size} height={size} viewBox="0 0 16 16" {...name}>
      {children}
    </svg>
  )
}

/** The sign of an item's kind; an action's box fills with its `status`. An unknown kind gets the box. */
export function KindGlyph({
  kind,
  status = 'TODO',
  ...rest
}: GlyphProps & { kind: string; status?: string }): ReactNode {
  const known = KINDS[kind]
  return (
    <Drawing className={`kind-${known === undefined ? 'action' : kind}`} {...rest}>
      {known ?? ACTIONS[status] ?? BOX}
    </Drawing>
  )
}

/** How far a section is, as a sign: done, none, begun, wants, empty, to-come. */
export function SectionGlyph({ state, ...rest }: GlyphProps & { state: string }): ReactNode {
  return (
    <Drawing className={`section-${state}`} {...rest}>
      {SECTIONS[state] ?? SECTIONS['empty']}
    </Drawing>
  )
}

/** The mark of Rapporteur. */
export function Mark(): ReactNode {
  return (
    <svg className="glyph mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M4.5 1.6 7.9 5 4.5 8.4 1.1 5Z" fill="var(--accent)" />
      <path
        d="M10.2 5H17M1.5 11.4H17M1.5 16H12"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  )
}
