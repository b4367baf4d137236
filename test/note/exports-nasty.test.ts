/** Whatever is typed stays text in every target; docutils, markdown-it and a browser's parser are the judges. */
import { JSDOM } from 'jsdom'
import MarkdownIt from 'markdown-it'
import { describe, expect, it, vi } from 'vitest'
import { exportRecord } from '#note/exports/export-record.ts'
import type { NoteRecord } from '#note/record-model.ts'
import { shippedTarget } from '../helpers/build-note.ts'
import { judgeRst, pythonWithDocutils } from '../helpers/docutils.ts'
import { CONTEXT } from '../helpers/full-note.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { JUDGING_LIMIT_MS, randomRecords } from '../helpers/sampled-records.ts'

vi.setConfig({ testTimeout: JUDGING_LIMIT_MS })
const python = pythonWithDocutils()
if (python === null)
  console.warn('python3-docutils is not installed: the outside judge of specs is left out.')

function exported(target: string, record: NoteRecord) {
  return exportRecord(shippedTarget(target), record, CONTEXT)
}

const RECORDS = NASTY_TEXTS.map(nastyRecord)

describe('specs', () => {
  const results = RECORDS.map((record) => exported('openstack-nova', record))
  const verdicts =
    python === null
      ? []
      : judgeRst(
          python,
          results.map((result) => result.files[0]?.text ?? ''),
        )

  it('E5: nasty texts break none of the rules nova-specs checks', () => {
    const broken = results.map((result) => result.problems.filter((problem) => problem.blocking))
    expect(broken.filter((problems) => problems.length > 0)).toEqual([])
  })

  it.skipIf(python === null)(
    'E6: docutils reads nasty specs without a warning and finds exactly the template’s titles',
    () => {
      const expected = shippedTarget('openstack-nova').cycles[0]?.titles
      const failed = verdicts.flatMap(({ warnings, sections }, index) =>
        warnings.length > 0 || JSON.stringify(sections) !== JSON.stringify(expected)
          ? [{ text: NASTY_TEXTS[index], warnings, sections: sections.map(({ title }) => title) }]
          : [],
      )
      expect(failed).toEqual([])
    },
  )

  it.skipIf(python === null)('E6: docutils finds no element, and no link, that the text itself made', () => {
    // A title equal to a section's is an INFO message of docutils; warnings are asked for above.
    const allowed = [
      'system_message',
      'block_quote',
      'bullet_list',
      'colspec',
      'comment',
      'definition',
      'definition_list',
      'definition_list_item',
      'document',
      'emphasis',
      'entry',
      'enumerated_list',
      'list_item',
      'literal',
      'literal_block',
      'paragraph',
      'reference',
      'row',
      'section',
      'strong',
      'table',
      'tbody',
      'term',
      'tgroup',
      'thead',
      'title',
    ]
    const made = verdicts.flatMap(({ elements, links }, index) => {
      const extra = elements.filter((element) => !allowed.includes(element))
      const unsafe = links.filter((link) => !/^(https?:|mailto:)/i.test(link))
      return extra.length + unsafe.length > 0 ? [{ text: NASTY_TEXTS[index], extra, unsafe }] : []
    })
    expect(made).toEqual([])
  })

  it.skipIf(python === null)('E6: docutils reads the words as they were typed', () => {
    const lost = verdicts.flatMap(({ text }, index) => {
      const typed = squeeze(NASTY_TEXTS[index] ?? '')
      return squeeze(text).includes(typed) ? [] : [{ typed, text: squeeze(text).slice(0, 400) }]
    })
    expect(lost).toEqual([])
  })
})

describe('random notes', () => {
  const records = randomRecords(1, 60)

  it.skipIf(python === null)(
    'E6: docutils reads them without a warning, with exactly the template’s titles',
    () => {
      const expected = shippedTarget('openstack-nova').cycles[0]?.titles
      const texts = records.map((record) => exported('openstack-nova', record).files[0]?.text ?? '')
      const failed = judgeRst(python ?? '', texts).flatMap(({ warnings, sections, links }, index) => {
        const isRight = JSON.stringify(sections) === JSON.stringify(expected)
        const unsafe = links.filter((link) => !/^(https?:|mailto:)/i.test(link))
        return warnings.length + unsafe.length > 0 || !isRight
          ? [{ warnings, unsafe, text: texts[index] }]
          : []
      })
      expect(failed.slice(0, 3)).toEqual([])
    },
  )
})

describe('Markdown', () => {
  const reader = new MarkdownIt({ html: true, linkify: false })

  it('E4: nasty texts make no element of their own, and read as they were typed', () => {
    const failed = RECORDS.flatMap((record, index) => {
      const text = exported('markdown', record).files[0]?.text ?? ''
      const document = new JSDOM(reader.render(text)).window.document
      const headings = [...document.querySelectorAll('h2')].map((heading) => heading.textContent)
      const made = [...document.querySelectorAll('script,img,svg,table,s,iframe,hr')].map(
        (element) => element.outerHTML,
      )
      const unsafe = unsafeLinks(document)
      const typed = squeeze(NASTY_TEXTS[index] ?? '')
      const isKept = squeeze(document.body.textContent ?? '').includes(typed)
      const sections = record.sections.map((section) => section.title)
      const isRight = JSON.stringify(headings) === JSON.stringify(sections)
      return made.length + unsafe.length > 0 || !isKept || !isRight
        ? [{ typed, made, unsafe, isKept, headings }]
        : []
    })
    expect(failed).toEqual([])
  })
})

describe('HTML', () => {
  it('E4: nasty texts make no element, attribute or link of their own, and read as they were typed', () => {
    const failed = RECORDS.flatMap((record, index) => {
      const document = new JSDOM(exported('html', record).files[0]?.text ?? '').window.document
      const made = [...document.querySelectorAll('script,img,svg,iframe,link')].map(
        (element) => element.outerHTML,
      )
      const handlers = [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style'),
      )
      const typed = squeeze(NASTY_TEXTS[index] ?? '')
      const isKept = squeeze(document.body.textContent ?? '').includes(typed)
      const unsafe = unsafeLinks(document)
      return made.length + handlers.length + unsafe.length > 0 || !isKept
        ? [{ typed, made, handlers, unsafe, isKept }]
        : []
    })
    expect(failed).toEqual([])
  })
})

function unsafeLinks(document: Document): string[] {
  return [...document.querySelectorAll('a')]
    .map((link) => link.getAttribute('href') ?? '')
    .filter((address) => !/^(https?:|mailto:)/i.test(address))
}

/** Words without blanks and without what no export carries (controls, zero-width spaces). */
function squeeze(text: string): string {
  return text.toWellFormed().replace(/[\s\u0000-\u001f\u007f-\u009f\u200b\ufeff]/g, '')
}
