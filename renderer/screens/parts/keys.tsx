/**
 * Keyboard marks as they stand in buttons, hints and menus, in the names of this machine's keyboard.
 */
import type { ReactNode } from 'react'
import { keyNames } from '../../commands/chord.ts'

interface KeysProps {
  /** A chord or a sequence: `Ctrl+K`, `Ctrl K`, `G T`. */
  readonly of: string
  /** Said to screen readers too; without it the marks are decoration in a part with a name of its own. */
  readonly spoken?: boolean
}

export function Keys({ of, spoken = false }: KeysProps): ReactNode {
  const names = keyNames(of)
  return (
    <>
      {spoken ? <span className="unseen">{names.join(' ')}</span> : null}
      <span className="keys" aria-hidden="true">
        {names.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    </>
  )
}
