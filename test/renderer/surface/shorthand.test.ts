// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { afterEach, expect, test } from 'vitest'
import { openEditor } from '#renderer/editor/open-editor.ts'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import { spokenDays } from '#renderer/editor/surface/spoken-days.ts'
import { linesOf, me, openedNote, type OpenedNote } from './opened-note.ts'
import type { Written } from './written-note.ts'

const close: (() => void)[] = []

afterEach(() => {
  for (const stop of close.splice(0)) stop()
  document.body.replaceChildren()
})

interface Opened extends OpenedNote {
  readonly view: EditorView
  readonly said: string[]
}

/** The caret stands at the end of the discussion. */
function open(written: Written): Opened {
  const opened = openedNote(written)
  const said: string[] = []
  const place = document.body.appendChild(document.createElement('div'))
  const editor = openEditor(place, opened.note, {
    editable: () => true,
    timezone: 'Europe/Berlin',
    now: () => new Date('2026-10-07T12:00:00Z'),
    dates: () =>
      createDueReader({
        from: '2026-10-07',
        milestones: [{ name: '8.0-beta1', day: '2026-11-06' }],
        spoken: spokenDays,
      }),
    onSection: () => undefined,
    onNotice: () => undefined,
    onTaken: (sentence) => said.push(sentence),
    onPick: () => undefined,
    people: () => ({ present: [], people: [me, { id: 'ann', name: 'Ann Lee', launchpad: 'annl' }], me }),
    blueprints: () => [],
  })
  close.push(editor.close)
  editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
  const discussion = editor.view.state.doc.child(1)
  const end = editor.view.state.doc.child(0).nodeSize + discussion.nodeSize - 2
  editor.view.dispatch(editor.view.state.tr.setSelection(TextSelection.create(editor.view.state.doc, end)))
  return { ...opened, view: editor.view, said }
}

function press(view: EditorView, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  view.someProp('handleKeyDown', (handle) => handle(view, event) === true)
}

function enter(view: EditorView, text: string): void {
  for (const letter of text) {
    const { from, to } = view.state.selection
    const plain = () => view.state.tr.insertText(letter, from, to)
    if (!view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, plain) === true))
      view.dispatch(plain())
  }
  press(view, 'Enter')
}

const CASES: readonly [rule: string, before: readonly string[], line: string, after: readonly string[]][] = [
  [
    'M1',
    [''],
    '#agreed we keep it',
    ['discussion reference: ', 'discussion bullet: ', 'decisions decision: we keep it'],
  ],
  ['M1', [''], '#idea cache it', ['discussion bullet: Idea: cache it', 'discussion bullet: ']],
  ['M1', [''], '#info it is slow', ['discussion bullet: it is slow', 'discussion bullet: ']],
  ['M1', [''], '#link https://a.example/ the draft', ['discussion bullet: the draft', 'discussion bullet: ']],
  ['M2', [''], 'Topic: Limits', ['discussion heading: Limits', 'discussion bullet: ']],
  [
    'M2',
    [''],
    'Issue: who pays?',
    ['discussion reference: ', 'discussion bullet: ', 'questions question: who pays?'],
  ],
  ['M2', [''], 'Tobias: who pays?', ['discussion bullet: Tobias: who pays?', 'discussion bullet: ']],
  ['M4', ['so we said', ''], '… and did', ['discussion bullet: so we said and did', 'discussion bullet: ']],
  ['M4', [''], '... first of all', ['discussion bullet: ... first of all', 'discussion bullet: ']],
  [
    'M5',
    ['a cat, a cat', 'b', ''],
    's/cat/dog/',
    ['discussion bullet: a dog, a cat', 'discussion bullet: b', 'discussion bullet: '],
  ],
  [
    'M5',
    ['a cat, a cat', 'b', ''],
    's/cat/dog/g',
    ['discussion bullet: a dog, a dog', 'discussion bullet: b', 'discussion bullet: '],
  ],
  [
    'M5',
    ['a cat', 'b', ''],
    'i/cat/before it/',
    [
      'discussion bullet: before it',
      'discussion bullet: a cat',
      'discussion bullet: b',
      'discussion bullet: ',
    ],
  ],
  [
    'M5',
    ['a cat', ''],
    's/horse/dog/',
    ['discussion bullet: a cat', 'discussion bullet: s/horse/dog/', 'discussion bullet: '],
  ],
  ['M6', [''], '\\#agreed as typed', ['discussion bullet: #agreed as typed', 'discussion bullet: ']],
]

test.each(CASES)('%s: after %j, %s', (_rule, before, line, after) => {
  const { note, view } = open({ discussion: before })
  enter(view, line)
  expect(linesOf(note)).toEqual(after)
})

test.each(CASES.filter(([, , line]) => !line.startsWith('Tobias') && !/first of|horse/.test(line)))(
  '%s: one key right after makes it plain text again: %j, %s',
  (_rule, before, line) => {
    const { note, view } = open({ discussion: before })
    enter(view, line)
    press(view, 'z', { ctrlKey: true })
    const talk = linesOf(note).filter((text) => text.startsWith('discussion'))
    expect(talk.filter((text) => text !== 'discussion bullet: ')).toEqual(
      [...before.filter((text) => text !== ''), line].map((text) => `discussion bullet: ${text}`),
    )
    expect(linesOf(note)).toEqual(talk)
  },
)

test('M3: an action has its owner and day as fields, and its words without them', () => {
  const { note, view, said } = open({ discussion: [''] })
  enter(view, 'ACTION: ann to write the spec by friday')
  const action = note.lines.visible().find((line) => line.kind === 'action')
  expect(action?.runs).toEqual([{ insert: 'write the spec' }])
  expect(action?.fields).toEqual({ owner: { id: 'ann', name: 'Ann Lee' }, due: '2026-10-09' })
  expect(said).toEqual(['Taken as: Action, Ann Lee, Fri 9 Oct.'])
})

test('M7: a name nobody has is kept as typed', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'ACTION: zed to write the spec')
  const action = note.lines.visible().find((line) => line.kind === 'action')
  expect(action?.fields).toEqual({ owner: { name: 'zed' } })
})

test('M3: as plain text the action keeps no fields', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'ACTION: ann to write the spec by friday')
  press(view, 'z', { ctrlKey: true })
  expect(note.lines.visible().map(({ kind, fields }) => [kind, fields])).toEqual([
    ['bullet', {}],
    ['bullet', {}],
  ])
})

test('M4, M5: going on and correcting reach through a trace into its item', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'AGREED: we keep it')
  enter(view, '… for now')
  enter(view, 's/keep/hold/')
  expect(linesOf(note)).toContain('decisions decision: we hold it for now')
})

test('once something was typed, undo is undo again', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'AGREED: we keep it')
  enter(view, 'next')
  press(view, 'z', { ctrlKey: true })
  expect(linesOf(note)).toContain('decisions decision: we keep it')
})

function write(view: EditorView, text: string): void {
  const { from, to } = view.state.selection
  view.dispatch(view.state.tr.insertText(text, from, to))
}

function itemIn(note: OpenedNote['note']): unknown {
  const action = note.lines.visible().find((line) => line.kind === 'action')
  return action === undefined
    ? null
    : {
        words: action.runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''),
        ...action.fields,
      }
}

test('M8: a line turned into an action by key gives up its owner and day, and one key gives them back', () => {
  const { note, view, said } = open({ discussion: [''] })
  write(view, 'ann to write the spec by next friday')
  press(view, 'a', { altKey: true, code: 'KeyA' })
  const owner = { id: 'ann', name: 'Ann Lee' }
  expect(itemIn(note)).toEqual({ words: 'write the spec', owner, due: '2026-10-16' })
  expect(said).toEqual(['Taken as: Action, Ann Lee, Fri 16 Oct.'])
  press(view, 'z', { ctrlKey: true })
  expect(itemIn(note)).toBeNull()
  expect(linesOf(note)).toContain('discussion bullet: ann to write the spec by next friday')
})

test.each(['somebody to write the spec', 'add to the spec', 'Tobias: write the spec by the way'])(
  'M8: of %j nothing is taken',
  (words) => {
    const { note, view, said } = open({ discussion: [''] })
    write(view, words)
    press(view, 'a', { altKey: true, code: 'KeyA' })
    expect([itemIn(note), said]).toEqual([{ words }, []])
  },
)

test('M9: a milestone is a day, and its name is kept beside it', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'ACTION: ann to freeze the strings by 8.0-BETA1')
  expect(itemIn(note)).toMatchObject({
    words: 'freeze the strings',
    due: '2026-11-06',
    milestone: '8.0-beta1',
  })
})

test('M10: a voice in brackets becomes the field of its line on Enter, and one key puts it back', () => {
  const { note, view, said } = open({ discussion: [''] })
  enter(view, 'Priya (operator): it shows nothing')
  const voiced = () => note.lines.visible().map(({ kind, fields }) => [kind, fields['voice'] ?? null])
  expect(linesOf(note)).toEqual(['discussion bullet: Priya: it shows nothing', 'discussion bullet: '])
  expect([voiced(), said]).toEqual([
    [
      ['bullet', 'operator'],
      ['bullet', null],
    ],
    ['Taken as: Voice, Operator.'],
  ])
  press(view, 'z', { ctrlKey: true })
  expect(linesOf(note)[0]).toBe('discussion bullet: Priya (operator): it shows nothing')
  expect(voiced()[0]).toEqual(['bullet', null])
})

test('M10: an item of shorthand takes the voice with it', () => {
  const { note, view } = open({ discussion: [''] })
  enter(view, 'AGREED: we keep it (user)')
  const decision = note.lines.visible().find((line) => line.kind === 'decision')
  expect([decision?.runs, decision?.fields]).toEqual([[{ insert: 'we keep it' }], { voice: 'user' }])
})
