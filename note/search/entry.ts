/**
 * What search finds: every line of a note that says something, its closing sentence, and the session itself with title and
 * abstract. Pure functions of records and sessions.
 */
import { blueprintField, hasContent, linesOf, personField, textField } from '../item-fields.ts'
import { titleOf } from '../item-title.ts'
import type { JsonValue, LineRecord, NoteRecord } from '../record-model.ts'
import type { PersonRef, Session, SessionState, Summit } from '../summit.ts'

/** Where something was said: the session with the names that people call things by. */
export interface SearchPlace {
  readonly session: string
  readonly title: string
  /** Id and name, or null. */
  readonly track: Named | null
  readonly room: Named | null
  readonly day: string | null
  readonly start: string | null
  readonly state: SessionState
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** One thing that can be found. `line` is null for the session itself and its closing sentence. */
export interface SearchEntry {
  readonly line: string | null
  /** `session`, `summary`, or the line's kind. */
  readonly kind: string
  readonly number: string | null
  readonly section: Named | null
  readonly text: string
  readonly fields: Readonly<Record<string, JsonValue>>
  readonly by: PersonRef | null
  /** The blueprints it is about: its own, else those of its note. */
  readonly blueprints: readonly string[]
}

/** The place of a session in its summit. */
export function placeOf(session: Session, summit: Pick<Summit, 'tracks' | 'rooms'>): SearchPlace {
  return {
    session: session.id,
    title: session.title,
    track: namedIn(summit.tracks, session.track),
    room: namedIn(summit.rooms, session.room),
    day: session.day,
    start: session.start,
    state: session.state,
  }
}

/** The session as something to find: its title, then what it is about, on a line of its own. */
export function sessionEntry(session: Session): SearchEntry {
  const people = session.speakers.map(({ name }) => name).join(', ')
  return {
    line: null,
    kind: 'session',
    number: null,
    section: null,
    text: [session.title, session.abstract].filter((part) => part.trim() !== '').join('\n'),
    fields: people === '' ? {} : { speakers: people },
    by: null,
    blueprints: session.blueprints,
  }
}

/** Everything a note says, in its order. `nameOf` knows the people by id. */
export function entriesOf(record: NoteRecord, nameOf: (id: string) => string | null): readonly SearchEntry[] {
  const linked = blueprintsOf(record)
  const titles = new Map(record.sections.map(({ key, title }) => [key, title]))
  const lines = linesOf(record)
    .filter(hasContent)
    .map((line): SearchEntry => {
      const title = titles.get(line.section)
      return {
        line: line.id,
        kind: line.kind,
        number: line.number,
        section: title === undefined ? null : { id: line.section, name: title },
        text: titleOf(line),
        fields: line.fields,
        by: line.by === null ? null : { id: line.by, name: nameOf(line.by) ?? line.by },
        blueprints: blueprintsOfLine(line, linked),
      }
    })
  return record.summary.trim() === '' ? lines : [summaryEntry(record.summary, linked), ...lines]
}

/** The blueprints that a note links: those of its blueprint lines, then those of its session. */
export function blueprintsOf(record: NoteRecord): readonly string[] {
  const lines = linesOf(record).filter((line) => line.kind === 'blueprint')
  const names = lines.flatMap((line) => blueprintField(line, 'name') ?? [])
  return [...new Set([...names, ...record.session.blueprints])]
}

/** The blueprints a line is about: the one it names, those it mentions, else all of its note. */
export function blueprintsOfLine(line: LineRecord, linked: readonly string[]): readonly string[] {
  const chosen =
    textField(line, 'blueprint') ?? (line.kind === 'blueprint' ? blueprintField(line, 'name') : null)
  const mentioned = line.spans.flatMap((span) => span.blueprint ?? [])
  const own = [...new Set([...(chosen === null ? [] : [chosen]), ...mentioned])]
  return own.length > 0 ? own : linked
}

/** The names in an entry's fields, which are found like its words: its owner, its milestone, its dissent. */
export function namesIn(entry: Pick<SearchEntry, 'fields' | 'number' | 'blueprints' | 'kind'>): string {
  const owner = personField(entry, 'owner')?.name ?? ''
  const texts = Object.entries(entry.fields).map(([key, value]) =>
    typeof value === 'string' && !CODED.has(key) ? value : '',
  )
  const blueprints = entry.kind === 'blueprint' || entry.kind === 'session' ? entry.blueprints : []
  return [entry.number ?? '', owner, ...texts, ...blueprints].filter((part) => part !== '').join('\n')
}

/** Fields whose values are codes; they are asked for by filters. */
const CODED: ReadonlySet<string> = new Set(['status', 'due', 'voice', 'relation', 'of', 'owner', 'answer'])

/** What stands around an entry: it is found by these words only together with words of its own. */
export function surroundings(entry: Pick<SearchEntry, 'kind' | 'section'>, place: SearchPlace): string {
  const parts = [entry.kind, entry.section?.name, place.track?.name, place.room?.name]
  const title = entry.kind === 'session' ? place.session : `${place.title}\n${place.session}`
  return [...parts, title].filter((part) => part !== undefined && part !== '').join('\n')
}

function summaryEntry(summary: string, blueprints: readonly string[]): SearchEntry {
  const nothing = { line: null, number: null, section: null, fields: {}, by: null }
  return { ...nothing, kind: 'summary', text: summary.trim(), blueprints }
}

function namedIn(list: readonly Named[], id: string | null): Named | null {
  if (id === null) return null
  return { id, name: list.find((each) => each.id === id)?.name ?? id }
}
