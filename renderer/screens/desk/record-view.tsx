/**
 * A note drawn from its record, read-only: what was agreed before how, so items first and the discussion last.
 */
import type { ReactNode } from 'react'
import type { LineRecord, NoteRecord, SectionRecord, Span } from '#note/record-model.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { counted } from '../completeness-words.ts'
import { ItemFacts, statusOf } from '../parts/item-facts.tsx'

interface RecordViewProps {
  readonly record: NoteRecord
  readonly today: string
  /** What stands under an item besides its fields. */
  readonly itemFoot?: (line: LineRecord) => ReactNode
}

export function RecordView({ record, today, itemFoot = noFoot }: RecordViewProps): ReactNode {
  const items = record.sections.filter(
    (section) => section.lines.some((line) => line.number !== null) || section.none !== null,
  )
  const plain = record.sections.filter((section) => !items.includes(section) && section.lines.length > 0)
  const elsewhere: SectionRecord = {
    key: '',
    title: 'Outside the sections',
    mandatory: false,
    none: null,
    lines: record.elsewhere,
  }
  const shown = [...items, ...plain, ...(record.elsewhere.length > 0 ? [elsewhere] : [])]
  return (
    <div className="record-view">
      {record.summary === '' ? null : <p className="record-summary">“{record.summary}”</p>}
      {shown.map((section) => (
        <RecordSection key={section.key} section={section} today={today} itemFoot={itemFoot} />
      ))}
    </div>
  )
}

function noFoot(): ReactNode {
  return null
}

interface RecordSectionProps extends Required<Pick<RecordViewProps, 'today' | 'itemFoot'>> {
  readonly section: SectionRecord
}

function RecordSection({ section, today, itemFoot }: RecordSectionProps): ReactNode {
  const unowned = section.lines.filter(
    (line) => line.kind === 'action' && line.number !== null && line.fields['owner'] === undefined,
  )
  return (
    <section>
      <div className="section-head">
        <h3>{section.title}</h3>
        {section.lines.length === 0 ? null : <span className="section-count">{section.lines.length}</span>}
        <i />
        {unowned.length === 0 ? null : (
          <span className="wants">{counted(unowned.length, 'without owner', 'without owner')}</span>
        )}
      </div>
      {section.none === null ? null : <p className="record-none">None, because {section.none}</p>}
      {section.lines.map((line) =>
        line.number === null ? (
          <PlainLine key={line.id} line={line} />
        ) : (
          <ItemRow key={line.id} line={line} today={today} foot={itemFoot(line)} />
        ),
      )}
    </section>
  )
}

interface ItemRowProps {
  readonly line: LineRecord
  readonly today: string
  readonly foot: ReactNode
}

function ItemRow({ line, today, foot }: ItemRowProps): ReactNode {
  return (
    <div className="item-row" id={`line-${line.id}`}>
      <span className="item-name">
        <KindGlyph kind={line.kind} status={statusOf(line.fields)} size={15} label={line.kind} />
        <span className="number">{line.number}</span>
      </span>
      <div>
        <p className="record">
          <Spans spans={line.spans} />
        </p>
        <ItemFacts kind={line.kind} fields={line.fields} today={today} />
        {foot}
      </div>
    </div>
  )
}

function PlainLine({ line }: { readonly line: LineRecord }): ReactNode {
  return (
    <div className={`plain-line plain-${line.kind}`} data-indent={line.indent} id={`line-${line.id}`}>
      <p className="record">
        <Spans spans={line.spans} />
      </p>
    </div>
  )
}

/** Text with its formatting. Links are shown with their address as a title; the desk is for reading. */
export function Spans({ spans }: { readonly spans: readonly Span[] }): ReactNode {
  return spans.map((span, index) => <SpanText key={index} span={span} />)
}

function SpanText({ span }: { readonly span: Span }): ReactNode {
  let text: ReactNode = span.text
  if (span.code === true) text = <code>{text}</code>
  if (span.bold === true) text = <strong>{text}</strong>
  if (span.italic === true) text = <em>{text}</em>
  if (span.blueprint !== undefined) text = <span className="mono">{text}</span>
  if (span.link !== undefined)
    text = (
      <span className="link" title={span.link}>
        {text}
      </span>
    )
  return text
}
