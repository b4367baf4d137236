/** Opens a session's note: document, lines, presence and connection, made together and closed together. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { LINES_ROOT } from '#note/about.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { Person } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import { createNoteConnection } from '../connection/note-connection.ts'
import type { OpenNote } from './open-note.ts'

export interface OpenNoteOptions {
  /** http(s) origin of the relay. */
  readonly relay: string
  readonly token: string
  readonly session: string
  readonly template: Template
  readonly me: Person
}

/** The caller closes it when the note is left. */
export function openNote(options: OpenNoteOptions): OpenNote {
  const doc = new Y.Doc()
  const lines = createNoteLines(doc, {
    sections: options.template.sections.map((section) => section.key),
    random: Math.random,
  })
  const awareness = new Awareness(doc)
  awareness.setLocalState({
    person: { id: options.me.id, name: options.me.name },
    section: null,
    typedAt: null,
  })
  const connection = createNoteConnection({
    relay: options.relay.replace(/^http/, 'ws'),
    token: options.token,
    session: options.session,
    doc,
    awareness,
    touchedLines: (_update, transaction) => touchedLines(doc, lines.index, transaction),
  })
  return {
    session: options.session,
    doc,
    lines,
    awareness,
    connection,
    gate: connection.gate,
    me: options.me,
    template: options.template,
    close: () => {
      connection.close()
      awareness.destroy()
      lines.close()
      doc.destroy()
    },
  }
}

/** The lines that a transaction wrote in: of a text the line it was born with, which is near enough for a count. */
function touchedLines(
  doc: Y.Doc,
  index: ReturnType<typeof createNoteLines>['index'],
  transaction: Y.Transaction,
): string[] {
  const root = doc.getMap(LINES_ROOT)
  const ids = new Set<string>()
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === root) for (const key of keys) ids.add(key ?? '')
    else if (type instanceof Y.Text) ids.add(index.strandOf(type)?.id ?? '')
    else if ((type.parent as unknown) === root) ids.add(type._item?.parentSub ?? '')
  }
  ids.delete('')
  return [...ids]
}
