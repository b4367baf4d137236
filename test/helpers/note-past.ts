/** What tests of a note's past ask of a running relay, and a client in the note with its lines. */
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import type { Version } from '#note/wire/history.ts'
import { DESIGN_SECTIONS } from './peer.ts'
import type { TestServer } from './start-server.ts'
import { connectStock } from './sync-client.ts'
import { waitUntil } from './wait-until.ts'

export async function versionsOf(server: TestServer, session: string, token: string): Promise<Version[]> {
  return (await server.call(`/sessions/${session}/versions`, { token })).body.versions
}

export async function linesAt(
  server: TestServer,
  session: string,
  token: string,
): Promise<readonly LineRecord[]> {
  const record: NoteRecord = (await server.call(`/sessions/${session}/record`, { token })).body
  return record.sections.flatMap((section) => section.lines)
}

/** Somebody in the note, in sync with the relay. */
export async function joinNote(server: TestServer, session: string, token: string) {
  const client = connectStock(server.address, session, token)
  await waitUntil('the client is in sync', () => client.provider.synced)
  const lines = createNoteLines(client.doc, { sections: DESIGN_SECTIONS, random: Math.random })
  onTestFinished(lines.close)
  return { ...client, lines }
}

/** Waits until the relay has as much of the note as this client. */
export async function arrived(server: TestServer, session: string, doc: Y.Doc): Promise<void> {
  const wanted = Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0
  await waitUntil('the relay has everything', () => {
    const there = new Y.Doc()
    for (const update of server.services.relay.updatesOf(session)) Y.applyUpdate(there, update)
    const clock = Y.decodeStateVector(Y.encodeStateVector(there)).get(doc.clientID) ?? 0
    there.destroy()
    return clock >= wanted
  })
}
