/** The product's editor on a note from an update: the whole surface, with a connection that is always well. */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { SaveState } from '#renderer/connection/status.ts'
import { openEditor } from '#renderer/editor/open-editor.ts'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import { spokenDays } from '#renderer/editor/surface/spoken-days.ts'
import type { OpenNote } from '#renderer/note/open-note.ts'
import type { Act, BenchEditor } from './bench-editor.ts'
import { SECTION_KEYS, template } from './equal-note.ts'

const ME = { id: 'maren', name: 'Maren Okafor', launchpad: 'maren' }
const SAVED: SaveState = { word: 'saved', behind: 0, at: null }
const NOBODY_UNSAVED: ReadonlySet<string> = new Set()
const nothing = (): void => undefined

export function openOurs(place: HTMLElement, update: Uint8Array): BenchEditor {
  const started = performance.now()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update, 'network')
  const loaded = performance.now()
  const lines = createNoteLines(doc, { sections: SECTION_KEYS, random: Math.random })
  const editor = openEditor(place, openNoteOf(doc, lines), {
    editable: () => true,
    timezone: 'UTC',
    now: () => new Date(),
    dates: () => createDueReader({ from: '2026-10-07', milestones: [], spoken: spokenDays }),
    onSection: nothing,
    onNotice: nothing,
    onTaken: () => undefined,
    onPick: nothing,
    people: () => ({ present: [], people: [], me: ME }),
    blueprints: () => [],
  })
  const built = performance.now()
  return {
    doc,
    view: editor.view,
    loadMs: loaded - started,
    viewMs: built - loaded,
    remote: (act, count, at) => ourRemote(doc, act, count, at),
    close: () => {
      editor.close()
      lines.close()
      doc.destroy()
    },
  }
}

function openNoteOf(doc: Y.Doc, lines: EditableLines): OpenNote {
  return {
    session: 's1',
    doc,
    lines,
    awareness: new Awareness(doc),
    connection: {
      status: () => ({ kind: 'live' }),
      save: () => SAVED,
      news: () => null,
      unsaved: () => NOBODY_UNSAVED,
      subscribe: () => nothing,
      whenSaved: () => Promise.resolve(),
    },
    me: ME,
    template,
    gate: { hold: nothing, release: nothing },
    close: nothing,
  }
}

/** What somebody else would send for each act, made in a replica of theirs. */
function ourRemote(doc: Y.Doc, act: Act, count: number, at: number): Uint8Array[] {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const lines = createNoteLines(theirs, { sections: SECTION_KEYS, random: Math.random })
  const ids = lines.visible().map(({ id }) => id)
  const sent: Uint8Array[] = []
  for (let i = 0; i < count; i += 1) {
    const made: Uint8Array[] = []
    const collect = (update: Uint8Array) => void made.push(update)
    theirs.on('update', collect)
    ourAct(lines, act, { ids, at, i })
    theirs.off('update', collect)
    sent.push(Y.mergeUpdates(made))
  }
  lines.close()
  return sent
}

function ourAct(
  lines: EditableLines,
  act: Act,
  { ids, at, i }: { readonly ids: readonly string[]; readonly at: number; readonly i: number },
): void {
  const id = ids[at + 2 * i] ?? ''
  if (act === 'letter') lines.insertText(ids[at] ?? '', 10 + i, 'y')
  else if (act === 'new line') lines.newLine('discussion', ids[at] ?? '', { kind: 'bullet', text: 'hello' })
  else if (act === 'split') lines.split(id, 12)
  else if (act === 'join') lines.join(id)
  else if (act === 'move') lines.move(id, 'decisions', null)
  else lines.setKind(id, 'heading')
}
