/**
 * The picker of one field of one item, floating at its chip. Which form it has follows from the field's type.
 */
import { useRef, type ReactNode } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { JsonValue } from '#note/record-model.ts'
import type { Blueprint } from '#note/summit.ts'
import type { Field, ItemKind } from '#note/template-model.ts'
import { dateRows, milestoneRows } from './date-rows.ts'
import type { DueReader } from './due-reader.ts'
import { MILESTONE_FIELD } from './chip-words.ts'
import { say } from '../../words/say.ts'
import { blueprintRows, choiceRows, type Choice } from './menu-rows.ts'
import { ownerRows, type PeopleSources } from './person-rows.ts'
import { safeHref } from './pasted-line.ts'
import { RowPicker } from './row-picker.tsx'
import { WordsPicker, type Reading } from './words-picker.tsx'

/** Which field of which line is asked for, and where its chip is. */
export interface FieldRequest {
  readonly line: string
  /** What people call the item, or "this line". */
  readonly name: string
  readonly kind: ItemKind | undefined
  readonly field: Field
  readonly value: JsonValue
  readonly anchor: HTMLElement
}

interface FieldPickerProps {
  readonly request: FieldRequest
  readonly people: () => PeopleSources
  readonly blueprints: readonly Blueprint[]
  readonly dates: DueReader
  readonly onTake: (choice: Choice) => void
  readonly onClose: () => void
}

export function FieldPicker(props: FieldPickerProps): ReactNode {
  const { field, name, anchor } = props.request
  const label = say('editor.fieldOf', { field: field.title, line: name })
  return (
    <FloatingPicker anchor={anchor} label={label} onClose={props.onClose}>
      <FieldForm {...props} label={label} />
    </FloatingPicker>
  )
}

interface FloatingPickerProps {
  readonly anchor: HTMLElement
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Floats at an element, keeps the focus inside, goes with Escape or a click elsewhere. */
export function FloatingPicker({ anchor, label, onClose, children }: FloatingPickerProps): ReactNode {
  const trigger = useRef<HTMLElement>(anchor)
  trigger.current = anchor
  return (
    <Popover
      className="picker"
      triggerRef={trigger}
      isOpen
      placement="bottom start"
      offset={4}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Dialog className="picker-dialog" aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  )
}

function FieldForm({
  request,
  people,
  blueprints,
  dates,
  onTake,
  label,
}: FieldPickerProps & { label: string }): ReactNode {
  const { field, value } = request
  const start = typeof value === 'string' ? value : ''
  const takeWords = (words: string | null): void => onTake({ do: 'value', value: words })
  switch (field.type) {
    case 'person':
      return (
        <RowPicker
          label={label}
          rowsFor={(query) => ownerRows(query, people())}
          onTake={(row) => onTake(row.choice)}
        />
      )
    case 'choice':
      return (
        <RowPicker
          label={label}
          rowsFor={(query) => choiceRows(query, field)}
          onTake={(row) => onTake(row.choice)}
        />
      )
    case 'blueprint':
      return (
        <RowPicker
          label={label}
          rowsFor={(query) => blueprintRows(query, blueprints)}
          onTake={(row) => onTake(row.choice)}
        />
      )
    case 'date':
      return (
        <RowPicker
          label={label}
          rowsFor={(query) => dateRows(query, dates, start === '' ? null : start)}
          nothing={say('editor.noDate')}
          onTake={(row) => onTake(row.choice)}
        />
      )
    case 'link':
      return <WordsPicker label={label} start={start} read={readAddress} onTake={takeWords} />
    case 'text':
      if (field.key === MILESTONE_FIELD && dates.milestones.length > 0)
        return (
          <RowPicker
            label={label}
            rowsFor={(query) => milestoneRows(query, dates, start === '' ? null : start)}
            onTake={(row) => onTake(row.choice)}
          />
        )
      return <WordsPicker label={label} start={start} read={readText} onTake={takeWords} />
  }
}

/** An address as people type it; without a scheme it is taken for https. */
export function readAddress(typed: string): Reading {
  const trimmed = typed.trim()
  const href =
    safeHref(trimmed) ??
    (/^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(trimmed) ? safeHref(`https://${trimmed}`) : null)
  if (href === null) return { value: null, words: say('editor.noAddress') }
  return { value: href, words: href }
}

function readText(typed: string): Reading {
  return { value: typed.trim(), words: say('editor.keptAsTyped') }
}
