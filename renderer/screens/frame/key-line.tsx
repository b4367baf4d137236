/**
 * The keyboard line at the foot: what works now. Seven hints at most, the last at the right.
 */
import type { ReactNode } from 'react'
import { Keys } from '../parts/keys.tsx'
import { useKeyLine, type Hint } from '../parts/key-line-store.ts'

const MOST_HINTS = 7
/** What works where a screen has no keys of its own. One and the same list: a new one for every look never settles. */
const EVERYWHERE: readonly Hint[] = [
  { keys: 'Ctrl K', words: 'go to' },
  { keys: 'F6', words: 'next pane' },
  { keys: '?', words: 'all keys' },
]

export function KeyLine(): ReactNode {
  const hints = useKeyLine((store) => store.layers.at(-1)?.hints ?? EVERYWHERE)
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
