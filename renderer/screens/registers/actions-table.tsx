/**
 * Actions as a table in groups. Fields are set in place by key or by pressing them, for one row or for all that are
 * selected; Enter goes to the line in its note.
 */
import { useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { Item } from '#note/wire/api.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { useToast } from '../parts/toast.tsx'
import { ActionRow } from './action-row.tsx'
import { showStory } from '../story/story-store.ts'
import { undoOf } from './field-undo.ts'
import type { EditedField, FieldFacts, FieldOption } from './field-options.ts'
import type { Group } from './groups.ts'
import { focusedPlace, rowAt } from './row-focus.ts'
import { itemKey, useSetItems, type ItemsAccess } from './use-items.ts'

interface ActionsTableProps {
  readonly groups: readonly Group[]
  readonly facts: FieldFacts
  /** Keys of the selected rows. */
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly replace: ItemsAccess['replace']
  readonly onGo: (item: Item) => void
  /** What else is drawn at the end of a row, where there is something. */
  readonly tail?: (item: Item) => ReactNode
}

/** Which cell is being set: the row by its place, for an item may stand in several groups. */
interface Editing {
  readonly place: string
  readonly field: EditedField
}

const COLUMNS = 7

interface Row {
  readonly item: Item
  readonly place: string
}

export function ActionsTable(props: ActionsTableProps): ReactNode {
  const { groups } = props
  const table = useRef<HTMLTableElement>(null)
  const rows = groups.flatMap((group) => rowsOf(group))
  const editing = useEditing(props, { rows, table })
  return (
    <table
      className="actions-table"
      ref={table}
      onFocus={keepTabStop}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveInList(event)}
    >
      <Heads />
      {groups.map((group) => (
        <tbody key={group.key}>
          <tr className="group-row">
            <th scope="rowgroup" colSpan={COLUMNS}>
              {group.title} <span>{group.items.length}</span>
            </th>
          </tr>
          {rowsOf(group).map((row) => (
            <Row key={row.place} {...props} {...{ row, editing }} stop={row.place === rows[0]?.place} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** An item may stand in several groups. */
function rowsOf({ key, items }: Group): readonly Row[] {
  return items.map((item) => ({ item, place: `${key} ${itemKey(item)}` }))
}

interface RowProps extends ActionsTableProps {
  readonly row: Row
  readonly stop: boolean
  readonly editing: ReturnType<typeof useEditing>
}

function Row({ row: { item, place }, stop, editing, facts, selected, onGo, tail }: RowProps): ReactNode {
  const { open, setOpen, toggle, targets, take, close } = editing
  return (
    <ActionRow
      {...{ item, place, facts, onGo, stop }}
      field={open?.place === place ? open.field : null}
      selected={selected.has(itemKey(item))}
      count={targets(item).length}
      onSelect={() => toggle(item)}
      onEdit={(field) => setOpen({ place, field })}
      onTake={(option) => {
        close()
        void take(item, option)
      }}
      onClose={close}
      tail={tail?.(item)}
    />
  )
}

/** Which cell is being set, and the keys that open one for the row that has the focus. */
function useEditing(
  props: ActionsTableProps,
  { rows, table }: { readonly rows: readonly Row[]; readonly table: RefObject<HTMLTableElement | null> },
) {
  const { selected, onSelect } = props
  const [open, setOpen] = useState<Editing | null>(null)
  const { take, targets } = useTaking(props, rows)
  const close = (): void => {
    const place = open?.place
    setOpen(null)
    if (place !== undefined) rowAt(table.current, place)?.focus()
  }
  const edit = (field: EditedField) => () => {
    const place = focusedPlace()
    if (place !== null) setOpen({ place, field })
  }
  const toggle = (item: Item): void => {
    const next = new Set(selected)
    if (!next.delete(itemKey(item))) next.add(itemKey(item))
    onSelect(next)
  }
  const onRow = (act: (item: Item) => void) => () => {
    const row = rows.find(({ place }) => place === focusedPlace())
    if (row !== undefined) act(row.item)
  }
  useCommands(
    {
      'registers.owner': edit('owner'),
      'registers.due': edit('due'),
      'registers.status': edit('status'),
      'registers.milestone': edit('milestone'),
      'registers.select': onRow(toggle),
      'item.story': onRow(showStory),
    },
    { element: table },
  )
  return { open, setOpen, toggle, targets, take, close }
}

function Heads(): ReactNode {
  return (
    <thead>
      <tr>
        <th scope="col" className="column-select">
          <span className="unseen">{say('items.selected', { count: 0 })}</span>
        </th>
        {(['action', 'owner', 'due', 'status', 'milestone', 'from'] as const).map((column) => (
          <th key={column} scope="col" className={`column-${column}`}>
            {say(`items.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** Sets what was chosen: of the row, or of all selected ones where the row is one of them. Told, with a way back. */
function useTaking(
  { selected, replace }: ActionsTableProps,
  rows: readonly { readonly item: Item }[],
): {
  readonly targets: (item: Item) => readonly Item[]
  readonly take: (item: Item, option: FieldOption) => Promise<void>
} {
  const set = useSetItems(replace)
  const show = useToast((store) => store.show)
  const targets = (item: Item): readonly Item[] => {
    if (!selected.has(itemKey(item))) return [item]
    const all = new Map(rows.map((row) => [itemKey(row.item), row.item]))
    return [...all].flatMap(([key, each]) => (selected.has(key) ? [each] : []))
  }
  const take = async (item: Item, { patch, value }: FieldOption): Promise<void> => {
    const wanted = targets(item)
    const { done, refusal } = await set(wanted.map((each) => ({ item: each, patch })))
    const said = say('items.changed', { count: done.length, number: done[0]?.number ?? '', value })
    const undo = (): void => void set(done.map((each) => ({ item: each, patch: undoOf(each, patch) })))
    if (refusal === null) show({ sentence: said, undo })
    else if (done.length === 0) show({ sentence: refusal })
    else {
      const sentence = say('items.notAll', { done: done.length, all: wanted.length, sentence: refusal })
      show({ sentence, undo })
    }
  }
  return { targets, take }
}
