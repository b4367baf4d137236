/**
 * A note as it was, read-only, in the order of the note; and, where asked for, who wrote what: a tint and a bar for
 * each line, and inside it the words of others underlined, always with initials.
 */
import type { CSSProperties, ReactNode } from 'react'
import type { LineRecord, NoteRecord, SectionRecord } from '#note/record-model.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { Spans } from '../desk/spans.tsx'
import { initialsOf } from '../parts/initials.tsx'
import { say } from '../../words/say.ts'
import { kindLabel } from '../../words/labels.ts'
import { ItemFacts, statusOf } from '../parts/item-facts.tsx'
import { mainWriter, stretchesOf, type Stretch, type Writer, type Writing } from './writers.ts'

interface PastNoteProps {
  readonly record: NoteRecord
  /** The day by which actions are late: the one of the version. */
  readonly today: string
  /** The lines that read otherwise in the version it is compared with. */
  readonly changed: ReadonlySet<string>
  readonly writing: Writing | null
}

/** Every section that says something, then whatever stands outside of them. */
export function shownSections(record: NoteRecord): readonly SectionRecord[] {
  const outside: SectionRecord = {
    key: '',
    title: say('history.outside'),
    mandatory: false,
    none: null,
    lines: record.elsewhere,
  }
  return [...record.sections, outside].filter(({ lines, none }) => lines.length > 0 || none !== null)
}

/** An item and the section it stands in, for the traces that lead there. */
interface Target {
  readonly line: LineRecord
  readonly section: string
}

function readTargets(sections: readonly SectionRecord[]): ReadonlyMap<string, Target> {
  const lines = sections.flatMap(({ lines: own, title }) => own.map((line) => ({ line, section: title })))
  return new Map(lines.map((target) => [target.line.id, target]))
}

export function PastNote(props: PastNoteProps): ReactNode {
  const { record } = props
  const sections = shownSections(record)
  const targets = readTargets(sections)
  return (
    <div className="past-note">
      {record.summary === '' ? null : (
        <p className="past-summary">{say('note.quoted', { words: record.summary })}</p>
      )}
      {sections.length === 0 ? <p className="past-empty">{say('history.nothingWritten')}</p> : null}
      {sections.map((section) => (
        <section key={section.key} id={`past-${section.key}`} tabIndex={-1}>
          <div className="section-head">
            <h2>{section.title}</h2>
            {section.lines.length === 0 ? null : (
              <span className="section-count">{section.lines.length}</span>
            )}
            <i />
          </div>
          {section.none === null ? null : (
            <p className="record-none">{say('closing.noneBecause', { reason: section.none })}</p>
          )}
          {section.lines.map((line) => (
            <PastLine key={line.id} line={line} trace={targetOf(line, targets)} {...props} />
          ))}
        </section>
      ))}
    </div>
  )
}

/** Where a trace leads; null for every other line, and for a trace of what is not there. */
function targetOf(line: LineRecord, targets: ReadonlyMap<string, Target>): Target | null {
  const { to } = line.fields
  return line.kind === 'reference' && typeof to === 'string' ? (targets.get(to) ?? null) : null
}

interface PastLineProps extends PastNoteProps {
  readonly line: LineRecord
  readonly trace: Target | null
}

function PastLine({ line, trace, today, changed, writing }: PastLineProps): ReactNode {
  const authors = writing?.byLine.get(line.id) ?? []
  const main = writing === null ? null : mainWriter(writing, authors)
  const item = line.number !== null
  const other = changed.has(line.id) && writing === null
  const classes = [
    item ? 'item-row' : `plain-line plain-${line.kind}`,
    'past-line',
    ...(other ? ['past-changed'] : []),
    ...(main === null ? [] : [strokeClass(main)]),
  ]
  return (
    <div
      className={classes.join(' ')}
      id={`line-${line.id}`}
      tabIndex={-1}
      data-indent={line.indent}
      style={main === null ? undefined : hueOf(main)}
    >
      {item ? <ItemName line={line} /> : null}
      {main === null ? null : <Flag writer={main} />}
      <div className="past-words">
        {trace === null ? null : <Trace target={trace} />}
        <p className="record">
          {other ? <span className="unseen">{say('history.changedLine')} </span> : null}
          {writing === null ? (
            <Spans spans={line.spans} />
          ) : (
            <WrittenText stretches={stretchesOf(line.spans, authors, writing)} main={main} />
          )}
        </p>
        {item ? <ItemFacts kind={line.kind} fields={line.fields} today={today} /> : null}
      </div>
    </div>
  )
}

function ItemName({ line }: { readonly line: LineRecord }): ReactNode {
  return (
    <span className="item-name">
      <KindGlyph kind={line.kind} status={statusOf(line.fields)} size={15} label={kindLabel(line.kind)} />
      <span className="number">{line.number}</span>
    </span>
  )
}

/** What stays where an item was made: its number and first words, and the way to it. */
function Trace({ target: { line, section } }: { readonly target: Target }): ReactNode {
  return (
    <a className={`past-trace trace-${line.kind}`} href={`#line-${line.id}`} data-plain>
      <KindGlyph kind={line.kind} status={statusOf(line.fields)} size={13} label={kindLabel(line.kind)} />
      <span className="number">{line.number}</span>
      <span className="record">{line.text}</span>
      <small>{section}</small>
    </a>
  )
}

interface WrittenTextProps {
  readonly stretches: readonly Stretch[]
  readonly main: Writer | null
}

/** Each stretch is spoken with its writer; to the eye only the words of others are marked, with their initials behind. */
function WrittenText({ stretches, main }: WrittenTextProps): ReactNode {
  return stretches.map(({ writer, spans }, index) => {
    const spoken = (
      <span className="unseen">
        {say('history.byWriter', { name: writer?.person.name ?? say('history.nobodyKnown') })}{' '}
      </span>
    )
    if (writer === null || writer === main)
      return (
        <span key={index}>
          {spoken}
          <Spans spans={spans} />
        </span>
      )
    return (
      <span key={index} className={`written ${strokeClass(writer)}`} style={hueOf(writer)}>
        {spoken}
        <Spans spans={spans} />
        <Flag writer={writer} />
      </span>
    )
  })
}

/** The initials of a writer on their hue. The name is said beside it, or by the text around it. */
export function Flag({ writer }: { readonly writer: Writer }): ReactNode {
  return (
    <span className="writer-flag" style={hueOf(writer)} title={writer.person.name} aria-hidden="true">
      {initialsOf(writer.person.name)}
    </span>
  )
}

const HUES = 6
const STROKES = ['solid', 'dashed', 'dotted', 'double'] as const

/** The hue by order of arrival; the stroke tells apart who cannot tell hues, or whose hue comes again. */
export function hueOf({ mark }: Writer): CSSProperties {
  return { '--writer': `var(--p${String((mark % HUES) + 1)})` } as CSSProperties
}

export function strokeClass({ mark }: Writer): string {
  return `by-somebody by-${STROKES[mark % STROKES.length] ?? 'solid'}`
}
