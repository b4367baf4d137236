/**
 * Reads a note into a `NoteRecord`: the plain value that findings, exports, registers and search are functions of.
 * Equal notes give equal JSON, byte for byte, and reading never throws, whatever is in the document.
 */
import type * as Y from 'yjs'
import { twinsIn } from './carried-twins.ts'
import { readNone, readRole, readSummary } from './about.ts'
import type { VisibleLine } from './lines/line-model.ts'
import { readLines } from './lines/read-lines.ts'
import { canonicalFields } from './record-json.ts'
import type { LineRecord, NoteRecord, SectionRecord, SessionFacts, ThreadRecord } from './record-model.ts'
import { readSpans } from './record-spans.ts'
import type { PersonRef } from './summit.ts'
import type { Template } from './template-model.ts'
import { readThreads, type Thread } from './threads.ts'

/** What a note does not say of itself. `roles` are the session's, used where the note names nobody. */
export interface RecordContext {
  readonly session: SessionFacts
  readonly template: Template
  readonly roles?: Readonly<Record<string, PersonRef>>
}

/** What the `about` map says: people by role key, the closing sentence, reasons by section key. */
export interface AboutFacts {
  readonly roles: Readonly<Record<string, PersonRef>>
  readonly summary: string
  readonly none: Readonly<Record<string, string>>
}

/** Reads the whole note. The document is not changed and nobody needs to have it open. */
export function readRecord(doc: Y.Doc, context: RecordContext): NoteRecord {
  const { template } = context
  const threads = readThreads(doc)
  const { lines, drawnIn } = readLines(
    doc,
    template.sections.map((section) => section.key),
    threads.map((thread) => thread.line),
  )
  return recordOf(lines, readAbout(doc, template), context, threadsOf(threads, lines, drawnIn))
}

/** What the note says about itself, as far as the template asks for it. */
export function readAbout(doc: Y.Doc, template: Template): AboutFacts {
  const roles = template.roles.map(({ key }) => ({ key, value: readRole(doc, key) }))
  const none = template.sections.map(({ key }) => ({ key, value: readNone(doc, key) }))
  return { roles: withoutNull(roles), summary: readSummary(doc), none: withoutNull(none) }
}

/** The record of lines that were laid out already; an open editor needs not read its note again. */
export function recordOf(
  drawn: readonly VisibleLine[],
  about: AboutFacts,
  context: RecordContext,
  threads: readonly ThreadRecord[] = [],
): NoteRecord {
  const { template, session } = context
  const lines = withoutTwins(drawn)
  const keys = new Set(template.sections.map((section) => section.key))
  const number = createNumbering(template)
  const sections = template.sections.map((section): SectionRecord => ({
    key: section.key,
    title: section.title,
    mandatory: section.mandatory,
    none: own(about.none, section.key),
    lines: lines.filter((line) => line.section === section.key).map((line) => readLine(line, number)),
  }))
  return {
    format: 'rapporteur-note',
    version: 2,
    session: factsOf(session),
    template: { id: template.id, version: template.version, title: template.title },
    roles: rolesOf(about.roles, context),
    summary: about.summary,
    sections,
    elsewhere: lines.filter((line) => !keys.has(line.section)).map((line) => readLine(line, number)),
    threads,
  }
}

function withoutTwins(lines: readonly VisibleLine[]): readonly VisibleLine[] {
  const twins = twinsIn(lines)
  return twins.size === 0 ? lines : lines.filter(({ id }) => !twins.has(id))
}

/** In the order of the lines they are drawn beside, those of lines that are gone last. */
function threadsOf(
  threads: readonly Thread[],
  lines: readonly VisibleLine[],
  drawnIn: ReadonlyMap<string, string>,
): readonly ThreadRecord[] {
  const rank = new Map(lines.map((line, index) => [line.id, index]))
  const rankOf = ({ line }: ThreadRecord): number => rank.get(line ?? '') ?? lines.length
  return threads
    .map(({ id, line, resolved, comments }) => ({ id, line: drawnIn.get(line) ?? null, resolved, comments }))
    .sort((one, other) => rankOf(one) - rankOf(other))
}

/** Gives the next number of a kind (D1, D2, A1, …), or null for what is not an item. */
function createNumbering(template: Template): (kind: string) => string | null {
  const letters = new Map(template.kinds.map((kind) => [kind.key, kind.letter]))
  const counts = new Map<string, number>()
  return (kind) => {
    const letter = letters.get(kind)
    if (letter === undefined) return null
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    return `${letter}${count}`
  }
}

/** What was read of a line before: an open note is read again with every change, and nearly all of it stayed. */
const known = new WeakMap<VisibleLine, LineRecord>()

function readLine(line: VisibleLine, numberOf: (kind: string) => string | null): LineRecord {
  const number = numberOf(line.kind)
  const before = known.get(line)
  if (before !== undefined && before.number === number) return before
  const read = readAnew(line, number)
  known.set(line, read)
  return read
}

function readAnew(line: VisibleLine, number: string | null): LineRecord {
  const spans = readSpans(line.runs)
  return {
    id: line.id,
    section: line.section,
    kind: line.kind,
    number,
    indent: line.indent,
    spans,
    text: spans.map((span) => span.text).join(''),
    fields: canonicalFields(line.fields),
    by: line.by,
    at: line.at,
  }
}

/** The facts in one order, and nothing besides, so that records do not differ by how a caller built them. */
function factsOf(session: SessionFacts): SessionFacts {
  return {
    id: session.id,
    title: session.title,
    abstract: session.abstract,
    summit: session.summit,
    timezone: session.timezone,
    track: session.track,
    room: session.room,
    start: session.start,
    end: session.end,
    state: session.state,
    blueprints: [...session.blueprints],
  }
}

function rolesOf(
  inNote: Readonly<Record<string, PersonRef>>,
  context: RecordContext,
): Readonly<Record<string, PersonRef>> {
  const roles = context.template.roles.map(({ key }) => ({
    key,
    value: personOf(own(inNote, key) ?? own(context.roles ?? {}, key)),
  }))
  return withoutNull(roles)
}

function personOf(person: PersonRef | null): PersonRef | null {
  if (person === null) return null
  return person.id === undefined ? { name: person.name } : { id: person.id, name: person.name }
}

function own<T>(values: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(values, key) ? (values[key] ?? null) : null
}

function withoutNull<T>(entries: readonly { key: string; value: T | null }[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.flatMap(({ key, value }) => (value === null ? [] : [[key, value]])))
}
