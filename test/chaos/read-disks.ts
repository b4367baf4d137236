/** What is on the disks, read from outside and without changing anything: the desktop's kept files, the relay's data. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { readFrames } from '#electron/kept/record-frames.ts'
import { readKeptNote } from '#renderer/keep/kept-note.ts'
import { openForCommand } from '#server/journal/open-for-command.ts'
import { DESIGN_SECTIONS } from '../helpers/peer.ts'
import { taggedLines, type Lines } from './ledger.ts'

/** The note as the files of a desktop app have it; `folder` is the one for all relays. */
export async function readKeptLines(folder: string, session: string): Promise<Lines> {
  const doc = new Y.Doc()
  for (const place of await readdir(folder).catch(() => [])) {
    const file = join(folder, place, 'logs', `note.${session}.log`)
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    const { known, unsent } = readKeptNote(readFrames(bytes).records)
    for (const update of [...known, ...unsent.map((edit) => edit.update)]) Y.applyUpdate(doc, update)
  }
  return linesOf(doc)
}

/** The note as a relay that was just killed left it: store and journal, out of a copy. */
export async function readStoredLines(data: string, session: string): Promise<Lines> {
  const copy = await mkdtemp(join(tmpdir(), 'rapporteur-copy-'))
  try {
    await cp(data, copy, { recursive: true, filter: (path) => !path.endsWith('/filler') })
    const { store, pending } = openForCommand(copy, { create: false })
    const doc = new Y.Doc()
    const { snapshot, tail } = store.notes.read(session)
    const later = (pending.get(session) ?? []).map(({ bytes }) => bytes)
    for (const update of [...(snapshot === null ? [] : [snapshot]), ...tail, ...later])
      Y.applyUpdate(doc, update)
    store.close()
    return linesOf(doc)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

export function linesOf(doc: Y.Doc): Lines {
  const lines = createNoteLines(doc, { sections: DESIGN_SECTIONS, random: Math.random })
  const texts = lines
    .visible()
    .map(({ runs }) => runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''))
  lines.close()
  return taggedLines(texts).lines
}
