// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { afterEach, expect, test, vi } from 'vitest'
import { openEditor, type OpenEditor, type Picking } from '#renderer/editor/open-editor.ts'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import { spokenDays } from '#renderer/editor/surface/spoken-days.ts'
import { lineAttributes } from '#renderer/editor/schema.ts'
import { linesOf, me, openedNote, type OpenedNote } from './opened-note.ts'
import type { Written } from './written-note.ts'

const close: (() => void)[] = []

afterEach(() => {
  for (const stop of close.splice(0)) stop()
  document.body.replaceChildren()
  window.location.hash = ''
})

interface Opened extends OpenedNote, OpenEditor {
  readonly picked: Picking[]
}

function open(written: Written, hash = ''): Opened {
  const opened = openedNote(written)
  if (hash !== '') window.location.hash = opened.note.lines.visible()[Number(hash)]?.id ?? ''
  const picked: Picking[] = []
  const place = document.body.appendChild(document.createElement('div'))
  const editor = openEditor(place, opened.note, {
    editable: () => true,
    timezone: 'Europe/Berlin',
    now: () => new Date('2026-10-07T12:00:00Z'),
    dates: () => createDueReader({ from: '2026-10-07', milestones: [], spoken: spokenDays }),
    onSection: () => undefined,
    onNotice: () => undefined,
    onTaken: () => undefined,
    onPick: (picking) => picked.push(picking),
    people: () => ({ present: [], people: [me, { id: 'elif', name: 'Elif Demir' }], me }),
    blueprints: () => [{ name: 'server-limits', title: 'Limits' }],
  })
  editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
  close.push(editor.close)
  return { ...opened, ...editor, picked }
}

function caretAfter(view: EditorView, text: string): void {
  view.state.doc.descendants((node, position) => {
    if (!node.isText || node.text !== text) return
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, position + node.nodeSize)))
  })
}

function press(view: EditorView, code: string, more: KeyboardEventInit = {}): void {
  const key = code.replace(/^Key/, '').replace(/^(\w)$/, (letter) => letter.toLowerCase())
  const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more })
  view.someProp('handleKeyDown', (handle) => handle(view, event) === true)
}

function type(view: EditorView, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection
    const plain = () => view.state.tr.insertText(letter, from, to)
    if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, plain) === true))
      view.dispatch(plain())
  }
}

function clipboard(view: EditorView, name: 'copy' | 'cut' | 'paste', data: Map<string, string>): void {
  const clipboardData = {
    types: [...data.keys()],
    clearData: () => data.clear(),
    getData: (format: string) => data.get(format) ?? '',
    setData: (format: string, text: string) => void data.set(format, text),
  }
  view.dom.dispatchEvent(
    Object.assign(new Event(name, { bubbles: true, cancelable: true }), { clipboardData }),
  )
}

test('a line that becomes a decision leaves a trace to it in the note, and undo takes both back', () => {
  const { note, view } = open({ discussion: ['a', 'we agree', 'b'] })
  const id = note.lines.visible()[1]?.id
  caretAfter(view, 'we agree')
  press(view, 'KeyD', { altKey: true })
  expect(linesOf(note)).toEqual([
    'discussion bullet: a',
    'discussion reference: ',
    'discussion bullet: b',
    'decisions decision: we agree',
  ])
  expect(note.lines.visible()[1]?.fields).toEqual({ to: id })
  expect(note.lines.visible()[3]?.id).toBe(id)
  press(view, 'Enter', { altKey: true })
  type(view, '!')
  press(view, 'KeyD', { altKey: true })
  expect(linesOf(note)).toEqual([
    'discussion bullet: a',
    'discussion bullet: we agree!',
    'discussion bullet: b',
  ])
  press(view, 'KeyZ', { ctrlKey: true })
  press(view, 'KeyZ', { ctrlKey: true })
  press(view, 'KeyZ', { ctrlKey: true })
  expect(linesOf(note)).toEqual([
    'discussion bullet: a',
    'discussion bullet: we agree',
    'discussion bullet: b',
  ])
})

test('below a fresh trace the keys of fields mean its item, and the talk goes on there', () => {
  const { note, view, picked } = open({ discussion: ['write it'] })
  caretAfter(view, 'write it')
  press(view, 'KeyA', { altKey: true })
  press(view, 'KeyO', { altKey: true })
  const [picking] = picked
  const request = picking?.kind === 'field' ? picking.request : null
  expect([request?.name, request?.field.key]).toEqual(['A1', 'owner'])
  expect(request?.anchor.className).toBe('trace')
  press(view, 'KeyM', { altKey: true })
  type(view, 'next point')
  expect(linesOf(note)).toEqual([
    'discussion reference: ',
    'discussion bullet: next point',
    'actions action: write it',
  ])
  expect(note.lines.visible()[2]?.fields).toMatchObject({ owner: { id: 'maren' } })
  press(view, 'KeyZ', { ctrlKey: true })
  press(view, 'KeyZ', { ctrlKey: true })
  press(view, 'KeyZ', { ctrlKey: true })
  expect(linesOf(note)).toEqual(['discussion bullet: write it'])
})

test('the row below the items begins the next one', () => {
  const { note, view } = open({ actions: ['write it'], questions: ['q'] })
  caretAfter(view, 'q')
  view.dom.querySelector<HTMLElement>('.section-add')?.click()
  expect(linesOf(note)).toEqual(['actions action: write it', 'actions action: ', 'questions question: q'])
  type(view, 'ship it')
  expect(linesOf(note)[1]).toBe('actions action: ship it')
})

test('Tab goes from the words of an item to its fields and along them, Escape back', () => {
  const { view } = open({ actions: ['write it'] })
  caretAfter(view, 'write it')
  press(view, 'Tab')
  expect((document.activeElement as HTMLElement).dataset['field']).toBe('owner')
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  expect(document.activeElement).toBe(view.dom)
})

test('lines that are cut and pasted are the same lines', () => {
  const { note, view } = open({ discussion: ['a', 'b', 'c'] })
  const [a, b, c] = note.lines.visible().map((line) => line.id)
  const data = new Map<string, string>()
  const from = view.state.doc.child(0).nodeSize + 2
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, from + 4)))
  clipboard(view, 'cut', data)
  expect(linesOf(note)).toEqual(['discussion bullet: c'])
  caretAfter(view, 'c')
  clipboard(view, 'paste', data)
  expect(linesOf(note)).toEqual(['discussion bullet: c', 'discussion bullet: a', 'discussion bullet: b'])
  expect(note.lines.visible().map((line) => line.id)).toEqual([c, a, b])
  clipboard(view, 'paste', data)
  expect(linesOf(note)).toHaveLength(5)
  expect(new Set(note.lines.visible().map((line) => line.id)).size).toBe(5)
})

test('everything can be selected and deleted, and the sections stay', () => {
  const { note, view } = open({ goal: ['g'], discussion: ['a', 'b'], actions: ['c'] })
  caretAfter(view, 'a')
  press(view, 'KeyA', { ctrlKey: true })
  press(view, 'KeyA', { ctrlKey: true })
  press(view, 'Backspace')
  expect(linesOf(note).every((line) => line.endsWith(': '))).toBe(true)
  expect(view.state.doc.childCount).toBe(6)
})

test('a selection down to the start of the next line is a whole line', () => {
  const { note, view } = open({ discussion: ['a', 'b', 'c'] })
  const ids = note.lines.visible().map((line) => line.id)
  const data = new Map<string, string>()
  caretAfter(view, 'b')
  const { head } = view.state.selection
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, head - 1, head + 2)))
  clipboard(view, 'cut', data)
  expect(linesOf(note)).toEqual(['discussion bullet: a', 'discussion bullet: c'])
  expect(data.get('text/plain')).toBe('- b')
  caretAfter(view, 'c')
  clipboard(view, 'paste', data)
  expect(note.lines.visible().map((line) => line.id)).toEqual([ids[0], ids[2], ids[1]])
})

test('B7 a caret in an empty section stays there when somebody else begins it', () => {
  const { note, view } = open({ discussion: ['a'] })
  view.focus()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2)))
  const theirs = note.lines.newLine('goal', null, { kind: 'text', text: 'theirs' })
  note.lines.newLine('goal', theirs, { kind: 'text', text: 'more' })
  expect(linesOf(note)).toEqual(['goal text: theirs', 'goal text: more', 'discussion bullet: a'])
  type(view, 'mine')
  expect(linesOf(note).slice(0, 3)).toEqual(['goal text: theirs', 'goal text: more', 'goal text: mine'])
})

test('when its line goes, the caret moves to the line before', () => {
  const { note, view } = open({ discussion: ['a', 'b'], decisions: ['d'] })
  view.focus()
  caretAfter(view, 'b')
  note.lines.deleteLine(note.lines.visible()[1]?.id ?? '')
  type(view, '!')
  expect(linesOf(note)).toEqual(['discussion bullet: a!', 'decisions decision: d'])
})

test('letters typed into an empty section are born there', () => {
  const { note, view } = open({ discussion: ['a'] })
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2)))
  type(view, 'why')
  expect(linesOf(note)).toEqual(['goal text: why', 'discussion bullet: a'])
})

test('an at sign names a person', () => {
  const { note, view } = open({ discussion: ['ask '] })
  caretAfter(view, 'ask ')
  type(view, '@eli')
  press(view, 'Enter')
  type(view, 'soon')
  expect(note.lines.visible()[0]?.runs).toEqual([
    { insert: 'ask ' },
    { insert: 'Elif Demir', attributes: { person: { id: 'elif', name: 'Elif Demir' } } },
    { insert: ' soon' },
  ])
})

test('a hash and letters name a blueprint', () => {
  const { note, view } = open({ discussion: ['see '] })
  caretAfter(view, 'see ')
  type(view, '#lim')
  press(view, 'Tab')
  expect(linesOf(note)).toEqual(['discussion bullet: see server-limits '])
})

test('Alt and O ask for the owner, Alt and M take the action', () => {
  const { note, view, picked } = open({ actions: ['write it'] })
  caretAfter(view, 'write it')
  press(view, 'KeyO', { altKey: true })
  expect(
    picked.map((picking) => picking.kind === 'field' && [picking.request.name, picking.request.field.key]),
  ).toEqual([['A1', 'owner']])
  press(view, 'KeyM', { altKey: true })
  expect(note.lines.visible()[0]?.fields).toMatchObject({ owner: { id: 'maren', name: 'Maren Okafor' } })
  expect(view.dom.querySelector('[data-field="owner"]')?.getAttribute('aria-label')).toBe(
    'Owner of A1: Maren Okafor',
  )
})

test('lines that have not left this computer carry a sign while the connection is gone', () => {
  const { note, view, connection } = open({ discussion: ['a', 'b'] })
  connection.unsaved.add(note.lines.visible()[1]?.id ?? '')
  connection.tell()
  expect(view.dom.querySelectorAll('.line-unsaved')).toHaveLength(0)
  connection.save = { word: 'only-here', behind: 1, at: null }
  connection.tell()
  expect(view.dom.querySelectorAll('.line-unsaved')).toHaveLength(1)
  connection.save = { word: 'saved', behind: 0, at: null }
  connection.tell()
  expect(view.dom.querySelectorAll('.line-unsaved')).toHaveLength(0)
})

test('the line in the address has the caret', () => {
  Element.prototype.scrollIntoView = vi.fn()
  const { note, view } = open({ discussion: ['a', 'b'] }, '1')
  expect(lineAttributes(view.state.selection.$head.parent).id).toBe(note.lines.visible()[1]?.id)
})

test('others hear where the caret is', () => {
  vi.useFakeTimers()
  const { note, view } = open({ discussion: ['a'] })
  vi.advanceTimersByTime(200)
  expect(note.awareness.getLocalState()).toMatchObject({
    person: { id: 'maren' },
    section: null,
    cursor: null,
  })
  view.focus()
  caretAfter(view, 'a')
  vi.advanceTimersByTime(200)
  expect(note.awareness.getLocalState()).toMatchObject({ person: { id: 'maren' }, section: 'discussion' })
  expect(note.awareness.getLocalState()?.['cursor']).not.toBeNull()
  vi.useRealTimers()
})
