/**
 * The keyboard line at the foot: what works now. Seven hints at most, the last at the right.
 */
import type { ReactNode } from 'react'
import { useOffered } from '../../commands/offers.ts'
import { COMMANDS, keysOf, type CommandId } from '../../commands/table.ts'
import { say } from '../../words/say.ts'
import { Keys } from '../parts/keys.tsx'
import { useKeyLine, type Hint } from '../parts/key-line-store.ts'

const MOST_HINTS = 7
/** What works where a screen has no keys of its own. One and the same list: a new one for every look never settles. */
const EVERYWHERE: readonly Hint[] = ['frame.go-to', 'frame.next-pane', 'frame.keys']

export function KeyLine(): ReactNode {
  const hints = useKeyLine((store) => store.layers.at(-1)?.hints ?? EVERYWHERE)
  const offered = useOffered()
  const works = (id: CommandId): boolean => COMMANDS[id].byFocus === true || offered.has(id)
  const shown = hints
    .map((hint) => (typeof hint === 'string' ? [hint] : hint).filter(works))
    .filter((ids) => ids.length > 0)
    .slice(0, MOST_HINTS)
  return (
    <footer className="key-line" aria-label={say('commands.keysNow')}>
      {shown.map((ids, index) => (
        <HintMark key={ids[0]} ids={ids} last={index === shown.length - 1 && index > 0} />
      ))}
    </footer>
  )
}

function HintMark({ ids, last }: { readonly ids: readonly CommandId[]; readonly last: boolean }): ReactNode {
  const first = ids[0]
  if (first === undefined) return null
  const chords = ids.length === 1 ? keysOf(first).slice(0, 4) : ids.flatMap((id) => keysOf(id).slice(0, 1))
  const { hint, words } = COMMANDS[first]
  return (
    <span className={last ? 'hint hint-last' : 'hint'}>
      {chords.map((chord) => (
        <Keys key={chord} of={chord} spoken />
      ))}
      <span>{hint ?? words}</span>
    </span>
  )
}
