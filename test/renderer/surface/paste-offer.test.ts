// @vitest-environment jsdom
import type { EditorView } from 'prosemirror-view'
import { afterEach, expect, test } from 'vitest'
import { openedEditor, type OpenedEditor } from './opened-editor.ts'
import { linesOf } from './opened-note.ts'

const close: (() => void)[] = []

afterEach(() => {
  for (const stop of close.splice(0)) stop()
  document.body.replaceChildren()
})

function open(): OpenedEditor {
  const editor = openedEditor({ discussion: [''] })
  close.push(editor.close)
  return editor
}

function paste(view: EditorView, text: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const clipboardData = {
    types: ['text/plain'],
    getData: (type: string) => (type === 'text/plain' ? text : ''),
  }
  view.dom.dispatchEvent(Object.assign(event, { clipboardData }))
}

function press(view: EditorView, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  view.someProp('handleKeyDown', (handle) => handle(view, event) === true)
}

const makeItems = (view: EditorView): void => press(view, 'l', { altKey: true, code: 'KeyL' })

const OLD_NOTE = [
  '- it is slow',
  '- [ ] ann to write the spec by friday',
  '- Decision: we keep it',
  '- bye',
].join('\n')
const AS_PASTED = [
  'discussion bullet: it is slow',
  'discussion bullet: [ ] ann to write the spec by friday',
  'discussion bullet: Decision: we keep it',
  'discussion bullet: bye',
]

test('M14: what looks like an item among pasted lines is offered and stays a line', () => {
  const { view, offer, offerWords, note } = open()
  paste(view, OLD_NOTE)
  const shown = offer.shown()
  expect(shown && offerWords(shown)).toBe('2 lines look like items: 1 × Action, 1 × Decision')
  expect(linesOf(note)).toEqual(AS_PASTED)
})

test('M14: one key makes them items with owner and day, one key takes that back', () => {
  const { view, offer, note, said } = open()
  paste(view, OLD_NOTE)
  makeItems(view)
  expect(offer.shown()).toBeNull()
  expect(linesOf(note).filter((line) => !line.startsWith('discussion'))).toEqual([
    'decisions decision: we keep it',
    'actions action: write the spec',
  ])
  const action = note.lines.visible().find((line) => line.kind === 'action')
  expect(action?.fields).toEqual({ owner: { id: 'ann', name: 'Ann Lee' }, due: '2026-10-09' })
  expect(said).toEqual(['Made 2 items.'])
  press(view, 'z', { ctrlKey: true })
  expect(linesOf(note).filter((line) => line !== 'discussion bullet: ')).toEqual(AS_PASTED)
  expect(
    note.lines.visible().every(({ fields }) => fields['owner'] === undefined || fields['owner'] === null),
  ).toBe(true)
})

test.each([
  ['Escape', (view: EditorView) => press(view, 'Escape')],
  ['a letter', (view: EditorView) => view.dispatch(view.state.tr.insertText('x'))],
])('M14: %s ends the offer', (_name, act) => {
  const { view, offer, note } = open()
  paste(view, OLD_NOTE)
  act(view)
  expect(offer.shown()).toBeNull()
  makeItems(view)
  expect(linesOf(note).every((line) => line.startsWith('discussion bullet'))).toBe(true)
})

test.each(['- one\n- two', 'ann to write it', '```\nTODO: x\nTODO: y\n```'])(
  'M14: nothing is offered of %j',
  (text) => {
    const { view, offer } = open()
    paste(view, text)
    expect(offer.shown()).toBeNull()
  },
)
