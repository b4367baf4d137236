/**
 * Makes a note say again what it said in an older version, as new edits: nothing leaves the log, and whoever types at the
 * same time keeps what they type. What is compared is the model (strands, places, fields), not the drawn text, so that
 * only what differs is written.
 */
import * as Y from 'yjs'
import { aboutOf } from '../about.ts'
import { createLineIndex, type LineIndex } from '../lines/line-index.ts'
import { createLineWriter, type LineWriter } from '../lines/line-writer.ts'
import type { Random } from '../lines/order-key.ts'
import { isShown, type Segment } from '../lines/strand.ts'
import { restoreLetters } from './restore-letters.ts'
import { restoreStructure } from './restore-structure.ts'
import { sameValue } from './same-value.ts'

export interface RestoreOptions {
  /** The template's section keys, in order. */
  readonly sections: readonly string[]
  readonly random: Random
}

/** Where a line is and what its letters are: never written as a field. */
const NO_FIELDS: ReadonlySet<string> = new Set(['text', 'home', 'place'])

/**
 * Writes into `note` until its sections read as those of `version`, an older state of the same note, in one transaction.
 * Lines begun since are taken away as L6 says. People's roles, attendance and links stay as they are.
 */
export function restoreVersion(note: Y.Doc, version: Y.Doc, options: RestoreOptions): void {
  const index = createLineIndex(note, options.sections)
  const past = createLineIndex(version, options.sections)
  const writer = createLineWriter(index, options.random)
  try {
    writer.edit(() => {
      restoreStructure(writer, past)
      restoreLines(writer, past)
      restoreAbout(note, version)
    })
  } finally {
    index.close()
    past.close()
  }
}

function restoreLines(writer: LineWriter, past: LineIndex): void {
  const wanted = past.layout().segments
  const drawn = new Set(past.drawn().map((line) => line.id))
  for (const id of [...writer.index.layout().segments.keys()]) {
    restoreLetters(writer, id, wanted.get(id)?.runs ?? [])
  }
  // One reading of the layout for all fields: every write would make it anew.
  for (const now of [...writer.index.layout().segments.values()]) {
    const segment = wanted.get(now.id)
    if (segment !== undefined && drawn.has(now.id)) restoreFields(writer, now, segment)
    else if (isShown(now)) writer.setField(now.id, 'shown', false)
  }
}

function restoreFields(writer: LineWriter, now: Segment, { id, map }: Segment): void {
  const keys = new Set([...(map?.keys() ?? []), ...(now.map?.keys() ?? [])])
  for (const key of keys) {
    if (NO_FIELDS.has(key)) continue
    const value: unknown = map?.get(key)
    if (!sameValue(now.map?.get(key) ?? null, value ?? null)) writer.setField(id, key, ownCopy(value))
  }
}

/** A shared type in a field comes from a newer version; it cannot stand in two documents. */
function ownCopy(value: unknown): unknown {
  return value instanceof Y.AbstractType ? (value as Y.AbstractType<unknown>).clone() : value
}

/** The closing sentence and the reasons for empty sections. */
function restoreAbout(note: Y.Doc, version: Y.Doc): void {
  const about = aboutOf(note)
  const past = aboutOf(version)
  for (const key of new Set([...about.keys(), ...past.keys()])) {
    if (key !== 'summary' && !key.startsWith('none:')) continue
    const value = past.get(key)
    if (sameValue(about.get(key) ?? null, value ?? null)) continue
    if (value === undefined) about.delete(key)
    else about.set(key, ownCopy(value))
  }
}
