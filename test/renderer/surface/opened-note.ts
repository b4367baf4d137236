/**
 * A note with real lines and a connection that is told what to say, for tests of the whole editor.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { SaveState } from '#renderer/connection/status.ts'
import type { OpenNote } from '#renderer/note/open-note.ts'
import { template, type Written } from './written-note.ts'

export const me = { id: 'maren', name: 'Maren Okafor', launchpad: 'maren' }

export interface OpenedNote {
  readonly note: OpenNote
  readonly connection: { save: SaveState; unsaved: Set<string>; readonly tell: () => void }
}

/** The texts become lines of their section's first kind. */
export function openedNote(written: Written): OpenedNote {
  const doc = new Y.Doc()
  const lines = createNoteLines(doc, {
    sections: template.sections.map(({ key }) => key),
    random: Math.random,
  })
  for (const [section, texts] of Object.entries(written)) {
    const kind = template.sections.find(({ key }) => key === section)?.takes[0] ?? 'text'
    let after: string | null = null
    for (const text of texts) after = lines.newLine(section, after, { kind, text })
  }
  const listeners = new Set<() => void>()
  const connection = {
    save: { word: 'saved', behind: 0, at: null } as SaveState,
    unsaved: new Set<string>(),
    tell: () => {
      for (const listener of listeners) listener()
    },
  }
  const nothing = (): void => undefined
  const note: OpenNote = {
    session: 's1',
    doc,
    lines,
    awareness: new Awareness(doc),
    connection: {
      status: () => ({ kind: 'live' }),
      save: () => connection.save,
      news: () => null,
      unsaved: () => connection.unsaved,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      whenSaved: () => Promise.resolve(),
    },
    me,
    template,
    gate: { hold: nothing, release: nothing },
    close: nothing,
  }
  return { note, connection }
}

/** The note's lines as `section kind: text`, in order. */
export function linesOf(note: OpenNote): string[] {
  return note.lines.visible().map((line) => {
    const text = line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '▫')).join('')
    return `${line.section} ${line.kind}: ${text}`
  })
}
