/** A person in a note without a page: the product's own connection and lines, in Node. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { createNoteConnection, type NoteConnection } from '#renderer/connection/note-connection.ts'
import { waitUntil } from './wait-until.ts'

export const DESIGN_SECTIONS = ['goal', 'discussion', 'decisions', 'actions', 'questions', 'blueprints']

export interface Peer {
  readonly doc: Y.Doc
  readonly lines: EditableLines
  readonly awareness: Awareness
  readonly connection: NoteConnection
  /** All lines, joined by ¶. */
  readonly text: () => string
  readonly live: () => Promise<void>
  readonly close: () => void
}

export interface PeerOptions {
  /** http origin of the relay. */
  readonly relay: string
  readonly token: string
  readonly session: string
  readonly name?: string
}

export function joinNote(options: PeerOptions): Peer {
  const doc = new Y.Doc()
  const lines = createNoteLines(doc, { sections: DESIGN_SECTIONS, random: Math.random })
  const awareness = new Awareness(doc)
  const name = options.name ?? 'Peer'
  awareness.setLocalState({ person: { id: name, name }, section: null, typedAt: null })
  const connection = createNoteConnection({
    relay: options.relay.replace(/^http/, 'ws'),
    token: options.token,
    session: options.session,
    doc,
    awareness,
    touchedLines: () => [],
  })
  return {
    doc,
    lines,
    awareness,
    connection,
    text: () => lines.visible().map(plainText).join('¶'),
    live: async () =>
      void (await waitUntil('the connection is live', () => connection.status().kind === 'live')),
    close: () => {
      connection.close()
      awareness.destroy()
      lines.close()
      doc.destroy()
    },
  }
}

function plainText(line: ReturnType<EditableLines['visible']>[number]): string {
  return line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '\ufffc')).join('')
}
