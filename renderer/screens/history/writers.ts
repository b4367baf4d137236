/**
 * Who wrote what, for drawing: the people of a note with a mark for each, and a line's formatted text cut where the
 * writer changes. Pure.
 */
import type { NoteRecord, Span } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { AuthorsAnswer } from '#note/wire/history.ts'

type LineAuthors = AuthorsAnswer['lines'][number]
type AuthorSpan = LineAuthors['spans'][number]

/** Somebody who wrote in the note. `mark` chooses hue and stroke: 0 for whoever comes first in the note. */
export interface Writer {
  readonly person: PersonRef
  readonly mark: number
  readonly letters: number
  readonly lines: number
}

/** Everything the sheet needs to show who wrote. */
export interface Writing {
  readonly writers: readonly Writer[]
  readonly byLine: ReadonlyMap<string, readonly AuthorSpan[]>
  readonly writerOf: (person: PersonRef) => Writer | null
}

/** One person, however often they come: by id, or by name where the summit has no id for them. */
function nameOf({ id, name }: PersonRef): string {
  return id ?? `name ${name}`
}

export function readWriting(lines: AuthorsAnswer['lines']): Writing {
  const found = new Map<string, { person: PersonRef; letters: number; lines: Set<string> }>()
  for (const { line, spans } of lines) {
    for (const { by, from, to } of spans) {
      const known = found.get(nameOf(by)) ?? { person: by, letters: 0, lines: new Set() }
      found.set(nameOf(by), known)
      known.letters += to - from
      known.lines.add(line)
    }
  }
  const writers = new Map<string, Writer>()
  for (const [name, { person, letters, lines: own }] of found)
    writers.set(name, { person, mark: writers.size, letters, lines: own.size })
  return {
    writers: [...writers.values()],
    byLine: new Map(lines.map(({ line, spans }) => [line, spans])),
    writerOf: (person) => writers.get(nameOf(person)) ?? null,
  }
}

/** Who wrote most of a line; null where nobody is known. */
export function mainWriter(writing: Writing, spans: readonly AuthorSpan[]): Writer | null {
  const letters = new Map<Writer, number>()
  for (const { by, from, to } of spans) {
    const writer = writing.writerOf(by)
    if (writer !== null) letters.set(writer, (letters.get(writer) ?? 0) + to - from)
  }
  let main: Writer | null = null
  for (const [writer, count] of letters) if (main === null || count > (letters.get(main) ?? 0)) main = writer
  return main
}

/** A stretch of a line by one person; null for letters of nobody known. */
export interface Stretch {
  readonly writer: Writer | null
  readonly spans: readonly Span[]
}

/** The line's formatted text, cut where the writer changes. Joined again it is the very same text. */
export function stretchesOf(
  spans: readonly Span[],
  authors: readonly AuthorSpan[],
  writing: Writing,
): readonly Stretch[] {
  const stretches: { writer: Writer | null; spans: Span[] }[] = []
  let at = 0
  for (const span of spans) {
    const cuts = cutsIn(authors, at, at + span.text.length)
    for (const [index, from] of cuts.entries()) {
      const to = cuts[index + 1] ?? at + span.text.length
      const by = authors.find((author) => author.from <= from && from < author.to)?.by
      const writer = by === undefined ? null : writing.writerOf(by)
      const piece = { ...span, text: span.text.slice(from - at, to - at) }
      const last = stretches.at(-1)
      if (last !== undefined && last.writer === writer) last.spans.push(piece)
      else stretches.push({ writer, spans: [piece] })
    }
    at += span.text.length
  }
  return stretches
}

/** Where pieces begin in `[from, to)`. */
function cutsIn(authors: readonly AuthorSpan[], from: number, to: number): readonly number[] {
  const cuts = authors.flatMap((author) => [author.from, author.to]).filter((cut) => cut > from && cut < to)
  return [...new Set([from, ...cuts])].sort((one, other) => one - other)
}

/** How many letters of the note nobody is named for. */
export function unnamedLetters(record: NoteRecord, writing: Writing): number {
  const lines = [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0)
  const named = lines.reduce((sum, line) => {
    const spans = writing.byLine.get(line.id) ?? []
    return sum + spans.reduce((own, { from, to }) => own + to - from, 0)
  }, 0)
  return Math.max(0, letters - named)
}
