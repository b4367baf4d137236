/** The second half of restoring: each segment says what it said, with few and small replacements; formats too. */
import { markedLine, runLength, type Segment } from '../lines/strand.ts'
import type { Attributes, Run } from '../lines/line-model.ts'
import type { LineWriter } from '../lines/line-writer.ts'
import { canonicalJson } from '../record-json.ts'
import { sameValue } from './same-value.ts'
import { textChanges, type TextChange } from './word-changes.ts'

/** While texts are compared each different embed is a letter that neither has; the first that may be taken. */
const FIRST_EMBED = 0xe000

/** Makes the segment of the note with this id say what `said` says. */
export function restoreLetters(writer: LineWriter, id: string, said: readonly Run[]): void {
  const now = segmentOf(writer, id)
  if (now === undefined) return
  const runs = said.filter((run) => mayStand(writer, now, run))
  const letters = createLetters([...now.runs, ...runs])
  const changes = textChanges(letters(now.runs), letters(runs))
  for (const change of changes.toReversed()) replace(writer, now, change, runs)
  const after = segmentOf(writer, id)
  if (after !== undefined) restoreFormats(writer, after, runs)
}

/** A mark may be written again only where it is an inline thing (L1): there it splits nothing. */
function mayStand(writer: LineWriter, now: Segment, { insert }: Run): boolean {
  const marked = markedLine(insert)
  if (marked === null) return true
  const line = segmentOf(writer, marked)
  return (
    line !== undefined && (line.previous === null || (line.strand === now.strand && line.from <= now.from))
  )
}

/** Reads the layout again: what was written moves the borders. */
function segmentOf(writer: LineWriter, id: string): Segment | undefined {
  return writer.index.layout().segments.get(id)
}

/** Turns runs into text of the same length. */
function createLetters(all: readonly Run[]): (runs: readonly Run[]) => string {
  const taken = new Set(all.flatMap(({ insert }) => (typeof insert === 'string' ? [...insert] : [])))
  const embeds = new Map<string, string>()
  let next = FIRST_EMBED
  const letterOf = (embed: Run['insert']): string => {
    const name = JSON.stringify(canonicalJson(embed))
    const known = embeds.get(name)
    if (known !== undefined) return known
    while (taken.has(String.fromCharCode(next))) next += 1
    const letter = String.fromCharCode(next)
    next += 1
    embeds.set(name, letter)
    return letter
  }
  return (runs) => runs.map(({ insert }) => (typeof insert === 'string' ? insert : letterOf(insert))).join('')
}

function replace(writer: LineWriter, now: Segment, change: TextChange, runs: readonly Run[]): void {
  const { text } = now.strand
  let at = now.from + change.at
  // First the new letters, so that a join that hangs on the last old one still hangs in this segment.
  for (const run of cut(runs, change.from, change.to)) {
    writer.insert(text, at, run.insert, run.attributes ?? {})
    at += runLength(run)
  }
  if (change.length > 0) writer.erase(text, at, change.length)
}

/** The part of the runs between two offsets. */
function cut(runs: readonly Run[], from: number, to: number): Run[] {
  const part: Run[] = []
  let start = 0
  for (const run of runs) {
    const end = start + runLength(run)
    if (start < to && end > from) {
      const insert =
        typeof run.insert === 'string' ? run.insert.slice(Math.max(0, from - start), to - start) : run.insert
      part.push({ ...run, insert })
    }
    start = end
  }
  return part
}

/** Writes the attributes that differ, stretch by stretch. The texts are equal by now, so offsets fit. */
function restoreFormats(writer: LineWriter, now: Segment, runs: readonly Run[]): void {
  const was = stretchesOf(now.runs)
  const want = stretchesOf(runs)
  const borders = [...new Set([...was, ...want].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  borders.slice(0, -1).forEach((from, index) => {
    const to = borders[index + 1] ?? from
    const difference = attributeChanges(attributesAt(was, from), attributesAt(want, from))
    if (difference !== null) writer.format(now.strand.text, now.from + from, to - from, difference)
  })
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly attributes: Attributes
}

function stretchesOf(runs: readonly Run[]): Stretch[] {
  let from = 0
  return runs.map((run) => {
    const to = from + runLength(run)
    const stretch = { from, to, attributes: run.attributes ?? {} }
    from = to
    return stretch
  })
}

function attributesAt(stretches: readonly Stretch[], offset: number): Attributes {
  return stretches.find(({ from, to }) => from <= offset && offset < to)?.attributes ?? {}
}

/** What must be written to get from the one to the other; null where nothing. */
function attributeChanges(was: Attributes, want: Attributes): Attributes | null {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(want)])]
  const changed = keys.filter((key) => !sameValue(was[key] ?? null, want[key] ?? null))
  if (changed.length === 0) return null
  return Object.fromEntries(changed.map((key) => [key, want[key] ?? null]))
}
