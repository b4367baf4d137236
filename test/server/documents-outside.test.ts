/** Documents judged by a reader of PDF that is not ours, and Word's by the rules of its package. Rule E20. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { JSDOM } from 'jsdom'
import { expect, it, vi } from 'vitest'
import { exportRecord } from '#note/exports/export-record.ts'
import { writeDocument } from '#server/documents/write-document.ts'
import { shippedTarget } from '../helpers/build-note.ts'
import { CONTEXT } from '../helpers/full-note.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { JUDGING_LIMIT_MS, randomRecords } from '../helpers/sampled-records.ts'
import { temporaryFolder } from '../helpers/start-server.ts'

vi.setConfig({ testTimeout: 2 * JUDGING_LIMIT_MS })
const RECORDS = [
  // Two that XML has no place for at all: Word would not open the file.
  nastyRecord('no \ufffe char\uffffacter'),
  ...NASTY_TEXTS.filter((_, index) => index % 9 === 0).map(nastyRecord),
  ...randomRecords(5, 10),
]
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.warn('poppler-utils is not installed: the outside reader of PDF is left out.')

/** One for all parts: a window for each would be kept till the end. */
const parser = new new JSDOM('').window.DOMParser()

const markupOf = (target: string) => (record: (typeof RECORDS)[number]) =>
  exportRecord(shippedTarget(target), record, CONTEXT).files[0]?.text ?? ''

it('E20: each part of Word’s package is well-formed, has a type, and every relation leads to a part', async () => {
  for (const markup of RECORDS.map(markupOf('docx'))) {
    const parts = unzipSync(await writeDocument('docx', markup))
    const xmlOf = (name: string) => {
      const document = parser.parseFromString(strFromU8(parts[name] ?? new Uint8Array()), 'text/xml')
      expect([name, document.querySelector('parsererror')?.textContent]).toEqual([name, undefined])
      return document
    }
    const types = xmlOf('[Content_Types].xml')
    const typed = new Set(
      [...types.querySelectorAll('Default')].map((each) => each.getAttribute('Extension')),
    )
    const named = new Set(
      [...types.querySelectorAll('Override')].map((each) => each.getAttribute('PartName')),
    )
    for (const name of Object.keys(parts).filter((each) => /\.(?:xml|rels)$/.test(each))) {
      const document = xmlOf(name)
      expect([name, named.has(`/${name}`) || typed.has(name.split('.').at(-1) ?? '')]).toEqual([name, true])
      if (!name.endsWith('.rels')) continue
      const base = dirname(dirname(name))
      const relations = [...document.querySelectorAll('Relationship')]
      const ids = relations.map((each) => each.getAttribute('Id'))
      expect(new Set(ids).size).toBe(ids.length)
      for (const relation of relations.filter((each) => each.getAttribute('TargetMode') !== 'External')) {
        const target = relation.getAttribute('Target') ?? ''
        const place = target.startsWith('/') ? target.slice(1) : normalize(join(base, target))
        expect(Object.keys(parts)).toContain(place)
      }
    }
    const used = [...strFromU8(parts['word/document.xml'] ?? new Uint8Array()).matchAll(/r:id="([^"]+)"/g)]
    const known = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array())
    for (const [, id = ''] of used) expect(known).toContain(`"${id}"`)
  }
})

it.skipIf(!hasPoppler)(
  'E20: poppler reads each PDF without complaint, with the title and the items on it',
  async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.pdf')
    for (const record of RECORDS) {
      writeFileSync(path, await writeDocument('pdf', markupOf('pdf')(record)))
      const run = spawnSync('pdftotext', ['-enc', 'UTF-8', path, '-'], { encoding: 'utf8' })
      expect([run.status, run.stderr]).toEqual([0, ''])
      for (const section of record.sections) expect(run.stdout).toContain(section.title)
    }
  },
)
