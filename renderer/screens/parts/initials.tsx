/**
 * A person as a circle with initials; the ring says what they do. Always beside the name, or with it as its name.
 */
import type { CSSProperties, ReactNode } from 'react'

interface InitialsProps {
  readonly name: string
  readonly size?: number
  readonly doing?: 'writing' | 'reading' | 'left'
  /** Spoken name where no visible one stands beside it. */
  readonly alone?: boolean
}

/** Up to two letters: of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => /^\p{L}/u.test(word))
  const first = words[0] ?? name.trim()
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase('en')
}

function firstLetter(word: string): string {
  return [...word][0] ?? ''
}

export function Initials({ name, size = 24, doing = 'reading', alone = false }: InitialsProps): ReactNode {
  const style = { '--initials': `${String(size)}px` } as CSSProperties
  const spoken = alone ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true as const }
  return (
    <span className={`initials initials-${doing}`} style={style} title={name} {...spoken}>
      {initialsOf(name)}
    </span>
  )
}
