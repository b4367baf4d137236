/**
 * All actions of the summit as a table: those without an owner first, then by date.
 */
import type { ReactNode } from 'react'
import type { Item } from '#note/wire/api.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { counted } from '../completeness-words.ts'
import {
  daysLate,
  dueOf,
  dueWords,
  OwnerChip,
  ownerOf,
  statusOf,
  STATUS_WORDS,
} from '../parts/item-facts.tsx'
import { Initials } from '../parts/initials.tsx'
import { keepTabStop, moveInList } from '../parts/roving.ts'

interface ActionsTableProps {
  readonly items: readonly Item[]
  readonly today: string
  readonly onGo: (item: Item) => void
}

export function ActionsTable({ items, today, onGo }: ActionsTableProps): ReactNode {
  const unowned = items.filter((item) => ownerOf(item.fields) === null)
  const owned = items.filter((item) => ownerOf(item.fields) !== null).sort(byDue)
  const first = unowned[0] ?? owned[0]
  const rows = { today, onGo, first: first?.line }
  return (
    <table className="actions-table" onFocus={keepTabStop} onKeyDown={moveInList}>
      <thead>
        <tr>
          <th scope="col" className="column-action">
            Action
          </th>
          <th scope="col" className="column-owner">
            Owner
          </th>
          <th scope="col" className="column-due" aria-sort="ascending">
            Due ↑
          </th>
          <th scope="col" className="column-status">
            Status
          </th>
          <th scope="col" className="column-from">
            From
          </th>
        </tr>
      </thead>
      <Group title="Without owner" items={unowned} {...rows} />
      <Group title="By date" items={owned} {...rows} />
    </table>
  )
}

function byDue(left: Item, right: Item): number {
  return (dueOf(left.fields) ?? '~').localeCompare(dueOf(right.fields) ?? '~')
}

interface GroupProps extends ActionsTableProps {
  readonly title: string
  readonly first: string | undefined
}

function Group({ title, items, today, onGo, first }: GroupProps): ReactNode {
  if (items.length === 0) return null
  return (
    <tbody>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={5}>
          {title} <span>{items.length}</span>
        </th>
      </tr>
      {items.map((item) => (
        <ActionRow
          key={`${item.session} ${item.line}`}
          {...{ item, today, onGo }}
          stop={item.line === first}
        />
      ))}
    </tbody>
  )
}

interface ActionRowProps {
  readonly item: Item
  readonly today: string
  readonly stop: boolean
  readonly onGo: (item: Item) => void
}

function ActionRow({ item, today, stop, onGo }: ActionRowProps): ReactNode {
  const owner = ownerOf(item.fields)
  const due = dueOf(item.fields)
  const late = daysLate(item.fields, today)
  const status = statusOf(item.fields)
  return (
    <tr
      data-stop
      tabIndex={stop ? 0 : -1}
      className={status === 'DONE' ? 'action-done' : undefined}
      onClick={() => onGo(item)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onGo(item)
      }}
    >
      <td>
        <span className="action-text">
          <KindGlyph kind="action" status={status} size={15} />
          <span className="record">{item.text}</span>
        </span>
      </td>
      <td>
        {owner === null ? (
          <OwnerChip fields={item.fields} />
        ) : (
          <span className="person">
            <Initials name={owner.name} />
            {owner.name}
          </span>
        )}
      </td>
      <td className={late > 0 ? 'wants' : undefined}>
        {due === null ? <span className="third">no date</span> : dueWords(due)}
        {late > 0 ? <small>{counted(late, 'day')} late</small> : null}
      </td>
      <td>{STATUS_WORDS[status] ?? status}</td>
      <td className="column-from">
        <span>{item.sessionTitle}</span>
      </td>
    </tr>
  )
}
