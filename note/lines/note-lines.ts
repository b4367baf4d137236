/**
 * The lines of one open note: what there is, and every operation on it, with an undo of one's own changes only. The
 * one door to the strands for editor, demo data and tests. No clock: whoever types says when.
 */
import * as Y from 'yjs'
import { aboutOf } from '../about.ts'
import { createLineIndex, type LineIndex } from './line-index.ts'
import type { NewLine, NoteLines, Run, VisibleLine } from './line-model.ts'
import { createLineWriter, type EditOrigin, type LineWriter } from './line-writer.ts'
import { moveLine, reviveLine } from './move.ts'
import type { Random } from './order-key.ts'
import { planBehind } from './placing.ts'
import { bearLine, joinLine, splitLine, unusedId } from './split-and-join.ts'
import { owner, type Segment } from './strand.ts'
import { deleteRange, deleteWholeLine, formatRange, insertRun, writeRuns } from './text-operations.ts'
import { RESERVED_FIELDS } from './visible-line.ts'

/** What the editor's binding needs besides: the layout itself and finer steps. */
export interface EditableLines extends NoteLines {
  readonly index: LineIndex
  readonly origin: EditOrigin
  readonly undoManager: Y.UndoManager
  readonly insertRun: (id: string, offset: number, run: Run) => void
  /** New lines one below the other, in one step. Returns their ids. */
  readonly newLines: (section: string, after: string | null, lines: readonly BornLine[]) => string[]
  /** Brings a deleted line back; false if that cannot be. */
  readonly revive: (
    id: string,
    where: { readonly section: string; readonly after: string | null },
    runs: readonly Run[],
  ) => boolean
  /** Like `together`, but continuing the step before if that was typing too and nothing came between. */
  readonly typing: (act: () => void) => void
  /** The next typing begins a step of its own: the caret moved, or a moment passed. */
  readonly endTyping: () => void
  readonly close: () => void
}

export interface BornLine extends NewLine {
  readonly runs?: readonly Run[]
}

export interface NoteLinesOptions {
  /** The template's section keys, in order. */
  readonly sections: readonly string[]
  readonly random: Random
}

/** Steps are ended by hand (`stopCapturing`), never by time. */
const NEVER_BY_TIME_MS = Number.MAX_SAFE_INTEGER

export function createNoteLines(doc: Y.Doc, options: NoteLinesOptions): EditableLines {
  const index = createLineIndex(doc, options.sections)
  const writer = createLineWriter(index, options.random)
  const undoManager = new Y.UndoManager([index.map, aboutOf(doc)], {
    trackedOrigins: new Set([writer.origin]),
    captureTimeout: NEVER_BY_TIME_MS,
  })
  const steps = createSteps(undoManager)
  const withLine = (id: string, act: (line: Segment) => void) => {
    const line = index.line(id)
    if (line) steps.step(() => act(line))
  }

  return {
    index,
    origin: writer.origin,
    undoManager,
    visible: () => visibleOf(index),
    together: steps.step,
    typing: steps.typing,
    endTyping: steps.endTyping,
    undo: () => steps.alone(() => undoManager.undo()),
    redo: () => steps.alone(() => undoManager.redo()),
    ...lineOperations(writer, steps.step, withLine),
    ...textOperations(writer, withLine),
    close: () => {
      undoManager.destroy()
      index.close()
    },
  }
}

type WithLine = (id: string, act: (line: Segment) => void) => void

function textOperations(writer: LineWriter, withLine: WithLine) {
  return {
    insertText: (id: string, offset: number, text: string, attributes: Run['attributes'] = {}) =>
      withLine(id, (line) =>
        writer.edit(() => insertRun(writer, line, offset, { insert: text, attributes })),
      ),
    insertRun: (id: string, offset: number, run: Run) =>
      withLine(id, (line) => writer.edit(() => insertRun(writer, line, offset, run))),
    deleteText: (id: string, offset: number, length: number) =>
      withLine(id, (line) => writer.edit(() => deleteRange(writer, line, offset, length))),
    format: (id: string, offset: number, length: number, attributes: NonNullable<Run['attributes']>) =>
      withLine(id, (line) => writer.edit(() => formatRange(writer, line, { offset, length }, attributes))),
  }
}

function lineOperations(writer: LineWriter, step: (act: () => void) => void, withLine: WithLine) {
  const { index } = writer
  const setShown = (id: string, key: string, value: unknown) =>
    withLine(id, () =>
      writer.edit(() => {
        writer.setField(id, key, value)
        writer.setField(id, 'shown', true)
      }),
    )
  return {
    newLine: (section: string, after: string | null, line: NewLine = {}) => {
      const [id] = bearLines(writer, step, { section, after }, [line])
      return id ?? ''
    },
    newLines: (section: string, after: string | null, lines: readonly BornLine[]) =>
      bearLines(writer, step, { section, after }, lines),
    split: (id: string, offset: number, newId?: string, born: NewLine = {}) => {
      let below = id
      withLine(id, (line) => {
        const { kind, indent } = index.view(line)
        below = splitLine(writer, line, offset, { kind, indent, ...born, ...(newId ? { id: newId } : {}) })
      })
      return below
    },
    join: (id: string) => withLine(id, (line) => joinLine(writer, line)),
    move: (id: string, section: string, after: string | null) =>
      withLine(id, () => moveLine(writer, id, section, after)),
    revive: (id: string, where: { section: string; after: string | null }, runs: readonly Run[]) => {
      let done = false
      step(() => (done = reviveLine(writer, id, where, runs)))
      return done
    },
    setKind: (id: string, kind: string) => setShown(id, 'kind', kind),
    setIndent: (id: string, indent: number) => setShown(id, 'indent', indent),
    setField: (id: string, key: string, value: unknown) => {
      if (RESERVED_FIELDS.has(key)) throw new RangeError(`The field "${key}" is not an item's to set.`)
      withLine(id, () => writer.edit(() => writer.setField(id, key, value)))
    },
    deleteLine: (id: string) => withLine(id, (line) => writer.edit(() => deleteWholeLine(writer, line))),
  }
}

/** One line is planned on its own; of several the first, and the others continue its run of keys. */
function bearLines(
  writer: LineWriter,
  step: (act: () => void) => void,
  where: { readonly section: string; readonly after: string | null },
  lines: readonly BornLine[],
): string[] {
  const ids: string[] = []
  step(() => {
    const segment = where.after === null ? undefined : writer.index.layout().segments.get(where.after)
    const after = segment ? owner(segment) : null
    if (lines.length === 1 && !lines[0]?.runs) {
      ids.push(bearLine(writer, planBehind(writer, where.section, after), lines[0] ?? {}))
      return
    }
    ids.push(...bearMany(writer, where.section, after, lines))
  })
  return ids
}

function bearMany(
  writer: LineWriter,
  section: string,
  after: Segment | null,
  lines: readonly BornLine[],
): string[] {
  const plan = planBehind(writer, section, after)
  const high = plan.pins[0]?.key ?? placeBehind(writer, after, plan.section)
  let key = plan.key
  const births = lines.map((line, position) => {
    if (position > 0) key = writer.keys.between(key, high)
    return { ...line, id: unusedId(writer, line.id), home: [plan.section, key] as const }
  })
  writer.bear(births)
  writer.edit(() => {
    for (const pin of plan.pins) writer.setPlace(pin.id, pin.section, pin.key)
    for (const birth of births) {
      writer.setField(birth.id, 'shown', true)
      const text = textOf(writer, birth.id)
      if (text) writeRuns(writer, text, 0, birth.runs ?? [{ insert: birth.text ?? '' }])
    }
  })
  return births.map((birth) => birth.id)
}

function textOf(writer: LineWriter, id: string): Y.Text | null {
  const fields = writer.index.map.get(id)
  const text: unknown = fields instanceof Y.Map ? fields.get('text') : null
  return text instanceof Y.Text ? text : null
}

/** The key of the next placed line in the section, behind the group of `after`. */
function placeBehind(writer: LineWriter, after: Segment | null, section: string): string | null {
  const { placed } = writer.index.layout()
  const next = after ? placed[after.headIndex + 1] : placed.find((line) => line.place?.section === section)
  return next?.place?.section === section ? next.place.key : null
}

interface Steps {
  readonly step: (act: () => void) => void
  readonly typing: (act: () => void) => void
  readonly endTyping: () => void
  /** Outside all steps: for undo and redo. */
  readonly alone: (act: () => void) => void
}

/** What counts as one undo: the outermost act, or a run of typing. */
function createSteps(undoManager: Y.UndoManager): Steps {
  let depth = 0
  let typingGoesOn = false
  function run(act: () => void, typing: boolean): void {
    if (depth === 0 && !(typing && typingGoesOn)) undoManager.stopCapturing()
    if (depth === 0) typingGoesOn = typing
    depth += 1
    try {
      act()
    } finally {
      depth -= 1
    }
  }
  return {
    step: (act) => run(act, false),
    typing: (act) => run(act, true),
    endTyping: () => {
      typingGoesOn = false
    },
    alone: (act) => {
      typingGoesOn = false
      undoManager.stopCapturing()
      act()
    },
  }
}

function visibleOf(index: LineIndex): readonly VisibleLine[] {
  return index.drawn().map((line) => index.view(line))
}
