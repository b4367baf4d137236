/** Documents for paper: what the templates write, drawn as PDF and Word. Rules E20 and X6. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { exportRecord } from '#note/exports/export-record.ts'
import type { NoteRecord } from '#note/record-model.ts'
import { wordsOf } from '#server/documents/document.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { writeDocument } from '#server/documents/write-document.ts'
import type { MadeFile } from '#server/notes/plan-export.ts'
import { applyPlan } from '#server/publish/apply-plan.ts'
import { planFiles } from '#server/publish/plan-files.ts'
import { readWritten } from '#server/publish/written.ts'
import { buildRecord, shippedTarget } from '../helpers/build-note.ts'
import { CONTEXT, FULL_NOTE } from '../helpers/full-note.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { readPdf } from '../helpers/pdf-words.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'

/** Hundreds of documents drawn: seconds alone, many more on a busy computer. */
const LONG = 180_000
vi.setConfig({ testTimeout: LONG })

afterEach(() => vi.useRealTimers())

function markupOf(record: NoteRecord): string {
  const { files, problems } = exportRecord(shippedTarget('pdf'), record, CONTEXT)
  expect(problems.filter(({ blocking }) => blocking)).toEqual([])
  return files[0]?.text ?? ''
}

function wordXml(bytes: Uint8Array): Document {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return new JSDOM(xml, { contentType: 'text/xml' }).window.document
}

/** Words without blanks, as both writers break lines where they like. */
function squeeze(text: string): string {
  return text.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\u200b\ufeff]/g, '')
}

describe('documents', () => {
  it.each(['pdf', 'docx'] as const)('E20: a %s is the same bytes a year later', async (writer) => {
    const markup = markupOf(buildRecord(FULL_NOTE))
    const first = await writeDocument(writer, markup)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 365 * 24 * 3_600_000 })
    expect(Buffer.compare(first, await writeDocument(writer, markup))).toBe(0)
  })

  it('E20: nasty texts read in the document as they were typed, and only http, https and mailto are links', () => {
    const failed = NASTY_TEXTS.flatMap((typed) => {
      const document = readDocument(markupOf(nastyRecord(typed)))
      const unsafe = JSON.stringify(document).match(/"link":"(?!https?:|mailto:)[^"]*"/gi) ?? []
      const isKept = squeeze(wordsOf(document)).includes(squeeze(typed))
      return unsafe.length > 0 || !isKept ? [{ typed, unsafe, isKept }] : []
    })
    expect(failed).toEqual([])
  })

  it(
    'E20: Word’s file is well-formed and holds every word of the document',
    async () => {
      for (const typed of NASTY_TEXTS) {
        const markup = markupOf(nastyRecord(typed))
        const xml = wordXml(await writeDocument('docx', markup))
        expect(xml.querySelector('parsererror')).toBeNull()
        expect(squeeze(xml.documentElement.textContent)).toContain(squeeze(typed))
      }
    },
    LONG,
  )

  it(
    'E20: a PDF holds every word of the document, and its links',
    async () => {
      const markup = markupOf(buildRecord(FULL_NOTE))
      const { words, links, pages } = readPdf(await writeDocument('pdf', markup))
      const bare = (text: string) => squeeze(text).replace(/[-•◦>:/.\d]/g, '')
      for (const line of wordsOf(readDocument(markup)).split('\n')) expect(bare(words)).toContain(bare(line))
      expect(pages).toBe(2)
      expect(links).toContain(CONTEXT.address)
      for (const typed of NASTY_TEXTS.slice(0, 12)) {
        const read = readPdf(await writeDocument('pdf', markupOf(nastyRecord(typed))))
        expect(squeeze(read.words)).toContain(squeeze(typed))
      }
    },
    LONG,
  )

  it('E20: a template that writes no document says which element is at fault', () => {
    const wrong = (markup: string) => () => readDocument(markup)
    expect(wrong('<p>x</p>')).toThrow('The document begins with <p>, not <document>.')
    expect(wrong('<document><h1>x</h1></document>')).toThrow('The document has no date (YYYY-MM-DD).')
    const inside = (body: string) => `<document date="2026-10-07"><h1>x</h1>${body}</document>`
    expect(wrong(inside('<table></table>'))).toThrow('A document has no element <table>.')
    expect(wrong(inside('<p><img></p>'))).toThrow('</p> closes nothing that is open.')
    expect(wrong(inside('words'))).toThrow('There are words outside a paragraph: "words".')
  })
})

describe('documents in a folder', () => {
  const file = (words: string): MadeFile => ({
    ...{ path: 'documents/a.pdf', session: 'a', sessions: ['a'], commit: 'A', writer: 'pdf' },
    text: `<document date="2026-10-07" author="" foot=""><h1>${words}</h1></document>`,
  })
  const publish = async (folder: string, made: MadeFile) => {
    const written = readWritten(folder, 'pdf')
    const planned = await planFiles(folder, [made], written)
    await applyPlan(planned, { folder, written, commits: null })
    return planned[0]
  }

  it('X6: the same note is drawn once, another note anew', async () => {
    const folder = temporaryFolder()
    const place = join(folder, 'documents/a.pdf')
    expect(await publish(folder, file('one'))).toMatchObject({ change: 'new' })
    const first = readFileSync(place)
    expect(await publish(folder, file('one'))).toMatchObject({ change: 'same', document: { bytes: null } })
    expect(await publish(folder, file('two'))).toMatchObject({ change: 'changed' })
    expect(Buffer.compare(first, readFileSync(place))).not.toBe(0)
  })

  it('X6: where nobody knows what was written, equal bytes are the same', async () => {
    const folder = temporaryFolder()
    await publish(folder, file('one'))
    const planned = await planFiles(folder, [file('one')], readWritten(folder, 'another'))
    expect(planned[0]).toMatchObject({ change: 'same' })
  })

  it('X6: a document changed by hand stays, however often the note changes, until it is taken away', async () => {
    const folder = temporaryFolder()
    await publish(folder, file('one'))
    writeFileSync(join(folder, 'documents/a.pdf'), 'by hand')
    for (const words of ['one', 'two', 'three']) {
      expect(await publish(folder, file(words))).toMatchObject({
        change: 'same',
        document: { keptWhole: true },
      })
    }
    expect(readFileSync(join(folder, 'documents/a.pdf'), 'utf8')).toBe('by hand')
  })

  it(
    'X6: the command says what it kept, and writes nothing the second time',
    async () => {
      const server = await startServer()
      const { body } = await server.call('/sessions/server-schema-changes/export/docx', {
        token: server.token('reader'),
      })
      await server.close()
      expect(Buffer.from(body.files[0].base64, 'base64').subarray(0, 2).toString()).toBe('PK')
      expect(body.files[0].text).toContain('D1 A release adds columns')
      const out = temporaryFolder()
      const words = ['export', '--target', 'docx', '--all', '--out', out, '--data', server.data]
      await runCommand(words)
      const place = join(out, 'documents/server-schema-changes.docx')
      expect(readFileSync(place).toString('base64')).toBe(body.files[0].base64)
      const before = statSync(place).mtimeMs
      expect((await runCommand(words)).out).not.toMatch(/^(new|changed): /m)
      expect(statSync(place).mtimeMs).toBe(before)
      writeFileSync(place, 'by hand')
      const again = await runCommand(words)
      expect(again.error).toBe(
        'Changed there since: documents/server-schema-changes.docx is kept as it is; take it away to have it written anew.\n',
      )
      expect(readFileSync(place, 'utf8')).toBe('by hand')
    },
    LONG,
  )
})
