/**
 * A typed list: a text field over a list in which exactly one row is chosen, moved by arrows, taken with Enter. The
 * focus stays in the field; the list is told to screen readers through it. Used by the gate, the checklist, the room
 * choice and the palette.
 */
import { useId, useState, type AriaAttributes, type KeyboardEvent, type MouseEvent } from 'react'
import { foldWord } from '#note/search/words.ts'

interface PickOptions<Option> {
  readonly options: readonly Option[]
  readonly onTake: (option: Option) => void
  /** The list is shown; a field whose list is folded takes nothing. */
  readonly open?: boolean
}

interface FieldProps extends AriaAttributes {
  readonly role: 'combobox'
  readonly autoComplete: 'off'
  readonly spellCheck: false
  readonly onKeyDown: (event: KeyboardEvent) => void
}

interface RowProps extends AriaAttributes {
  readonly id: string
  readonly role: 'option'
  readonly onMouseDown: (event: MouseEvent) => void
  readonly onClick: () => void
}

export interface Pick<Option> {
  readonly chosen: Option | undefined
  readonly field: FieldProps
  readonly list: { readonly id: string; readonly role: 'listbox' }
  readonly row: (index: number) => RowProps
  /** Chooses the first row again; call it whenever what was typed changes. */
  readonly restart: () => void
}

export function usePick<Option>({ options, onTake, open = true }: PickOptions<Option>): Pick<Option> {
  const id = useId()
  const [wanted, setWanted] = useState(0)
  const index = Math.min(wanted, Math.max(0, options.length - 1))
  const chosen = open ? options[index] : undefined
  const take = (option: Option | undefined): void => {
    if (option !== undefined) onTake(option)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && options.length > 0) {
      event.preventDefault()
      setWanted((index + step + options.length) % options.length)
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && chosen !== undefined) {
      event.preventDefault()
      take(chosen)
    }
  }
  const rowId = (row: number): string => `${id}-${String(row)}`
  return {
    chosen,
    field: {
      role: 'combobox',
      autoComplete: 'off',
      spellCheck: false,
      'aria-autocomplete': 'list',
      'aria-expanded': open && options.length > 0,
      'aria-controls': `${id}-list`,
      ...(chosen === undefined ? {} : { 'aria-activedescendant': rowId(index) }),
      onKeyDown,
    },
    list: { id: `${id}-list`, role: 'listbox' },
    row: (row) => ({
      id: rowId(row),
      role: 'option',
      'aria-selected': row === index,
      // Or the field would lose the focus before the click arrives.
      onMouseDown: (event) => event.preventDefault(),
      onClick: () => take(options[row]),
    }),
    restart: () => setWanted(0),
  }
}

/** Whether every typed word stands somewhere in the text; an empty query fits everything. */
export function fits(text: string, query: string): boolean {
  const folded = foldWord(text)
  return foldWord(query)
    .split(/\s+/u)
    .every((part) => folded.includes(part))
}

/** Whether every typed word begins a word of the name: "el" is Elif and not Jonas Feld. */
export function beginsWords(name: string, query: string): boolean {
  const words = foldWord(name).split(/[^\p{L}\p{N}]+/u)
  return foldWord(query)
    .split(/\s+/u)
    .every((part) => words.some((word) => word.startsWith(part)))
}
