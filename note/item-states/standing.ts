/**
 * Which later changes hold over what a note says, and the note's record with them in it. Pure: a record and the changes
 * give one answer, in whatever order the notes were read (rules I1, I2).
 */
import { parsePersonRef } from '../about.ts'
import { linesOf, personField } from '../item-fields.ts'
import type { JsonValue, LineRecord, NoteRecord } from '../record-model.ts'
import { statusIn } from '../search/fits.ts'
import type { ItemChange, Stamp, StateField } from '../wire/item-states.ts'

/** By field the change that holds, of one line. */
export type Standing = ReadonlyMap<StateField, ItemChange>

const NOTHING: Standing = new Map()

/** What the note itself says of a field, in the form in which changes keep it. */
export function saidInNote(line: Pick<LineRecord, 'kind' | 'fields'>, field: StateField): JsonValue {
  if (field === 'status') return statusIn(line)
  // An answer is somebody's: it holds for as long as the note names the same owner.
  const key = field === 'answer' ? 'owner' : field
  const value = Object.hasOwn(line.fields, key) ? line.fields[key] : undefined
  return key === 'owner' ? ownerValue(personField(line, 'owner')) : (value ?? null)
}

/** Of the changes of one note, oldest first, those that hold: the last of each field, if the note says the same as then. */
export function standingOf(
  record: NoteRecord,
  changes: readonly ItemChange[],
): ReadonlyMap<string, Standing> {
  if (changes.length === 0) return new Map()
  const last = new Map<string, Map<StateField, ItemChange>>()
  for (const change of changes) {
    const fields = last.get(change.line) ?? new Map<StateField, ItemChange>()
    last.set(change.line, fields.set(change.field, change))
  }
  const standing = new Map<string, Standing>()
  for (const line of linesOf(record)) {
    const holding = [...(last.get(line.id) ?? [])].filter(([, change]) => holds(line, change))
    if (holding.length > 0) standing.set(line.id, new Map(holding))
  }
  return standing
}

/** The record as it reads with these changes; the very same one where none holds. */
export function withStanding(record: NoteRecord, standing: ReadonlyMap<string, Standing>): NoteRecord {
  if (standing.size === 0) return record
  const merged = (line: LineRecord) => mergeLine(line, standing.get(line.id) ?? NOTHING)
  return {
    ...record,
    sections: record.sections.map((section) => ({ ...section, lines: section.lines.map(merged) })),
    elsewhere: record.elsewhere.map(merged),
  }
}

/** Who set what is not the note's own. */
export function stampsOf(standing: Standing | undefined): Readonly<Partial<Record<StateField, Stamp>>> {
  const stamps = [...(standing ?? NOTHING)].map(([field, { by, at, reason }]): [StateField, Stamp] => [
    field,
    { by, at, ...(reason === undefined ? {} : { reason }) },
  ])
  return Object.fromEntries(stamps)
}

function holds(line: LineRecord, change: ItemChange): boolean {
  if (change.where === 'note' || !isSame(saidInNote(line, change.field), change.over)) return false
  return change.field !== 'answer' || change.to !== null
}

function mergeLine(line: LineRecord, standing: Standing): LineRecord {
  if (standing.size === 0) return line
  const fields = new Map(Object.entries(line.fields))
  for (const [field, { to }] of standing) {
    if (to === null) fields.delete(field)
    else fields.set(field, to)
  }
  // Somebody has it now; the room's "nobody yet" is past (rule F4).
  if (standing.get('owner')?.to) fields.delete('nobody')
  const sorted = [...fields].sort(([left], [right]) => (left < right ? -1 : 1))
  return { ...line, fields: Object.fromEntries(sorted) }
}

/** Values are compared as JSON; people by id where both have one, for a name may be written anew. */
export function isSame(left: JsonValue, right: JsonValue): boolean {
  const [one, other] = [parsePersonRef(left), parsePersonRef(right)]
  if (one?.id !== undefined && other?.id !== undefined) return one.id === other.id
  return JSON.stringify(left) === JSON.stringify(right)
}

/** A person as a change keeps one, with its keys in one order. */
export function ownerValue(person: { readonly id?: string; readonly name: string } | null): JsonValue {
  if (person === null) return null
  return person.id === undefined ? { name: person.name } : { id: person.id, name: person.name }
}
