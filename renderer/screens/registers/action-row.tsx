/** One action as a row: its words, and its fields as buttons that open what sets them. */
import type { ReactNode } from 'react'
import { textField } from '#note/item-fields.ts'
import type { Item } from '#note/wire/api.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Initials } from '../parts/initials.tsx'
import {
  daysLate,
  dueOf,
  dueWords,
  OwnerChip,
  ownerOf,
  statusOf,
  STATUS_WORDS,
} from '../parts/item-facts.tsx'
import { StoryButton } from '../story/story-button.tsx'
import { FieldEditor } from './field-editor.tsx'
import type { EditedField, FieldFacts, FieldOption } from './field-options.ts'

interface ActionRowProps {
  readonly item: Item
  /** The row's name among all rows. */
  readonly place: string
  readonly facts: FieldFacts
  readonly stop: boolean
  readonly selected: boolean
  /** How many are set with this one. */
  readonly count: number
  /** The field being set, or null. */
  readonly field: EditedField | null
  readonly onGo: (item: Item) => void
  readonly onSelect: () => void
  readonly onEdit: (field: EditedField) => void
  readonly onTake: (option: FieldOption) => void
  readonly onClose: () => void
  readonly tail: ReactNode
}

export function ActionRow(props: ActionRowProps): ReactNode {
  const { item, place, stop, selected, onGo, onSelect, tail } = props
  const status = statusOf(item.fields)
  return (
    <tr
      data-stop
      data-place={place}
      tabIndex={stop ? 0 : -1}
      aria-selected={selected}
      className={[status === 'DONE' ? 'action-done' : '', selected ? 'row-selected' : ''].join(' ').trim()}
      onClick={() => onGo(item)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onGo(item)
      }}
    >
      <td className="column-select" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={say('items.select', { number: item.number, text: item.text })}
          checked={selected}
          onChange={onSelect}
        />
      </td>
      <td>
        <span className="action-text">
          <KindGlyph kind="action" status={status} size={15} />
          <span className="record">{item.text}</span>
          <StoryButton item={item} />
        </span>
        {tail}
      </td>
      <FieldCell {...props} name="owner">
        <Owner item={item} />
      </FieldCell>
      <FieldCell {...props} name="due">
        <Due item={item} today={props.facts.today} />
      </FieldCell>
      <FieldCell {...props} name="status">
        {STATUS_WORDS[status] ?? status}
      </FieldCell>
      <FieldCell {...props} name="milestone">
        {textField(item, 'milestone') ?? <span className="third">–</span>}
      </FieldCell>
      <td className="column-from">
        <span>{item.sessionTitle}</span>
      </td>
    </tr>
  )
}

/** A field as a button; while it is being set, the typed list stands over it. */
function FieldCell(
  props: ActionRowProps & { readonly name: EditedField; readonly children: ReactNode },
): ReactNode {
  const { item, name, field, count, facts, onEdit, onTake, onClose, children } = props
  return (
    <td className={`cell-field column-${name}`} onClick={(event) => event.stopPropagation()}>
      <button type="button" tabIndex={-1} onClick={() => onEdit(name)}>
        <span className="unseen">{say(`items.change.${name}`, { number: item.number })} </span>
        {children}
      </button>
      {field === name ? (
        <FieldEditor {...{ field, count, facts, onTake, onClose }} number={item.number} />
      ) : null}
    </td>
  )
}

function Owner({ item }: { readonly item: Item }): ReactNode {
  const owner = ownerOf(item.fields)
  const answer = item.later.answer
  if (owner === null)
    return (
      <>
        <OwnerChip fields={item.fields} />
        {textField(item, 'answer') === 'declined' && answer !== undefined ? (
          <small className="wants">
            {say('items.declinedBy', {
              name: answer.by?.name ?? say('items.someone'),
              reason: answer.reason ?? '',
            })}
          </small>
        ) : null}
      </>
    )
  return (
    <span className="person">
      <Initials name={owner.name} />
      <span>
        {owner.name}
        {textField(item, 'answer') === 'accepted' ? <small>{say('items.accepted')}</small> : null}
      </span>
    </span>
  )
}

function Due({ item, today }: { readonly item: Item; readonly today: string }): ReactNode {
  const due = dueOf(item.fields)
  const late = daysLate(item.fields, today)
  return (
    <span className={late > 0 ? 'wants' : undefined}>
      {due === null ? <span className="third">{say('items.noDate')}</span> : dueWords(due)}
      {late > 0 ? <small>{say('items.late', { days: late })}</small> : null}
    </span>
  )
}
