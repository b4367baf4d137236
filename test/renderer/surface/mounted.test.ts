// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { type EditorState, Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { lineAttributes, schema } from '#renderer/editor/schema.ts'
import { createCursors, drawCarets } from '#renderer/editor/surface/cursors.ts'
import { labelsOf } from '#renderer/editor/surface/labels.ts'
import { createMenuStore } from '#renderer/editor/surface/menu-store.ts'
import { slashRows } from '#renderer/editor/surface/slash-rows.ts'
import { applyRow } from '#renderer/editor/surface/menu-actions.ts'
import { textCommands } from '#renderer/editor/surface/keymap.ts'
import { mountEditor } from '#renderer/editor/surface/mount-editor.ts'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import type { ShorthandHost } from '#renderer/editor/surface/take-shorthand.ts'
import { createSurface, type Surface } from '#renderer/editor/surface/surface.ts'
import { lookup, stateOf, writtenOf, type Written } from './written-note.ts'

const open: (() => void)[] = []

afterEach(() => {
  for (const close of open.splice(0)) close()
})

function mount(
  written: Written,
  parts: Partial<Surface> = {},
): { view: EditorView; surface: Surface; menu: ReturnType<typeof createMenuStore> } {
  const start = stateOf(written)
  const place = document.body.appendChild(document.createElement('div'))
  const surface = createSurface({
    lookup,
    now: () => new Date('2026-10-15T12:00:00Z'),
    clock: (at) => at.slice(11, 16),
    ...parts,
  })
  const nothing = (): void => undefined
  const shorthand: ShorthandHost = {
    judge: { isDate: () => false, isPerson: () => false },
    ownerOf: (name) => ({ name }),
    dates: () => createDueReader({ from: '2026-10-15', milestones: [], spoken: () => null }),
    setFields: nothing,
    onTaken: nothing,
  }
  const menu = createMenuStore(
    (view, shown) =>
      slashRows(shown.query, lookup, { kind: 'bullet', section: 'discussion' }).slice(0, view.state ? 9 : 0),
    (view, row, shown) =>
      applyRow(view, row, shown, { lookup, shorthand, openField: nothing, openLink: nothing }),
  )
  const { view, close } = mountEditor(place, {
    binding: {
      doc: () => start.doc,
      plugin: new Plugin({}),
      dispatch: (target, transaction) => target.updateState(target.state.apply(transaction)),
      attach: () => nothing,
      encodePosition: (_state, position) => position,
      decodePosition: (_state, value) => (typeof value === 'number' ? value : null),
    },
    surface,
    commands: textCommands(lookup, shorthand, {
      undo: nothing,
      redo: nothing,
      openField: () => false,
      openLink: () => false,
    }),
    shorthand,
    menu,
    editable: () => true,
    onSection: nothing,
    onNotice: nothing,
  })
  view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
  view.dispatch(
    view.state.tr.setSelection(TextSelection.create(start.doc, start.selection.anchor, start.selection.head)),
  )
  open.push(close)
  return { view, surface, menu }
}

function press(view: EditorView, key: string, more: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
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

function lineElement(view: EditorView, id: string): HTMLElement {
  const element = view.dom.querySelector<HTMLElement>(`[data-line="${id}"]`)
  if (element === null) throw new Error(`The line ${id} is not drawn`)
  return element
}

function setFields(view: EditorView, id: string, fields: Record<string, unknown>): void {
  view.state.doc.descendants((node, position) => {
    if (node.type === schema.nodes.line && lineAttributes(node).id === id) {
      view.dispatch(view.state.tr.setNodeAttribute(position, 'fields', fields))
    }
  })
}

test('items are numbered by kind over the whole note, and again when their order changes', () => {
  const { view } = mount({ decisions: ['D: a', 'D: b|'], actions: ['A: c'] })
  const numbers = () => [...view.dom.querySelectorAll('.line-number')].map((sign) => sign.textContent)
  expect(numbers()).toEqual(['D1', 'D2', 'A1'])
  press(view, 'ArrowUp', { altKey: true, code: 'ArrowUp' })
  expect(lineElement(view, 'de2').querySelector('.line-number')?.textContent).toBe('D1')
  expect(numbers()).toEqual(['D1', 'D2', 'A1'])
})

test('typing keeps the labels that were counted', () => {
  const { view } = mount({ discussion: ['- a|'], actions: ['A: c'] })
  const before = labelsOf(view.state)
  type(view, 'x')
  expect(labelsOf(view.state)).toBe(before)
})

test('numbered lists count on below deeper lines and begin anew after others', () => {
  const { view } = mount({ discussion: ['1. a', '  1. b', '1. c', '- d', '1. e|'] })
  const figures = [...view.dom.querySelectorAll<HTMLElement>('[data-figure]')].map(
    (line) => line.dataset['figure'],
  )
  expect(figures).toEqual(['1.', '1.', '2.', '1.'])
})

test('a time stands in the gutter when five minutes passed since the last', () => {
  const { view } = mount({ discussion: ['- a', '- b', '- c|'] })
  const instants = ['2026-10-07T13:30:00Z', '2026-10-07T13:33:00Z', '2026-10-07T13:36:00Z']
  instants.forEach((at, index) => {
    let position = view.state.doc.child(0).nodeSize + 1
    for (let line = 0; line < index; line += 1) position += view.state.doc.child(1).child(line).nodeSize
    view.dispatch(view.state.tr.setNodeAttribute(position, 'at', at))
  })
  expect([...view.dom.querySelectorAll('time')].map((time) => time.textContent)).toEqual(['13:30', '13:36'])
})

test('an action without owner asks for one by name, and a click on the chip asks for the picker', () => {
  const onField = vi.fn()
  const { view } = mount({ actions: ['A: write it|'] }, { onField })
  const chip = lineElement(view, 'ac1').querySelector<HTMLElement>('[data-field="owner"]')
  expect(chip?.textContent).toBe('Owner needed')
  expect(chip?.getAttribute('aria-label')).toBe('Owner needed (A1)')
  chip?.click()
  expect(onField).toHaveBeenCalledWith('ac1', 'owner', chip)
  expect(view.dom.querySelector('.section-missing')?.textContent).toBe('1 needs an owner')
})

test('fields are drawn as their chips, and the chip element stays', () => {
  const { view } = mount({ actions: ['A: write it|'] })
  const chip = lineElement(view, 'ac1').querySelector('[data-field="owner"]')
  setFields(view, 'ac1', {
    owner: { id: 'e', name: 'Elif Demir' },
    due: '2026-10-12',
    status: 'INPROGRESS',
    risk: 'high',
  })
  const chips = [...lineElement(view, 'ac1').querySelectorAll<HTMLElement>('.field-chip')]
  expect(chips.map((one) => [one.dataset['look'], one.textContent])).toEqual([
    ['person', 'Elif Demir'],
    ['late', '12 Oct, 3 days late'],
    ['status', 'inprogress'],
    ['empty', 'Milestone'],
    ['words', 'risk: high'],
  ])
  expect(chip?.querySelector<HTMLElement>('.field-initials')?.dataset['initials']).toBe('ED')
  expect(chips[0]).toBe(chip)
  expect(chip?.querySelector<HTMLElement>('.field-initials')?.dataset['initials']).toBe('ED')
  setFields(view, 'ac1', { nobody: true })
  expect(chip?.textContent).toBe('Nobody yet')
})

test('a trace shows its item as it is now and leads there', () => {
  const onFollow = vi.fn()
  const { view } = mount({ discussion: ['^de1', '- x'], decisions: ['D: we agree|'] }, { onFollow })
  const trace = lineElement(view, 'di1').querySelector<HTMLElement>('.trace')
  expect([...(trace?.querySelectorAll('span') ?? [])].map((part) => part.textContent)).toEqual([
    'D1',
    'we agree',
    'Decisions',
  ])
  type(view, '!')
  expect(trace?.querySelector('.trace-text')?.textContent).toBe('we agree!')
  trace?.click()
  expect(onFollow).toHaveBeenCalledWith('de1')
})

test('an unknown kind is drawn as text that says so', () => {
  const { view } = mount({ discussion: ['- a|'] })
  view.dispatch(view.state.tr.setNodeAttribute(view.state.doc.child(0).nodeSize + 1, 'kind', 'poll'))
  expect(lineElement(view, 'di1').classList.contains('line-unknown')).toBe(true)
})

test('a line keeps its element and text node when its kind changes', () => {
  const { view } = mount({ discussion: ['- a|'] })
  const element = lineElement(view, 'di1')
  const text = element.querySelector('.line-text')?.firstChild
  view.dispatch(view.state.tr.setNodeAttribute(view.state.doc.child(0).nodeSize + 1, 'kind', 'action'))
  expect(lineElement(view, 'di1')).toBe(element)
  expect(element.querySelector('.line-text')?.firstChild).toBe(text)
  expect(element.querySelector('.line-fields')).not.toBeNull()
})

test('an empty section shows its guidance in its line', () => {
  const { view } = mount({ goal: ['|'], discussion: ['- a'] })
  expect(lineElement(view, 'go1').dataset['guidance']).toBe('Write the goal')
  type(view, 'x')
  expect(lineElement(view, 'go1').dataset['guidance']).toBeUndefined()
})

test('speakers are drawn as names while they are typed', () => {
  const { view } = mount({ discussion: ['- |', '- Kofi: measured it'] })
  type(view, 'Tobias: no')
  expect([...view.dom.querySelectorAll('.speaker')].map((name) => name.textContent)).toEqual([
    'Tobias',
    'Kofi',
  ])
})

test('signs at the start of a line become its kind', () => {
  const { view } = mount({ discussion: ['x', '|'] })
  type(view, '# Title')
  expect(writtenOf(view.state)).toEqual({ discussion: ['x', '# Title|'] })
})

test('stars become bold', () => {
  const { view } = mount({ goal: ['|'] })
  type(view, 'so **very** good')
  expect(view.dom.querySelector('strong')?.textContent).toBe('very')
  expect(view.state.doc.textContent).toBe('so very good')
})

test('a slash opens the menu, letters filter it, Enter turns the line', () => {
  const { view, menu } = mount({ discussion: ['- ship it |'], decisions: [] })
  type(view, '/')
  expect(menu.shown()?.rows).toHaveLength(6)
  expect(view.dom.getAttribute('aria-activedescendant')).toBe('caret-menu-kind-decision')
  press(view, 'ArrowDown')
  expect(menu.shown()?.selected).toBe(1)
  type(view, 'que')
  expect(menu.shown()?.rows[0]?.title).toBe('Question')
  press(view, 'Enter')
  expect(writtenOf(view.state)).toEqual({ discussion: ['^di1', '- |'], questions: ['Q: ship it '] })
  expect(menu.shown()).toBeNull()
})

test('Escape leaves the letters, and a slash inside a word opens nothing', () => {
  const { view, menu } = mount({ discussion: ['- |'] })
  type(view, '/dec')
  press(view, 'Escape')
  expect(menu.shown()).toBeNull()
  type(view, 'i and/or')
  expect(menu.shown()).toBeNull()
  expect(writtenOf(view.state)).toEqual({ discussion: ['- /deci and/or|'] })
})

test('Alt and D go by the physical key, AltGr never', () => {
  const { view } = mount({ discussion: ['- a|'] })
  press(view, 'ð', { altKey: true, ctrlKey: true, code: 'KeyD' })
  expect(writtenOf(view.state)).toEqual({ discussion: ['- a|'] })
  press(view, '∂', { altKey: true, code: 'KeyD' })
  expect(writtenOf(view.state)).toEqual({ discussion: ['^di1', '- |'], decisions: ['D: a'] })
})

test('typing on a trace begins a line below it', () => {
  const { view } = mount({ discussion: ['^de1|'] })
  type(view, 'x')
  expect(writtenOf(view.state)).toEqual({ discussion: ['^de1', '- x|'] })
})

test('typing over a selection of several sections keeps the sections', () => {
  const { view } = mount({ goal: ['o[ne'], discussion: ['- a', '- t]wo'] })
  type(view, 'x')
  expect(writtenOf(view.state)).toEqual({ goal: ['ox|'], discussion: ['- wo'] })
})

test('carets of others stand in the text with their names', () => {
  const state = stateOf({ goal: ['one|'] })
  const carets = [
    { client: 1, person: 'p1', name: 'Elif Demir', hue: 6, anchor: 2, head: 5, typing: true },
    { client: 2, person: 'p2', name: 'Kofi Mensah', hue: 3, anchor: 3, head: 3, typing: false },
    { client: 3, person: 'p3', name: 'Gone', hue: 3, anchor: 300, head: 300, typing: false },
  ]
  const found = drawCarets(state, carets).find()
  const places = found.map((decoration) => `${decoration.from}-${decoration.to}`).toSorted()
  expect(places).toEqual(['2-5', '3-3', '5-5'])
})

test('a caret from the awareness reaches the view, and goes with its person', () => {
  vi.useFakeTimers()
  const states = new Map<number, Record<string, unknown>>([
    [7, { person: { id: 'e', name: 'Elif' }, typedAt: 1, cursor: { anchor: 2, head: 2 } }],
  ])
  const awareness = { clientID: 1, getStates: () => states, on: vi.fn(), off: vi.fn() }
  const codec = {
    encodePosition: () => null,
    decodePosition: (_state: EditorState, value: unknown) => (typeof value === 'number' ? value : null),
  }
  const { view } = mount({ goal: ['one|'] })
  const cursors = createCursors({
    awareness: awareness as never,
    codec,
    now: () => Date.now(),
    isLive: () => true,
  })
  view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, cursors] }))
  vi.advanceTimersByTime(60)
  expect(view.dom.querySelector<HTMLElement>('.remote-typing .remote-bar')?.dataset['name']).toBe('Elif')
  vi.advanceTimersByTime(3000)
  expect(view.dom.querySelector('.remote-typing')).toBeNull()
  expect(view.dom.querySelector('.remote-caret')).not.toBeNull()
  vi.useRealTimers()
})

test('a keystroke in a note of 1,000 lines takes far less than a frame', () => {
  const lines = Array.from({ length: 1000 }, (_none, index) => `- line ${index}`)
  const { view } = mount({ discussion: [...lines, '- |'], actions: ['A: x'] })
  type(view, 'warm')
  const start = performance.now()
  type(view, 'x'.repeat(50))
  expect((performance.now() - start) / 50).toBeLessThan(16)
})
