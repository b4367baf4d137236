/**
 * A floating field with a list: owner, status, blueprint. Typing filters, one row is always selected, Enter or Tab
 * takes it, Escape leaves everything as it was.
 */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { say } from '../../words/say.ts'
import type { Row } from './menu-rows.ts'
import { rowElementId } from './menu-store.ts'
import { RowList } from './row-list.tsx'

interface RowPickerProps {
  readonly label: string
  readonly rowsFor: (query: string) => readonly Row[]
  /** Said where nothing typed fits. */
  readonly nothing?: string
  readonly onTake: (row: Row) => void
}

export function RowPicker({
  label,
  rowsFor,
  nothing = say('editor.nothingFits'),
  onTake,
}: RowPickerProps): ReactNode {
  const list = useId()
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState(0)
  const rows = rowsFor(query)
  const current = rows[Math.min(selected, rows.length - 1)]
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && rows.length > 0) setSelected((selected + step + rows.length) % rows.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.nativeEvent.isComposing) {
      if (current !== undefined) onTake(current)
    } else return
    event.preventDefault()
  }
  return (
    <>
      <input
        className="picker-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current === undefined ? undefined : rowElementId(list, current)}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setSelected(0)
        }}
        onKeyDown={onKeyDown}
      />
      <RowList
        id={list}
        label={label}
        rows={rows}
        selected={rows.indexOf(current as Row)}
        onChoose={onTake}
      />
      <p className="picker-words" role="status" hidden={rows.length > 0}>
        {rows.length === 0 ? nothing : ''}
      </p>
    </>
  )
}
