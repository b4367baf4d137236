/** A note as its log tells it: what the relay has as well, and the edits of this computer that it may not have. Pure. */
import * as Y from 'yjs'
import { decodeEntry, encodeEntry, type NoteEntry, type OwnEdit } from './note-entries.ts'

export interface KeptNote {
  /** To be applied in this order: all that is not somebody's unsent edit. */
  readonly known: readonly Uint8Array[]
  /** In the order in which they were made, whoever made them. */
  readonly unsent: readonly OwnEdit[]
  /** Entries of a newer version. */
  readonly unknown: readonly Uint8Array[]
}

export function readKeptNote(records: readonly Uint8Array[]): KeptNote {
  const entries = records.map(decodeEntry)
  const acknowledged = acknowledgedBy(entries)
  const isUnsent = (entry: OwnEdit): boolean => entry.number > (acknowledged.get(entry.client) ?? 0)
  const unsent = entries.filter((entry): entry is OwnEdit => entry.kind === 'own' && isUnsent(entry))
  const known = entries.flatMap((entry) => {
    if (entry.kind === 'snapshot' || entry.kind === 'received') return [entry.update]
    return entry.kind === 'own' && !isUnsent(entry) ? [entry.update] : []
  })
  const unknown = entries.flatMap((entry) => (entry.kind === 'unknown' ? [entry.bytes] : []))
  return { known, unsent, unknown }
}

function acknowledgedBy(entries: readonly NoteEntry[]): ReadonlyMap<number, number> {
  const marks = new Map<number, number>()
  for (const entry of entries) {
    if (entry.kind !== 'acknowledged') continue
    marks.set(entry.client, Math.max(entry.upTo, marks.get(entry.client) ?? 0))
  }
  return marks
}

/** The same note in as few records as there can be. */
export function compactNote(kept: KeptNote): readonly Uint8Array[] {
  const doc = new Y.Doc()
  for (const update of kept.known) Y.applyUpdate(doc, update)
  const snapshot = encodeEntry({ kind: 'snapshot', update: Y.encodeStateAsUpdate(doc) })
  doc.destroy()
  return [snapshot, ...kept.unsent.map(encodeEntry), ...kept.unknown]
}
