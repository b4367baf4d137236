/**
 * The note of the chosen session, row by row: what became of it since it was read last or all of it, the talk folded
 * away, and every item to be changed where it stands. What a change is (an edit, or a proposal) the screen around
 * decides.
 */
import { useRef, useState, type ReactNode } from 'react'
import type { Finding, LineRecord } from '#note/record-model.ts'
import type { ReturnedItem } from '#note/wire/review.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { keepTabStop, moveInList } from '../parts/roving.ts'
import { Segments } from '../parts/segments.tsx'
import { useToast } from '../parts/toast.tsx'
import { showStory } from '../story/story-store.ts'
import { changeSums, deskSections, type DeskRow, type DeskSection } from './difference.ts'
import type { DeskNoteProps } from './desk-note-props.ts'
import { DeskRowView } from './desk-row.tsx'
import { ItemDialog, WordsEditor, type Asked, type AskedWhat } from './item-editing.tsx'
import { RowButtons } from './row-buttons.tsx'
import { hasField } from './row-fields.ts'

type View = 'since' | 'whole'

export function DeskNote(props: DeskNoteProps): ReactNode {
  const { record, review, since, onRead } = props
  const compared = deskSections(record, since)
  const sums = changeSums(compared)
  const hasChanges = since !== null && sums.count > 0
  const [wanted, setWanted] = useState<View | null>(null)
  const view: View = hasChanges ? (wanted ?? 'since') : 'whole'
  const sections = view === 'since' ? compared : deskSections(record, null)
  useCommands({
    'desk.since': hasChanges ? () => setWanted(view === 'since' ? 'whole' : 'since') : undefined,
    'desk.read': onRead !== undefined && review !== null && review.seen < review.seq ? onRead : undefined,
  })
  return (
    <div className="record-view">
      {hasChanges ? (
        <div className="desk-views">
          <Segments
            label={say('desk.views')}
            options={[
              { key: 'since', words: say('desk.since') },
              { key: 'whole', words: say('desk.whole') },
            ]}
            chosen={view}
            onChoose={setWanted}
          />
          <span className="second">{sumsWords(sums)}</span>
        </div>
      ) : null}
      {record.summary === '' ? null : (
        <p className="record-summary">{say('note.quoted', { words: record.summary })}</p>
      )}
      <DeskRows {...props} sections={sections} view={view} />
    </div>
  )
}

function sumsWords({ count, by }: ReturnType<typeof changeSums>): string {
  return by.length === 0
    ? say('desk.changes', { count })
    : say('desk.changesBy', { count, names: by.join(', ') })
}

interface RowsProps extends DeskNoteProps {
  readonly sections: readonly DeskSection[]
  readonly view: View
}

function DeskRows(props: RowsProps): ReactNode {
  const { sections, view, review, findings } = props
  const root = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [talk, setTalk] = useState(false)
  const open = (review?.returned ?? []).filter(({ settled }) => settled === null)
  const rows = sections.flatMap((section) => visibleRows(section, view, talk))
  const unsolved = new Set([...findings.map(({ line }) => line), ...open.map(({ line }) => line)])
  useStops({ rows, current, unsolved, root })
  useRowCommands({ ...props, rows, current, open, onAsk: setAsked })
  useCommands({
    'desk.talk': sections.some((section) => isFolded(section, view)) ? () => setTalk(!talk) : undefined,
  })
  const stop = rows.some(({ line }) => line.id === current) ? current : rows[0]?.line.id
  const done = (): void => {
    setAsked(null)
    if (asked !== null) focusRow(root.current, asked.line.id)
  }
  const shared = { ...props, open, current, asked, done, onAsk: setAsked, onCurrent: setCurrent }
  return (
    <div ref={root} onFocus={keepTabStop} onKeyDown={moveInList}>
      {sections.map((section) => (
        <section key={section.key}>
          <SectionHead section={section} findings={findings} />
          {section.none === null ? null : <p className="record-none">{section.none}</p>}
          <ol>
            {visibleRows(section, view, talk).map((row) => (
              <EditedRow key={row.line.id} {...shared} row={row} isStop={row.line.id === stop} />
            ))}
          </ol>
          <Folded section={section} view={view} talk={talk} onTalk={() => setTalk(!talk)} />
        </section>
      ))}
      {asked === null || asked.what === 'words' ? null : (
        <ItemDialog {...props} asked={asked} onDone={done} />
      )}
    </div>
  )
}

interface EditedRowProps extends DeskNoteProps {
  readonly row: DeskRow
  readonly isStop: boolean
  readonly open: readonly ReturnedItem[]
  readonly current: string | null
  readonly asked: Asked | null
  readonly done: () => void
  readonly onAsk: (asked: Asked) => void
  readonly onCurrent: (line: string) => void
}

function EditedRow(props: EditedRowProps): ReactNode {
  const { row, isStop, open, current, asked, done, onAsk, onCurrent, onChange, template, today } = props
  const { line, change } = row
  const edited = asked?.what === 'words' && asked.line.id === line.id
  return (
    <DeskRowView
      row={row}
      today={today}
      current={line.id === current}
      isStop={isStop}
      returned={open.filter((item) => item.line === line.id)}
      editor={
        edited && onChange !== undefined ? (
          <WordsEditor line={line} onChange={onChange} onDone={done} />
        ) : null
      }
      onFocus={() => onCurrent(line.id)}
      foot={
        line.id === current && change?.sign !== 'removed' ? (
          <RowButtons
            line={line}
            template={template}
            mayChange={onChange !== undefined}
            mayComment={onChange !== undefined && props.proposing !== true}
            mayReturn={props.onReturn !== undefined}
            onAsk={(what) => onAsk({ line, what })}
            onStory={() => showStory({ session: props.record.session.id, line: line.id })}
          />
        ) : null
      }
    />
  )
}

/** Talk is folded: of all of it where the whole note is read, of what did not change where changes are. */
function isFolded(section: DeskSection, view: View): boolean {
  return section.plain && (view === 'whole' || section.rows.some(({ change }) => change === null))
}

function visibleRows(section: DeskSection, view: View, talk: boolean): readonly DeskRow[] {
  if (!section.plain || talk) return section.rows
  return view === 'whole' ? [] : section.rows.filter(({ change }) => change !== null)
}

interface FoldedProps {
  readonly section: DeskSection
  readonly view: View
  readonly talk: boolean
  readonly onTalk: () => void
}

function Folded({ section, view, talk, onTalk }: FoldedProps): ReactNode {
  if (!isFolded(section, view)) return null
  const count = section.rows.length - visibleRows(section, view, false).length
  const words = view === 'whole' ? say('desk.lines', { count }) : say('desk.unchanged', { count })
  return (
    <p className="desk-folded">
      <button type="button" className="link" aria-expanded={talk} onClick={onTalk}>
        {talk ? say('desk.fold') : words}
      </button>
    </p>
  )
}

function SectionHead({
  section,
  findings,
}: {
  readonly section: DeskSection
  readonly findings: readonly Finding[]
}): ReactNode {
  const items = section.rows.filter(({ line, change }) => line.number !== null && change?.sign !== 'removed')
  const ids = new Set(items.map(({ line }) => line.id))
  const unowned = findings.filter(
    ({ code, line }) => code === 'field-missing' && line !== undefined && ids.has(line),
  )
  return (
    <div className="section-head">
      <h3>
        {section.key === '' ? say('desk.outside') : section.title}
        {items.length === 0 ? null : <span className="section-count"> {items.length}</span>}
      </h3>
      <i />
      {unowned.length === 0 ? null : (
        <span className="wants">{say('desk.unowned', { count: unowned.length })}</span>
      )}
    </div>
  )
}

interface StopsOptions {
  readonly rows: readonly DeskRow[]
  readonly current: string | null
  readonly unsolved: ReadonlySet<string | undefined>
  readonly root: { readonly current: HTMLElement | null }
}

/** N and P go through what changed and what wants somebody. */
function useStops({ rows, current, unsolved, root }: StopsOptions): void {
  const stops = rows.filter(({ line, change }) => change !== null || unsolved.has(line.id))
  const step = (by: 1 | -1): void => {
    const at = rows.findIndex(({ line }) => line.id === current)
    const places = stops.map((stop) => rows.indexOf(stop))
    const next = by === 1 ? places.find((place) => place > at) : places.findLast((place) => place < at)
    const around = by === 1 ? places[0] : places.at(-1)
    const target = rows[next ?? around ?? -1]
    if (target !== undefined) focusRow(root.current, target.line.id)
  }
  const possible = stops.length > 0
  useCommands({
    'desk.change-next': possible ? () => step(1) : undefined,
    'desk.change-before': possible ? () => step(-1) : undefined,
  })
}

function focusRow(root: HTMLElement | null, line: string): void {
  // After the row is drawn again: it may have been an editor until now.
  requestAnimationFrame(() => root?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"]`)?.focus())
}

interface RowCommands extends DeskNoteProps {
  readonly rows: readonly DeskRow[]
  readonly current: string | null
  readonly open: readonly ReturnedItem[]
  readonly onAsk: (asked: Asked) => void
}

function useRowCommands(options: RowCommands): void {
  const { rows, current, open, template, findings, onAsk, onChange, onReturn, onSettle } = options
  const standing = rows.flatMap(({ line, change }) => (change?.sign === 'removed' ? [] : [line]))
  const line = standing.find(({ id }) => id === current)
  const mayChange = onChange !== undefined
  const session = options.record.session.id
  const ask = (what: AskedWhat, of: LineRecord | undefined, possible = mayChange) =>
    of === undefined || !possible ? undefined : () => onAsk({ line: of, what })
  const having = (field: string): LineRecord | undefined =>
    line !== undefined && hasField(line, field, template) ? line : undefined
  /** The row with the focus where it has the field, else the first one that a finding names. */
  const wanting = (field: string, ...codes: readonly Finding['code'][]): LineRecord | undefined =>
    having(field) ??
    standing.find(({ id }) => findings.some((each) => each.line === id && codes.includes(each.code)))
  const unknown = standing.find((each) =>
    findings.some(({ code, line: of }) => code === 'blueprint-unknown' && of === each.id),
  )
  const remove = async ({ id, number, text }: LineRecord): Promise<void> => {
    const sentence = say('desk.deleted', { item: number ?? text })
    const refused = (await onChange?.([{ kind: 'delete', line: id }], sentence)) ?? null
    if (refused !== null) useToast.getState().show({ sentence: refused })
  }
  const owner = ask('owner', wanting('owner', 'field-missing'))
  const back = open.find((item) => item.line === line?.id)
  useCommands({
    'desk.words': ask('words', line),
    'item.story':
      line === undefined || line.number === null ? undefined : () => showStory({ session, line: line.id }),
    'desk.owner': owner,
    'item.owner': owner,
    'desk.owner-all': ask('owner-all', wanting('owner', 'person-unknown', 'field-missing')),
    'desk.due': ask('due', having('due')),
    'item.due': ask('due', having('due')),
    'desk.status': ask('status', having('status')),
    'item.status': ask('status', having('status')),
    'desk.comment': ask('comment', line, mayChange && options.proposing !== true),
    'desk.delete':
      line !== undefined && line.number !== null && mayChange ? () => void remove(line) : undefined,
    'desk.blueprint': ask('blueprint', unknown),
    'desk.return-item': ask('return', line, onReturn !== undefined && line?.number !== null),
    'desk.settle': back !== undefined && onSettle !== undefined ? () => void onSettle(back.id) : undefined,
  })
}
