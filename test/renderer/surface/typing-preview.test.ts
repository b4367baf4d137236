// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { waitUntil } from '../../helpers/wait-until.ts'
import { openedEditor, type OpenedEditor } from './opened-editor.ts'
import { linesOf } from './opened-note.ts'
import type { Written } from './written-note.ts'

const close: (() => void)[] = []

afterEach(() => {
  for (const stop of close.splice(0)) stop()
  document.body.replaceChildren()
})

function open(written: Written): OpenedEditor {
  const editor = openedEditor(written)
  close.push(editor.close)
  return editor
}

/** What is shown for these words, as `look:text`. */
async function shownFor(written: Written, words: string): Promise<{ parts: string[]; marked: string[] }> {
  const { view, preview, note } = open(written)
  view.dispatch(view.state.tr.insertText(words, view.state.selection.from))
  const shown = await waitUntil('the preview is shown', () => preview.shown())
  expect(linesOf(note).at(-1)).toBe(`discussion bullet: ${words}`)
  return {
    parts: shown.parts.map(({ look, text }) => `${look}:${text}`),
    marked: [...view.dom.querySelectorAll('.preview-goes, .preview-named')].map((mark) => mark.textContent),
  }
}

test('M13: an action shows its owner and its day before it is one', async () => {
  expect(await shownFor({ discussion: [''] }, 'action: ann to write it by next friday')).toEqual({
    parts: ['kind:Action', 'chip:Ann Lee', 'chip:Fri 16 Oct'],
    marked: [],
  })
})

test('M13: an action without an owner says so', async () => {
  expect((await shownFor({ discussion: [''] }, 'action: write it')).parts).toEqual([
    'kind:Action',
    'need:Owner needed',
  ])
})

test('M13: a correction marks the words that go and shows what comes', async () => {
  const written = { discussion: ['a cat, a cat', 'b', ''] }
  expect(await shownFor(written, 's/cat/dog/')).toEqual({
    parts: ['words:a ', 'gone:cat', 'come:dog', 'words:, a cat'],
    marked: ['cat'],
  })
  expect(await shownFor(written, 's/cat/dog/g')).toEqual({
    parts: ['words:a ', 'gone:cat', 'come:dog', 'words:, a cat', 'words:and 1 more place'],
    marked: ['cat', 'cat'],
  })
  expect(await shownFor(written, 's/ca')).toEqual({
    parts: ['words:a ', 'named:ca', 'words:t, a cat'],
    marked: ['ca'],
  })
})

test('M13: an insertion shows the line it goes before', async () => {
  expect(await shownFor({ discussion: ['a cat', 'b', ''] }, 'i/cat/first/')).toEqual({
    parts: ['come:first', 'words:before “a cat”'],
    marked: ['cat'],
  })
})

test('M13: words that nothing holds are named', async () => {
  expect((await shownFor({ discussion: ['a cat', ''] }, 's/horse/dog/')).parts).toEqual([
    'need:Nothing above says “horse”.',
  ])
})

test('M13: it goes when the line is no shorthand any more', async () => {
  const { view, preview } = open({ discussion: ['a cat', ''] })
  view.dispatch(view.state.tr.insertText('s/cat/dog/', view.state.selection.from))
  await waitUntil('the preview is shown', () => preview.shown())
  const from = view.state.selection.from
  view.dispatch(view.state.tr.delete(from - 9, from))
  expect(preview.shown()).toBeNull()
  expect(view.dom.querySelector('.preview-goes')).toBeNull()
})
