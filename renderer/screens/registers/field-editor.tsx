/**
 * Sets one field of one or several actions where it stands: a typed list over the cell. Enter takes the row, Escape and
 * leaving change nothing.
 */
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Initials } from '../parts/initials.tsx'
import { usePick } from '../parts/use-pick.ts'
import { fieldOptions, type EditedField, type FieldFacts, type FieldOption } from './field-options.ts'

interface FieldEditorProps {
  readonly field: EditedField
  /** The item's number, and how many are set with it. */
  readonly number: string
  readonly count: number
  readonly facts: FieldFacts
  readonly onTake: (option: FieldOption) => void
  readonly onClose: () => void
}

export function FieldEditor({ field, number, count, facts, onTake, onClose }: FieldEditorProps): ReactNode {
  const [query, setQuery] = useState('')
  const options = fieldOptions(field, query, facts)
  const pick = usePick({ options, onTake })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const label = say(`items.ask.${field}`, { number, count })
  const onKeyDown = (event: KeyboardEvent): void => {
    // The row and the screen take none of these keys.
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      onClose()
    } else pick.field.onKeyDown(event)
  }
  return (
    <div className="field-editor float" ref={box} onClick={(event) => event.stopPropagation()}>
      <input
        {...pick.field}
        className="field"
        aria-label={label}
        placeholder={say(field === 'due' ? 'items.day' : 'items.name')}
        autoFocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          pick.restart()
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      <small>{label}</small>
      {options.length === 0 ? (
        <p role="status">{say('items.noSuchDay')}</p>
      ) : (
        <ul {...pick.list} className="pick-list" aria-label={label}>
          {options.map((option, index) => (
            <li {...pick.row(index)} key={option.key}>
              <OptionSign option={option} />
              <span>
                <b>{option.words}</b>
                {option.hint === '' ? null : <small>{option.hint}</small>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function OptionSign({ option }: { readonly option: FieldOption }): ReactNode {
  if (option.status !== undefined) return <KindGlyph kind="action" status={option.status} size={15} />
  if (option.person !== undefined) return <Initials name={option.person} size={22} />
  return <i />
}
