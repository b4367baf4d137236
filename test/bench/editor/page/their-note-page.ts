/** A note in y-prosemirror's editor, over y-websocket's provider: text, carets of others, undo; no more. */
import '../../../../renderer/styles/tokens.css'
import '../../../../renderer/styles/base.css'
import './their-lines.css'
import { baseKeymap } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { initProseMirrorDoc, yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { schema } from '#renderer/editor/schema.ts'
import { FRAGMENT } from './fragment.ts'

/** Resolves when the note is here and drawn. */
async function openTheirNote(address: string): Promise<void> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(address, 'note', doc)
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  const fragment = doc.getXmlFragment(FRAGMENT)
  const { doc: start, mapping } = initProseMirrorDoc(fragment, schema)
  const plugins = [
    ySyncPlugin(fragment, { mapping }),
    yCursorPlugin(provider.awareness),
    yUndoPlugin(),
    keymap(baseKeymap),
  ]
  const scroller = document.createElement('div')
  scroller.className = 'bench-scroller'
  document.body.replaceChildren(scroller)
  new EditorView(scroller, {
    state: EditorState.create({ doc: start, schema, plugins }),
    attributes: { class: 'note-text' },
  })
}

Object.assign(window, { openTheirNote })

export type OpenTheirNote = typeof openTheirNote
