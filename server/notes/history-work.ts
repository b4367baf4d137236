/**
 * The past of a note as work with Y.Docs: comparing two states, restoring one, telling who wrote. Runs in the note worker;
 * takes and returns plain data.
 */
import * as Y from 'yjs'
import type { ProposedLine } from '#note/adopt/proposal.ts'
import { writeProposal } from '#note/adopt/write-proposal.ts'
import { authorsOf, nameChanges } from '#note/history/authors.ts'
import { compareRecords, type Comparison } from '#note/history/comparison.ts'
import { restoreVersion } from '#note/history/restore.ts'
import { makeEdits, type EditsMade } from '#note/edits.ts'
import { readRecord } from '#note/record.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { PersonRef } from '#note/summit.ts'
import type { AuthorsAnswer, LineChange } from '#note/wire/history.ts'
import type { NoteEdit } from '#note/wire/review.ts'
import type { ReadingContext } from './read-state.ts'

/** Edits to be made in somebody's name, under a Yjs client id that nobody used yet. */
export interface EditWork {
  readonly now: Updates
  readonly context: ReadingContext
  readonly edits: readonly NoteEdit[]
  readonly client: number
  readonly by: string
  readonly name: string
  readonly at: string
}

/** `update` is null where nothing changed. */
export interface Edited extends EditsMade {
  readonly update: Uint8Array | null
}

export type Updates = readonly Uint8Array[]
/** Whose the client ids are that somebody known used. */
export type PeopleByClient = ReadonlyMap<number, PersonRef>

export interface CompareWork {
  readonly from: Updates
  readonly to: Updates
  readonly context: ReadingContext
  readonly people: PeopleByClient
}

export interface RestoreWork {
  readonly now: Updates
  readonly version: Updates
  readonly context: ReadingContext
  /** The Yjs client id to write under; nobody's yet. */
  readonly client: number
}

/** `update` is null where the note says already what it said then. */
export interface Restoring {
  readonly update: Uint8Array | null
  /** How many lines read otherwise than before. */
  readonly changes: number
}

export interface AuthorsWork {
  readonly updates: Updates
  readonly context: ReadingContext
  readonly people: PeopleByClient
}

/** States of a note one after the other, each with all that the one before has. */
export interface LinePastWork {
  readonly states: readonly Updates[]
  readonly line: string
  readonly context: ReadingContext
  readonly people: PeopleByClient
}

export interface AdoptWork {
  readonly now: Updates
  readonly context: ReadingContext
  /** The Yjs client id to write under; nobody's yet. */
  readonly client: number
  readonly lines: readonly ProposedLine[]
  readonly by: string
  /** An instant. */
  readonly at: string
}

/** The update that puts the lines behind those that stand in their sections; null for no lines. */
export function adoptLines({ now, context, client, lines, by, at }: AdoptWork): Uint8Array | null {
  return withDocs([now, []], (doc) => {
    doc.clientID = client
    let update: Uint8Array | null = null
    doc.on(
      'update',
      (bytes: Uint8Array) => (update = update === null ? bytes : Y.mergeUpdates([update, bytes])),
    )
    doc.transact(() => writeProposal(doc, lines, { template: context.template, random: Math.random, by, at }))
    return update
  })
}

export function compareStates({ from, to, context, people }: CompareWork): Comparison {
  return withDocs([from, to], (before, after) => {
    const { summary, changes } = compareRecords(
      recordOf(before, context),
      recordOf(after, context),
      context.template,
    )
    const since = Y.decodeStateVector(Y.encodeStateVector(before))
    const options = { sections: sectionsOf(context), personOf: lookUp(people) }
    return { summary, changes: nameChanges(changes, { doc: after, since }, options) }
  })
}

export function restoreState({ now, version, context, client }: RestoreWork): Restoring {
  return withDocs([now, version], (doc, past) => {
    doc.clientID = client
    const before = recordOf(doc, context)
    let update: Uint8Array | null = null
    doc.on('update', (bytes: Uint8Array) => (update = bytes))
    restoreVersion(doc, past, { sections: sectionsOf(context), random: Math.random })
    const { changes } = compareRecords(before, recordOf(doc, context), context.template)
    return { update, changes: new Set(changes.map((change) => change.line)).size }
  })
}

export function editState({ now, context, edits, client, ...whose }: EditWork): Edited {
  return withDocs([now, []], (doc) => {
    doc.clientID = client
    let update: Uint8Array | null = null
    doc.on('update', (bytes: Uint8Array) => (update = bytes))
    const made = makeEdits(doc, edits, { sections: sectionsOf(context), random: Math.random, ...whose })
    return { ...made, update }
  })
}

export function readAuthors({ updates, context, people }: AuthorsWork): AuthorsAnswer['lines'] {
  return withDocs([updates, []], (doc) => authorsOf(doc, sectionsOf(context), lookUp(people)))
}

/** What became of one line in each state since the one before; the first is held against an empty note. */
export function readLinePast(work: LinePastWork): readonly (readonly LineChange[])[] {
  const { states, line, context, people } = work
  const options = { sections: sectionsOf(context), personOf: lookUp(people) }
  return withDocs([[], []], (doc) => {
    let before = onlyLine(recordOf(doc, context), line)
    return states.map((updates) => {
      const since = Y.decodeStateVector(Y.encodeStateVector(doc))
      fill(doc, updates)
      const after = onlyLine(recordOf(doc, context), line)
      const { changes } = compareRecords(before, after, context.template)
      before = after
      return changes.length === 0 ? [] : nameChanges(changes, { doc, since }, options)
    })
  })
}

function onlyLine(record: NoteRecord, line: string): NoteRecord {
  const only = (lines: readonly LineRecord[]) => lines.filter(({ id }) => id === line)
  const sections = record.sections.map((section) => ({ ...section, lines: only(section.lines) }))
  return { ...record, sections, elsewhere: only(record.elsewhere) }
}

/** Builds both states, and lets go of them again. */
function withDocs<T>(states: readonly [Updates, Updates], act: (one: Y.Doc, other: Y.Doc) => T): T {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  try {
    fill(one, states[0])
    fill(other, states[1])
    return act(one, other)
  } finally {
    one.destroy()
    other.destroy()
  }
}

function fill(doc: Y.Doc, updates: Updates): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
}

function recordOf(doc: Y.Doc, context: ReadingContext): NoteRecord {
  return readRecord(doc, { session: context.facts, template: context.template, roles: context.roles })
}

function sectionsOf(context: ReadingContext): string[] {
  return context.template.sections.map((section) => section.key)
}

function lookUp(people: PeopleByClient): (client: number) => PersonRef | null {
  return (client) => people.get(client) ?? null
}
