// @vitest-environment jsdom
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { createBinding } from '#renderer/editor/binding.ts'
import { template } from '../surface/written-note.ts'

const sections = template.sections.map(({ key }) => key)
const nothing = (): void => undefined

test('B9 what others wrote is told as ranges of the view, with who wrote each, also where it comes together; one’s own words are not', () => {
  const here = new Y.Doc()
  const there = new Y.Doc()
  const elsewhere = new Y.Doc()
  const lines = createNoteLines(here, { sections, random: Math.random })
  const theirs = createNoteLines(there, { sections, random: Math.random })
  const told: string[] = []
  const binding = createBinding({
    lines,
    template,
    me: 'maren',
    now: () => 0,
    gate: { hold: nothing, release: nothing },
    onForeign: ({ state }, ranges) => {
      const names = new Map([
        [there.clientID, 'they'],
        [elsewhere.clientID, 'a third'],
      ])
      const words = ranges.map(
        ({ from, to, client }) =>
          `${names.get(client) ?? 'somebody'}: ${state.doc.textBetween(from, to, '¶')}`,
      )
      told.push(words.join(' | '))
    },
  })
  const view: EditorView = new EditorView(document.createElement('div'), {
    state: EditorState.create({ doc: binding.doc(), plugins: [binding.plugin] }),
    dispatchTransaction: (transaction) => binding.dispatch(view, transaction),
  })
  const detach = binding.attach(view)
  const meet = (): void => {
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here), 'network')
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there), 'network')
  }
  const id = lines.newLine('discussion', null, { text: 'Hello world' })
  meet()
  theirs.insertText(id, 11, ', all')
  meet()
  theirs.deleteText(id, 0, 1)
  meet()
  theirs.newLine('discussion', id, { text: 'below' })
  meet()
  lines.insertText(id, 0, 'mine')
  expect(told).toEqual(['they: , all', 'they: below'])
  meet()
  // Two lines of one strand, so that only the mark between them says whose letters are whose.
  const lower = theirs.split(id, 6)
  meet()
  Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(here), 'network')
  const thirds = createNoteLines(elsewhere, { sections, random: Math.random })
  told.length = 0
  theirs.insertText(id, 0, 'upper ')
  thirds.insertText(lower, 0, 'third ')
  Y.transact(here, () => {
    for (const doc of [there, elsewhere]) Y.applyUpdate(here, Y.encodeStateAsUpdate(doc), 'network')
  })
  detach()
  view.destroy()
  expect(told).toEqual(['they: upper  | a third: third '])
})
