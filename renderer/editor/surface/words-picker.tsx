/**
 * A floating field for words: a date as people say it, a milestone, an address. What will be taken is shown before it
 * is; an empty field takes the value away.
 */
import { say } from '../../words/say.ts'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'

/** What typed words come to: a value to keep, or a sentence why not. */
export type Reading =
  { readonly value: string; readonly words: string } | { readonly value: null; readonly words: string }

interface WordsPickerProps {
  readonly label: string
  readonly start: string
  readonly read: (typed: string) => Reading
  readonly onTake: (value: string | null) => void
}

export function WordsPicker({ label, start, read, onTake }: WordsPickerProps): ReactNode {
  const help = useId()
  const [typed, setTyped] = useState(start)
  const empty = typed.trim() === ''
  const reading = empty ? null : read(typed)
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key !== 'Enter' && event.key !== 'Tab') || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (reading === null) onTake(null)
    else if (reading.value !== null) onTake(reading.value)
  }
  return (
    <>
      <input
        className="picker-field"
        aria-label={label}
        aria-describedby={help}
        aria-invalid={reading !== null && reading.value === null}
        autoFocus
        autoComplete="off"
        value={typed}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={help} className="picker-words" aria-live="polite">
        {reading === null ? say('editor.emptyField') : reading.words} <kbd>↵</kbd>
      </p>
    </>
  )
}
