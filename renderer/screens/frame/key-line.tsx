/**
 * The keyboard line at the foot: what works now. Seven hints at most, the last at the right.
 */
import type { ReactNode } from 'react'
import { Keys } from '../parts/keys.tsx'
import { useKeyLine, type Hint } from '../parts/key-line-store.ts'

const MOST_HINTS = 7
/** One and the same empty list: a new one for every look would never settle. */
const NO_HINTS: readonly Hint[] = []

export function KeyLine(): ReactNode {
  const hints = useKeyLine((store) => store.layers.at(-1)?.hints ?? NO_HINTS)
  const shown = hints.slice(0, MOST_HINTS)
  return (
    <footer className="key-line" aria-label="Keys that work now">
      {shown.map((hint, index) => (
        <HintMark key={hint.words} hint={hint} last={index === shown.length - 1 && index > 0} />
      ))}
    </footer>
  )
}

function HintMark({ hint, last }: { readonly hint: Hint; readonly last: boolean }): ReactNode {
  return (
    <span className={last ? 'hint hint-last' : 'hint'}>
      <span className="unseen">{hint.keys}</span>
      <Keys of={hint.keys} />
      <span>{hint.words}</span>
    </span>
  )
}
