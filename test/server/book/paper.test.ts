/** The whole book as one PDF. Rule J9. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { makeBook } from '#note/book/book-model.ts'
import { hasContent, linesOf } from '#note/item-fields.ts'
import { oneLine } from '#note/one-line.ts'
import { bookPdf } from '#server/book/book-pdf.ts'
import { siteFiles } from '#server/book/site-files.ts'
import { writeSite } from '#server/book/write-site.ts'
import { calmSource, nastySource } from '../../helpers/book-source.ts'
import { readPdf } from '../../helpers/pdf-words.ts'
import { temporaryFolder } from '../../helpers/start-server.ts'

const LONG = 60_000

afterEach(() => vi.useRealTimers())

/** Without blanks, as lines are broken where they fit. */
const squeeze = (text: string) => text.replace(/\s/g, '')

test(
  'J9: the same book is the same bytes a year later',
  async () => {
    const book = makeBook(calmSource())
    const first = await bookPdf(book)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 3_600_000 })
    expect(Buffer.compare(first, await bookPdf(makeBook(calmSource())))).toBe(0)
  },
  LONG,
)

test(
  'J9: every line is in it, with contents, running heads and both indexes',
  async () => {
    const source = calmSource()
    const { words } = readPdf(await bookPdf(makeBook(source)))
    const said = squeeze(words)
    for (const { record } of source.sessions) {
      for (const line of record === null ? [] : linesOf(record).filter(hasContent)) {
        expect(said).toContain(squeeze(oneLine(line.text).replace(/^\w+: /, '')))
      }
    }
    for (const each of [
      'Proceedings of the Harbour Summit 2026',
      'Contents Server 3 Graceful restart for the sync daemon 3 Protocol review 5',
      'Server · Protocol review 2',
      'Adaeze Nwosu returned it: “Who owns the work?”',
      'Kofi Mensah A2 3',
      'Tobias Lindqvist A1 3 leads 3',
      'server-one-config in 1 3',
    ]) {
      expect(said).toContain(squeeze(each))
    }
  },
  LONG,
)

test(
  'J10: a German book is German on paper too',
  async () => {
    const bytes = await bookPdf(makeBook({ ...calmSource(), language: 'de' }))
    const said = squeeze(readPdf(bytes).words)
    for (const each of [
      'Ergebnisse Harbour Summit 2026',
      'Inhalt Server 3',
      'Noch nicht freigegeben 6 Personen 7 Blueprints 8',
      'Mittwoch, 7. Oktober 2026, 13:30–14:25, Lantern. Geleitet von Tobias Lindqvist; mitgeschrieben von Maren Okafor.',
      'Tobias Lindqvist A1 3 leitet 3',
    ])
      expect(said).toContain(squeeze(each))
    expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (de)')
  },
  LONG,
)

test(
  'J9: whatever was typed is drawn',
  async () => {
    const { pages } = readPdf(await bookPdf(makeBook(nastySource(NASTY))))
    expect(pages).toBeGreaterThan(NASTY.length)
  },
  LONG,
)

const NASTY = [
  '\u200b',
  'lone \ud800 surrogate',
  'w'.repeat(500),
  '漢字'.repeat(60),
  'a\r\nb\u2028c',
  '</b> {{ x }}',
]

test(
  'J7: it is drawn again only where a page has changed',
  async () => {
    const folder = temporaryFolder()
    const place = join(folder, 'proceedings.pdf')
    const write = (title: string) =>
      writeSite(folder, siteFiles(makeBook({ ...calmSource(), title, paper: true })), { dry: false })
    expect((await write('Harbour')).written).toContain('proceedings.pdf')
    const first = statSync(place).mtimeMs
    expect((await write('Harbour')).written).toEqual([])
    expect(statSync(place).mtimeMs).toBe(first)
    expect((await write('Haven')).written).toContain('proceedings.pdf')
  },
  LONG,
)
