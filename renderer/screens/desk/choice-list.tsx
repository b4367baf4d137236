/** A short list of choices in a dialog: arrows move, Enter takes, and so do the figures beside them. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Choice } from '#note/template-model.ts'
import { Keys } from '../parts/keys.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'

interface ChoiceListProps {
  readonly label: string
  readonly choices: readonly Choice[]
  /** The value that stands now. */
  readonly chosen: string
  readonly onChoose: (choice: Choice) => void
}

export function ChoiceList({ label, choices, chosen, onChoose }: ChoiceListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const choice = choices[Number(event.key) - 1]
    if (choice === undefined) return moveInList(event)
    event.preventDefault()
    onChoose(choice)
  }
  const stop = Math.max(
    0,
    choices.findIndex(({ value }) => value === chosen),
  )
  return (
    <ul className="choice-list" ref={list} aria-label={label} onFocus={keepTabStop} onKeyDown={onKeyDown}>
      {choices.map((choice, index) => (
        <li key={choice.value}>
          <button
            type="button"
            data-stop
            tabIndex={index === stop ? 0 : -1}
            aria-current={choice.value === chosen ? 'true' : undefined}
            onClick={() => onChoose(choice)}
          >
            <Keys of={String(index + 1)} />
            {choice.title}
          </button>
        </li>
      ))}
    </ul>
  )
}
