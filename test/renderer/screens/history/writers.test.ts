/** Who wrote what: everybody has one mark, and a line cut by its writers is still the same line. */
import { expect, it } from 'vitest'
import type { LineRecord, NoteRecord, Span } from '#note/record-model.ts'
import type { AuthorsAnswer } from '#note/wire/history.ts'
import { mainWriter, readWriting, stretchesOf, unnamedLetters } from '#renderer/screens/history/writers.ts'
import { seededRandom, seeds } from '../../../helpers/seeded.ts'

const MAREN = { id: 'maren', name: 'Maren Okafor' }
const KOFI = { id: 'kofi', name: 'Kofi Mensah' }
const GUEST = { name: 'A guest' }

const ANSWER: AuthorsAnswer['lines'] = [
  {
    line: 'a',
    spans: [
      { from: 0, to: 10, by: MAREN },
      { from: 10, to: 14, by: KOFI },
    ],
  },
  { line: 'b', spans: [{ from: 2, to: 5, by: GUEST }] },
  { line: 'c', spans: [{ from: 0, to: 6, by: KOFI }] },
]

function lineOf(id: string, text: string): LineRecord {
  return {
    id,
    section: 's',
    kind: 'bullet',
    number: null,
    indent: 0,
    spans: [{ text }],
    text,
    fields: {},
    by: null,
    at: null,
  }
}

it('counts letters and lines of everybody, in the order in which they come in the note', () => {
  expect(readWriting(ANSWER).writers).toEqual([
    { person: MAREN, mark: 0, letters: 10, lines: 1 },
    { person: KOFI, mark: 1, letters: 10, lines: 2 },
    { person: GUEST, mark: 2, letters: 3, lines: 1 },
  ])
})

it('gives a line to whoever wrote most of it', () => {
  const writing = readWriting(ANSWER)
  expect(mainWriter(writing, writing.byLine.get('a') ?? [])?.person).toEqual(MAREN)
  expect(mainWriter(writing, [])).toBeNull()
})

it('cuts formatted text where the writer changes', () => {
  const writing = readWriting(ANSWER)
  const spans: readonly Span[] = [{ text: 'Hand ' }, { text: 'over now', bold: true }, { text: '!?' }]
  const stretches = stretchesOf(spans, writing.byLine.get('a') ?? [], writing)
  expect(stretches.map(({ writer, spans: own }) => [writer?.person.name ?? null, own])).toEqual([
    ['Maren Okafor', [{ text: 'Hand ' }, { text: 'over ', bold: true }]],
    ['Kofi Mensah', [{ text: 'now', bold: true }, { text: '!' }]],
    [null, [{ text: '?' }]],
  ])
})

it('counts the letters that nobody is named for', () => {
  const lines = [lineOf('a', 'x'.repeat(14)), lineOf('b', 'x'.repeat(5)), lineOf('d', 'xx')]
  const section = { key: 's', title: 'S', mandatory: false, none: null, lines }
  const record = { sections: [section], elsewhere: [lineOf('c', 'xxxxxx')] } as unknown as NoteRecord
  expect(unnamedLetters(record, readWriting(ANSWER))).toBe(4)
})

it.each(seeds(40))('keeps every letter of a line, however it is cut (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const spans = Array.from({ length: 1 + upTo(5) }, () => ({ text: 'abcdefghij'.slice(0, 1 + upTo(9)) }))
  const text = spans.map((span) => span.text).join('')
  let at = 0
  const authors = Array.from({ length: upTo(5) }, () => {
    const from = at + upTo(3)
    at = from + 1 + upTo(6)
    return { from, to: at, by: random() < 0.5 ? MAREN : KOFI }
  })
  const stretches = stretchesOf(spans, authors, readWriting([{ line: 'x', spans: authors }]))
  expect(stretches.flatMap(({ spans: own }) => own.map((span) => span.text)).join('')).toBe(text)
})
