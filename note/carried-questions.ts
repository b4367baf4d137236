/**
 * Open questions that go on in another session: where one may go, which came to a session, and what each is there. On the
 * line that goes, `goesTo` is `{session, title}`; on the one that came of it, `carried` is `{session, line, text}`, the words as they came. Pure.
 */
import type { JsonValue, NoteRecord } from './record-model.ts'
import type { Session } from './summit.ts'
import type { Item } from './wire/api.ts'

export const GOES_TO = 'goesTo'
export const CARRIED = 'carried'

/** The session a question was sent to. */
export interface Target {
  readonly session: string
  readonly title: string
}

/** A field's value as a target, or null where it is none. */
export function targetOf(value: JsonValue | undefined): Target | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { session, title } = value as Readonly<Record<string, JsonValue>>
  return typeof session === 'string' && typeof title === 'string' ? { session, title } : null
}

type Place = Pick<Session, 'id' | 'track' | 'blueprints' | 'start' | 'state' | 'dropped'>

/** Later sessions of the same blueprint, then of the same track, each by start. `blueprints` are those of the note. */
export function laterSessions<S extends Place>(
  from: Place,
  blueprints: readonly string[],
  sessions: readonly S[],
): readonly S[] {
  const later = sessions
    .filter((each) => each.id !== from.id && !each.dropped && isStillToCome(each, from))
    .sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))
  const isKin = (each: Place): boolean => each.blueprints.some((name) => blueprints.includes(name))
  const kin = later.filter(isKin)
  const same = later.filter((each) => !isKin(each) && from.track !== null && each.track === from.track)
  return [...kin, ...same]
}

function isStillToCome(each: Place, from: Place): boolean {
  if (each.state !== 'scheduled' && each.state !== 'open') return false
  return each.start !== null && from.start !== null && Date.parse(each.start) > Date.parse(from.start)
}

/** Of all questions those sent to this session that nobody answered and that its note does not have yet. */
export function questionsFor(
  session: string,
  questions: readonly Item[],
  record: NoteRecord,
): readonly Item[] {
  const here = new Set(linesOf(record).flatMap(({ fields }) => originKey(fields[CARRIED])))
  return questions.filter(
    (item) =>
      targetOf(item.fields[GOES_TO])?.session === session &&
      item.fields['status'] !== 'ANSWERED' &&
      !here.has(`${item.session} ${item.line}`),
  )
}

/** Names of the blueprints that the note's items link. */
export function blueprintsIn(record: NoteRecord): readonly string[] {
  return linesOf(record).flatMap(({ kind, fields }) =>
    kind === 'blueprint' && typeof fields['name'] === 'string' ? [fields['name']] : [],
  )
}

function linesOf(record: NoteRecord): NoteRecord['elsewhere'] {
  return [...record.sections.flatMap(({ lines }) => lines), ...record.elsewhere]
}

function originKey(value: JsonValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const { session, line } = value as Readonly<Record<string, JsonValue>>
  return typeof session === 'string' && typeof line === 'string' ? [`${session} ${line}`] : []
}
