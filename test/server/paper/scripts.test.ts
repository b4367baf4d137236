/** Words of every script on paper: in reading order, in faces that have their letters, or said to have none. Rules E20 and E24. */
import { expect, test } from 'vitest'
import { makeBook } from '#note/book/book-model.ts'
import { sayMissingLetters } from '#server/book/book-letters.ts'
import { writeDocument } from '#server/documents/write-document.ts'
import { makeExport } from '#server/notes/plan-export.ts'
import { facesFor } from '#server/paper/faces.ts'
import { lettersWithoutFace } from '#server/paper/letters.ts'
import { fillLines } from '#server/paper/lines.ts'
import { LOOKS } from '#server/paper/looks.ts'
import { cutWords } from '#server/paper/pieces.ts'
import { nastySource } from '../../helpers/book-source.ts'
import { shippedTarget } from '../../helpers/build-note.ts'
import { readPdf } from '../../helpers/pdf-words.ts'

const SCRIPTS = [
  '議事録：カタカナとひらがなと漢字',
  '会议记录决定与行动',
  '회의록결정을내렸다',
  'ภาษาไทย',
  'क्षि',
  'шифр',
  'δοκιμή',
  '🚀✅',
]
/** Javanese, which no shipped face has. */
const NOBODYS = 'ꦲꦏ'

function documentOf(words: string): string {
  return `<document date="2026-10-07" author="" foot="x"><h1>T</h1><p>${words}</p></document>`
}

/** The words of each line as they are seen from left to right. */
async function seen(
  text: string,
  width: number,
): Promise<{ readonly isRtl: boolean; readonly lines: readonly string[] }> {
  const { pieces, isRtl } = cutWords([{ text, ink: LOOKS.item }], await facesFor(text))
  const lines = fillLines(pieces, { width, measure: (words) => words.length })
  const inSight = lines.map((line) => line.pieces.toSorted((a, b) => a.x - b.x).map((piece) => piece.text))
  return { isRtl, lines: inSight.map((words) => words.join('|')) }
}

test('E24: a Hebrew line is read from the right, with English and numbers in it from the left', async () => {
  expect(await seen('אחת Graceful restart שתיים 12', 100)).toEqual({
    isRtl: true,
    lines: ['12| |שתיים| |Graceful restart| |אחת'],
  })
})

test('E24: Hebrew in an English line stays where it is said', async () => {
  expect(await seen('It is שלום עולם, they say', 100)).toEqual({
    isRtl: false,
    lines: ['It is |עולם| |שלום|, they say'],
  })
})

test('E24: brackets of a line from the right open to the left', async () => {
  expect((await seen('א (ב) ג', 100)).lines).toEqual(['ג| |(|ב|)| |א'])
})

test('E24: lines end between words, of Chinese between letters, and within a word only where no line could hold it', async () => {
  expect((await seen('one two three', 8)).lines).toEqual(['one two', 'three'])
  const { lines } = await seen('会议记录决定', 4)
  expect(lines.map((line) => line.replaceAll('|', ''))).toEqual(['会议记录', '决定'])
  expect((await seen('abcdefghij kl', 4)).lines).toEqual(['abcd', 'efgh', 'ij', 'kl'])
})

test.each(SCRIPTS)('E24: %s is set in faces that have it', async (words) => {
  expect(lettersWithoutFace(words)).toEqual([])
  const read = readPdf(await writeDocument('pdf', documentOf(words))).words
  expect(read).not.toContain('\ufffd')
  // Devanagari's vowels stand before their letter.
  const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('')
  expect(letters(read)).toBe(letters(`T${words}x1/1`))
})

test('E20: a document is the same bytes whatever was drawn before it', async () => {
  const [first, second] = [documentOf('a\u00a0b – office'), documentOf('c d - ofﬁce 議事')]
  const alone = await writeDocument('pdf', first)
  await writeDocument('pdf', second)
  expect(Buffer.compare(alone, await writeDocument('pdf', first))).toBe(0)
})

test('E24: letters that no face has are said before anything is drawn, with session and way out', async () => {
  const source = nastySource([`Said in Javanese: ${NOBODYS}`])
  const [noted] = source.sessions.filter(({ record }) => record !== null)
  const record = noted?.record
  if (noted === undefined || record === undefined || record === null) throw new Error('no note')
  const { problems } = await makeExport({
    ...{ target: shippedTarget('pdf'), sessions: [noted.session], summit: source.summit },
    ...{ address: 'https://summit.example.org', blockedToo: false },
    reader: { record: () => Promise.resolve(record) },
    blueprintOf: () => null,
  })
  const sentence = 'no face for paper has “ꦲ” (U+A9B2), “ꦏ” (U+A98F); � stands in their place.'
  expect(problems.filter(({ code }) => code === 'letters-missing')).toEqual([
    {
      ...{ code: 'letters-missing', blocking: false, session: record.session.id },
      message: `documents/${record.session.id}.pdf: ${sentence} The targets docx and html show them in the reader’s own faces.`,
    },
  ])
  expect(sayMissingLetters(makeBook(source))).toContain(
    `${noted.session.id}: ${sentence} The book’s pages show them in the reader’s own faces.`,
  )
  expect(readPdf(await writeDocument('pdf', documentOf(NOBODYS))).words).toContain('\ufffd\ufffd')
})
