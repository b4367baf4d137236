/**
 * Who wrote what, out of the client ids that Yjs keeps with every letter and every field. Reads documents; whose a client
 * id is comes from outside, and where nobody knows, nobody is named.
 */
import * as Y from 'yjs'
import { createLineIndex, type LineIndex } from '../lines/line-index.ts'
import type { Run } from '../lines/line-model.ts'
import type { Segment, Strand } from '../lines/strand.ts'
import { readSpans } from '../record-spans.ts'
import type { PersonRef } from '../summit.ts'
import type { AuthorsAnswer, LineChange } from '../wire/history.ts'
import { INDENT_FIELD } from './compare.ts'

export type PersonOf = (client: number) => PersonRef | null

/** Whether something of this client whose last clock is before `end` is newer than the older state. */
type Counts = (client: number, end: number) => boolean

/** Letters `[from, to)` of a text by one client; `end` is the clock behind the last of them. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly client: number
  readonly end: number
  readonly embed: Run['insert'] | null
}

/** The spans of every drawn line that says something; neighbours of one person are one. Letters of nobody known are left out. */
export function authorsOf(
  doc: Y.Doc,
  sections: readonly string[],
  personOf: PersonOf,
): AuthorsAnswer['lines'] {
  const index = createLineIndex(doc, sections)
  try {
    const stretchesOf = createStretches()
    return index.drawn().flatMap((line) => {
      const spans = spansOf(line, stretchesOf, personOf)
      return spans.length === 0 ? [] : [{ line: line.id, spans }]
    })
  } finally {
    index.close()
  }
}

type LineSpan = AuthorsAnswer['lines'][number]['spans'][number]
type StretchesOf = (strand: Strand) => readonly Stretch[]

function spansOf(line: Segment, stretchesOf: StretchesOf, personOf: PersonOf): LineSpan[] {
  const spans: LineSpan[] = []
  let at = 0
  for (const { length, client } of lettersOf(line, stretchesOf)) {
    const by = personOf(client)
    const last = spans.at(-1)
    if (by !== null && last?.to === at && isSame(last.by, by))
      spans[spans.length - 1] = { ...last, to: at + length }
    else if (by !== null) spans.push({ from: at, to: at + length, by })
    at += length
  }
  return spans
}

interface Letters {
  /** As the record counts them. */
  readonly length: number
  readonly client: number
  readonly end: number
}

/** A line's letters, piece by piece. */
function lettersOf(line: Segment, stretchesOf: StretchesOf): Letters[] {
  const letters: Letters[] = []
  for (const piece of line.pieces) {
    const stretches = stretchesOf(piece.strand)
    for (let index = firstBehind(stretches, piece.from); index < stretches.length; index += 1) {
      const stretch = stretches[index]
      if (stretch === undefined || stretch.from >= piece.to) break
      const shown = Math.min(piece.to, stretch.to) - Math.max(piece.from, stretch.from)
      const length = stretch.embed === null ? shown : embedLength(stretch.embed)
      letters.push({ length, client: stretch.client, end: stretch.end })
    }
  }
  return letters
}

/** The first stretch that ends behind the index; a text may have many lines, so it is not walked for each. */
function firstBehind(stretches: readonly Stretch[], index: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.to ?? 0) <= index) low = middle + 1
    else high = middle
  }
  return low
}

/** How much text a record makes of an embed. */
function embedLength(insert: Run['insert']): number {
  return readSpans([{ insert }]).reduce((sum, span) => sum + span.text.length, 0)
}

function createStretches(): StretchesOf {
  const known = new Map<Strand, readonly Stretch[]>()
  return (strand) => {
    const stretches = known.get(strand) ?? readStretches(strand.text)
    known.set(strand, stretches)
    return stretches
  }
}

/** Walks the items of a text as Yjs keeps them; formats and what is deleted have no length. */
function readStretches(text: Y.Text): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue
    const to = from + item.length
    const { client, clock } = item.id
    const embed = item.content instanceof Y.ContentEmbed ? (item.content.embed as Run['insert']) : null
    stretches.push({ from, to, client, end: clock + item.length, embed })
    from = to
  }
  return stretches
}

/**
 * Names who made each change between an older state (its state vector) and this document: who wrote the new letters, set
 * the field, moved or hid the line. A deletion of letters carries no name, and neither does a field taken away.
 */
export function nameChanges(
  changes: readonly LineChange[],
  states: { readonly doc: Y.Doc; readonly since: ReadonlyMap<number, number> },
  options: { readonly sections: readonly string[]; readonly personOf: PersonOf },
): readonly LineChange[] {
  const index = createLineIndex(states.doc, options.sections)
  const counts: Counts = (client, end) => end > (states.since.get(client) ?? 0)
  try {
    const stretchesOf = createStretches()
    return changes.map((change) => {
      const clients = clientsOf(change, { index, counts, stretchesOf })
      return { ...change, by: peopleOf(clients, options.personOf) }
    })
  } finally {
    index.close()
  }
}

interface Looking {
  readonly index: LineIndex
  readonly counts: Counts
  readonly stretchesOf: StretchesOf
}

function clientsOf(change: LineChange, { index, counts, stretchesOf }: Looking): number[] {
  const fields = (keys: readonly string[]) => keys.flatMap((key) => setterOf(index, change.line, key, counts))
  switch (change.what) {
    case 'added':
    case 'reworded': {
      const line = index.line(change.line)
      const letters = line === null ? [] : lettersOf(line, stretchesOf)
      const writers = letters.filter(({ client, end }) => counts(client, end)).map(({ client }) => client)
      return writers.length > 0 || change.what === 'reworded' ? writers : starterOf(index, change.line)
    }
    case 'removed':
      return fields(['shown', 'place'])
    case 'moved':
      return fields(['place'])
    case 'converted':
      return fields(['kind'])
    case 'field':
      return fields([change.field === INDENT_FIELD ? 'indent' : (change.field ?? '')])
  }
}

function setterOf(index: LineIndex, id: string, key: string, counts: Counts): number[] {
  const fields = index.map.get(id)
  const item = fields instanceof Y.Map ? fields._map.get(key) : undefined
  if (item === undefined || item.deleted) return []
  const { client, clock } = item.id
  return counts(client, clock + item.length) ? [client] : []
}

/** Who began a line that has no letters. */
function starterOf(index: LineIndex, id: string): number[] {
  const item = index.map._map.get(id)
  return item === undefined ? [] : [item.id.client]
}

function peopleOf(clients: readonly number[], personOf: PersonOf): readonly PersonRef[] {
  const people: PersonRef[] = []
  for (const client of clients) {
    const person = personOf(client)
    if (person !== null && !people.some((each) => isSame(each, person))) people.push(person)
  }
  return people
}

function isSame(one: PersonRef, other: PersonRef): boolean {
  return one.id === other.id && one.name === other.name
}
