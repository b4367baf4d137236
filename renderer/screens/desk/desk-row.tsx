/** One row of the note on the desk: a sign for what became of it, its words with the change in them, and its fields. */
import type { ReactNode } from 'react'
import type { LineRecord } from '#note/record-model.ts'
import type { ReturnedItem } from '#note/wire/review.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { kindLabel } from '../../words/labels.ts'
import { say } from '../../words/say.ts'
import { Added, Removed, Reworded } from '../parts/marked-words.tsx'
import { dueWords, ItemFacts, statusOf } from '../parts/item-facts.tsx'
import type { DeskRow, FieldChange, RowChange, Sign } from './difference.ts'
import { Spans } from './spans.tsx'

interface DeskRowProps {
  readonly row: DeskRow
  readonly today: string
  readonly current: boolean
  readonly isStop: boolean
  /** What was returned of it and is not settled. */
  readonly returned: readonly ReturnedItem[]
  /** Stands in the place of its words while they are edited. */
  readonly editor: ReactNode
  readonly onFocus: () => void
  /** Buttons under the row, where it is the current one. */
  readonly foot: ReactNode
}

const SIGNS: Readonly<Record<Sign, string>> = { added: '+', removed: '−', changed: '~' }

export function DeskRowView(props: DeskRowProps): ReactNode {
  const { row, today, current, isStop, returned, editor, onFocus, foot } = props
  const { line, change } = row
  const sign = change?.sign
  return (
    <li
      className={rowClass(line, sign)}
      id={`line-${line.id}`}
      data-line={line.id}
      data-stop
      tabIndex={isStop ? 0 : -1}
      aria-current={current ? 'true' : undefined}
      data-changed={change?.fields.map(({ field }) => field).join(' ')}
      onFocus={onFocus}
    >
      <span className="item-name">
        {sign === undefined ? null : <RowSign sign={sign} />}
        {line.number === null ? null : (
          <>
            <KindGlyph
              kind={line.kind}
              status={statusOf(line.fields)}
              size={15}
              label={kindLabel(line.kind)}
            />
            <span className="number">{line.number}</span>
          </>
        )}
      </span>
      <div>
        {editor ?? (
          <p className="record">
            <RowWords line={line} change={change} />
          </p>
        )}
        <div className="row-facts">
          <FieldsBefore fields={change?.fields ?? []} />
          <ItemFacts kind={line.kind} fields={line.fields} today={today} />
        </div>
        {change === null || change.by.length === 0 ? null : (
          <p className="row-by">
            {say('desk.changedBy', { names: change.by.map(({ name }) => name).join(', ') })}
          </p>
        )}
        {returned.map((item) => (
          <p key={item.id} className="row-returned wants">
            {say('desk.itemReturned', { name: item.by.name, reason: item.reason })}
          </p>
        ))}
        {foot}
      </div>
    </li>
  )
}

function rowClass(line: LineRecord, sign: Sign | undefined): string {
  const shape = line.number === null ? `desk-row desk-line plain-${line.kind}` : 'desk-row item-row'
  return sign === undefined ? shape : `${shape} desk-row-${sign}`
}

function RowSign({ sign }: { readonly sign: Sign }): ReactNode {
  return (
    <span className="row-sign">
      <span aria-hidden="true">{SIGNS[sign]}</span>
      <span className="unseen">{say(`desk.sign.${sign}`)}</span>
    </span>
  )
}

function RowWords({
  line,
  change,
}: {
  readonly line: LineRecord
  readonly change: RowChange | null
}): ReactNode {
  if (change?.sign === 'added') return <Added text={line.text} />
  if (change?.sign === 'removed') return <Removed text={line.text} />
  const before = change?.wordsBefore ?? null
  return before === null ? <Spans spans={line.spans} /> : <Reworded before={before} after={line.text} />
}

/** What stood in the fields before; what stands there now is drawn with an outline. */
function FieldsBefore({ fields }: { readonly fields: readonly FieldChange[] }): ReactNode {
  return fields.map(({ field, before, after }) => (
    <span key={field} className="field-before">
      <Removed text={fieldWords(field, before)} amid />
      {after === null || !DRAWN_AFTER.has(field) ? <Added text={fieldWords(field, after)} /> : null}
    </span>
  ))
}

/** These stand as chips behind what they were before. */
const DRAWN_AFTER = new Set(['owner', 'due', 'status'])

function fieldWords(field: string, value: string | null): string {
  if (value === null) return field === 'owner' ? say('desk.nobody') : say('desk.nothing')
  return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dueWords(value) : value
}
