// @vitest-environment jsdom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { NoteEditor } from '#renderer/editor/note-editor.tsx'
import { openedNote, me, type OpenedNote } from './opened-note.ts'
import type { Written } from './written-note.ts'

// jsdom has no CSS object, which the popover's library asks for.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } })

const known = { people: [me, { id: 'elif', name: 'Elif Demir', launchpad: 'elif' }], blueprints: [] }
const roots: Root[] = []

afterEach(() => {
  for (const root of roots.splice(0)) act(() => root.unmount())
  document.body.replaceChildren()
})

function show(written: Written, editable = true): OpenedNote {
  const opened = openedNote(written)
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  roots.push(root)
  act(() => root.render(<NoteEditor note={opened.note} editable={editable} known={known} />))
  return opened
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`Nothing on the page is ${selector}`)
  return found
}

function answer(field: string, words: string): void {
  act(() => element(`[data-field="${field}"]`).click())
  const input = element('.picker-field') as HTMLInputElement
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  act(() => {
    set?.call(input, words)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  act(
    () =>
      void input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      ),
  )
}

test('the text is one textbox with headings, and named', () => {
  show({ goal: ['a'] })
  expect(element('[role="textbox"]').getAttribute('aria-label')).toBe('Session note')
  expect([...document.querySelectorAll('h2')].map((title) => title.textContent)).toContain('Discussion')
})

test('an owner is picked by typing', () => {
  const { note } = show({ actions: ['write it'] })
  answer('owner', 'eli')
  expect(note.lines.visible()[0]?.fields).toEqual({ owner: { id: 'elif', name: 'Elif Demir' } })
  expect(document.querySelector('.picker')).toBeNull()
})

test('a name nobody knows is kept as typed, and nobody is an answer', () => {
  const { note } = show({ actions: ['write it'] })
  answer('owner', 'Zoë')
  expect(note.lines.visible()[0]?.fields).toEqual({ owner: { name: 'Zoë' } })
  answer('owner', 'nobody')
  expect(note.lines.visible()[0]?.fields).toEqual({ owner: { name: 'nobody' } })
})

test('a day is kept as a date', () => {
  const { note } = show({ actions: ['write it'] })
  answer('due', '2026-10-16')
  expect(note.lines.visible()[0]?.fields).toEqual({ due: '2026-10-16' })
})

test('words that are no date are not taken', () => {
  const { note } = show({ actions: ['write it'] })
  answer('due', 'soonish')
  expect(note.lines.visible()[0]?.fields).toEqual({})
  expect(element('.picker-words').textContent).toContain('Not a date yet')
})

test('a note that is only read opens no picker', () => {
  show({ actions: ['write it'] }, false)
  act(() => element('[data-field="owner"]').click())
  expect(document.querySelector('.picker')).toBeNull()
})

test('a picker has the focus before the next key, and the text has it before the key after the answer', () => {
  show({ actions: ['write it'] })
  act(() => {
    element('[data-field="owner"]').click()
    expect(document.activeElement?.className).toBe('picker-field')
  })
  act(() => {
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    element('.picker-field').dispatchEvent(enter)
    expect(document.activeElement).toBe(element('[role="textbox"]'))
  })
})
