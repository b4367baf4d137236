/** A bare ProseMirror view on y-prosemirror's binding: the same schema, no surface, its own ways to do each act. */
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import * as Y from 'yjs'
import { schema } from '#renderer/editor/schema.ts'
import type { Act, BenchEditor } from './bench-editor.ts'
import { SECTION_KEYS } from './equal-note.ts'
import { FRAGMENT } from './fragment.ts'

export function openTheirs(place: HTMLElement, update: Uint8Array): BenchEditor {
  const started = performance.now()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update, 'network')
  const loaded = performance.now()
  const fragment = doc.getXmlFragment(FRAGMENT)
  const { doc: start, mapping } = initProseMirrorDoc(fragment, schema)
  const plugins = [ySyncPlugin(fragment, { mapping }), yUndoPlugin(), keymap(baseKeymap)]
  const view = new EditorView(place, {
    state: EditorState.create({ doc: start, schema, plugins }),
    attributes: { class: 'note-text' },
  })
  const built = performance.now()
  return {
    doc,
    view,
    loadMs: loaded - started,
    viewMs: built - loaded,
    remote: (act, count, at) => theirRemote(doc, act, count, at),
    close: () => {
      view.destroy()
      doc.destroy()
    },
  }
}

function theirRemote(doc: Y.Doc, act: Act, count: number, at: number): Uint8Array[] {
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc))
  const fragment = theirs.getXmlFragment(FRAGMENT)
  const sections = new Map(SECTION_KEYS.map((key, index) => [key, fragment.get(index) as Y.XmlElement]))
  const sent: Uint8Array[] = []
  for (let i = 0; i < count; i += 1) {
    const made: Uint8Array[] = []
    const collect = (update: Uint8Array) => void made.push(update)
    theirs.on('update', collect)
    theirs.transact(() => theirAct(sections, act, at, i))
    theirs.off('update', collect)
    sent.push(Y.mergeUpdates(made))
  }
  return sent
}

function theirAct(sections: ReadonlyMap<string, Y.XmlElement>, act: Act, at: number, i: number): void {
  const talk = sections.get('discussion') as Y.XmlElement
  const index = at + 2 * i
  const line = talk.get(index) as Y.XmlElement
  const text = line.get(0) as Y.XmlText
  if (act === 'letter') ((talk.get(at) as Y.XmlElement).get(0) as Y.XmlText).insert(10 + i, 'y')
  else if (act === 'new line') talk.insert(at + 1, [lineOf('hello')])
  else if (act === 'kind') line.setAttribute('kind', 'heading')
  else if (act === 'split') {
    // What y-prosemirror does for a split: the second half is written anew.
    const rest = plainText(text).slice(12)
    text.delete(12, text.length - 12)
    talk.insert(index + 1, [lineOf(rest)])
  } else if (act === 'join') {
    const above = (talk.get(index - 1 - i) as Y.XmlElement).get(0) as Y.XmlText
    above.insert(above.length, plainText((talk.get(index - i) as Y.XmlElement).get(0) as Y.XmlText))
    talk.delete(index - i, 1)
  } else {
    const copy = (talk.get(at) as Y.XmlElement).clone()
    talk.delete(at, 1)
    sections.get('decisions')?.insert(0, [copy])
  }
}

function plainText(text: Y.XmlText): string {
  return (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
}

function lineOf(words: string): Y.XmlElement {
  const line = new Y.XmlElement('line')
  line.setAttribute('id', `new-${Math.random()}`)
  line.setAttribute('kind', 'bullet')
  const text = new Y.XmlText()
  text.insert(0, words)
  line.insert(0, [text])
  return line
}
