/** Targets judged by readers that have nothing in common with this project, over nasty and random notes. Rules E14, E16, E17. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import ICAL from 'ical.js'
import MarkdownIt from 'markdown-it'
import { describe, expect, it, vi } from 'vitest'
import { exportRecord } from '#note/exports/export-record.ts'
import { hasContent, itemsOfKind, textField } from '#note/item-fields.ts'
import { titleOf } from '#note/item-title.ts'
import { oneLine } from '#note/one-line.ts'
import type { NoteRecord } from '#note/record-model.ts'
import { action, buildRecord, shippedTarget } from '../helpers/build-note.ts'
import { CONTEXT } from '../helpers/full-note.ts'
import { readAsMeetBot, readAsScribe, type ReadMeeting } from '../helpers/meeting-readers.ts'
import { nastyRecord } from '../helpers/nasty-record.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'
import { pythonWithYaml, readByPython } from '../helpers/python-readers.ts'
import { JUDGING_LIMIT_MS, randomRecords, runsOr, seedOr } from '../helpers/sampled-records.ts'

vi.setConfig({ testTimeout: JUDGING_LIMIT_MS })
const RECORDS: readonly NoteRecord[] = [...NASTY_TEXTS.map(nastyRecord), ...randomRecords(4)]
const python = pythonWithYaml()
if (python === null) console.warn('python3-yaml is not installed: Python’s readers are left out.')

function texts(target: string, index = 0): readonly string[] {
  const shipped = shippedTarget(target)
  return RECORDS.map((record) => exportRecord(shipped, record, CONTEXT).files[index]?.text ?? '')
}

describe('YAML, CSV and headers by Python', () => {
  const read = (kind: 'yaml' | 'csv' | 'headers', all: readonly string[]): readonly unknown[] =>
    readByPython(python ?? '', kind, all).map((each) => each.error ?? each.value)

  it.skipIf(python === null)(
    'E16: PyYAML reads kep.yaml as the KEP’s own fields, each a text or a list of texts',
    () => {
      const fields = read('yaml', texts('kubernetes-kep', 1)) as readonly Record<string, unknown>[]
      const isText = (value: unknown) => typeof value === 'string' && value !== ''
      const wrong = fields.filter((each) => {
        const lists = [each['authors'], each['reviewers'], each['approvers'], each['see-also']]
        const plain = [each['title'], each['owning-sig'], each['status'], each['creation-date']]
        return (
          !lists.every((list) => Array.isArray(list) && list.length > 0 && list.every(isText)) ||
          !plain.every(isText) ||
          !/^(?:provisional|implemented)$/.test(String(each['status']))
        )
      })
      expect(wrong.slice(0, 3)).toEqual([])
      const wanted = RECORDS.map(({ session }) => oneLine(session.title) || session.id)
      expect(fields.map((each) => each['title'])).toEqual(wanted)
    },
  )

  it.skipIf(python === null)('E16: PyYAML reads the front matter of decision records', () => {
    const matter = texts('madr').map((text) => /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '')
    const wrong = (read('yaml', matter) as readonly Record<string, unknown>[]).filter(
      (fields) => Object.keys(fields).join() !== 'status,date,decision-makers',
    )
    expect(wrong.slice(0, 3)).toEqual([])
  })

  it.skipIf(python === null)('E16: Python’s csv reads each table as rows of one length', () => {
    const tables = read('csv', texts('csv')) as readonly (readonly (readonly string[])[])[]
    const wrong = tables.filter((rows) => new Set(rows.map(({ length }) => length)).size !== 1)
    expect(wrong.slice(0, 3)).toEqual([])
    const counted = RECORDS.map(
      (record) =>
        ['decision', 'action', 'question', 'blueprint'].flatMap((kind) => itemsOfKind(record, kind)).length,
    )
    expect(tables.map(({ length }) => length - 1)).toEqual(counted)
  })

  it.skipIf(python === null)(
    'E14: a PEP’s headers are read as such, in PEP 12’s order, and its first section is the Abstract',
    () => {
      const order = ['PEP', 'Title', 'Author', 'Status', 'Type', 'Created']
      const sources = texts('pep')
      const wrong = (read('headers', sources) as readonly (readonly [string, string])[][]).flatMap(
        (headers, index) => {
          const author = headers.find(([name]) => name === 'Author')?.[1] ?? ''
          const isRight =
            headers.map(([name]) => name).join() === order.join() &&
            author.split(', ').every((name) => /^(?:[^\W\d_]|[\p{L}\p{M} ',\-.])+$/u.test(name)) &&
            sources[index]?.split('\n\n')[1]?.startsWith('Abstract\n========') === true
          return isRight ? [] : [headers]
        },
      )
      expect(wrong.slice(0, 3)).toEqual([])
    },
  )
})

it('E16: the record as JSON is what its published schema says', () => {
  const schema = JSON.parse(readFileSync('note/record.schema.json', 'utf8')) as object
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  const wrong = texts('json').flatMap((text) => (validate(JSON.parse(text)) ? [] : [validate.errors?.[0]]))
  expect(wrong.slice(0, 3)).toEqual([])
})

describe('logs by a second reader', () => {
  const held = (words: readonly string[], lines: readonly string[]) =>
    words.length === lines.length && lines.every((line, index) => words[index]?.includes(line) === true)
  const standing = (record: NoteRecord) =>
    itemsOfKind(record, 'decision').filter(
      (line) => !['superseded', 'contested'].includes(textField(line, 'status') ?? ''),
    )
  const titles = (record: NoteRecord, kind: string) =>
    itemsOfKind(record, kind)
      .filter(hasContent)
      .map((line) => titleOf(line))

  it.each<[string, (log: string) => ReadMeeting]>([
    ['meetbot-log', readAsMeetBot],
    ['w3c-minutes', readAsScribe],
  ])('E17: what %s’s tool would sum up is what stands in the note, word for word', (target, read) => {
    const wrong = texts(target).flatMap((text, index) => {
      const record = RECORDS[index] as NoteRecord
      const { actions, decisions, others, unknown, ended } = read(text)
      const isRight =
        ended &&
        unknown.length === 0 &&
        held(actions, titles(record, 'action')) &&
        held(decisions, standing(record).map(titleOf)) &&
        held(others, titles(record, 'question'))
      return isRight ? [] : [{ actions, wanted: titles(record, 'action'), decisions, others, unknown }]
    })
    expect(wrong.slice(0, 2)).toEqual([])
  })
})

describe('calendars', () => {
  const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  const words = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...NASTY_TEXTS))
  const dated = fc.array(fc.record({ text: words, owner: words, day }), { minLength: 1, maxLength: 5 })

  it('E16: whatever an action says, its entry is read with its day and its words, in RFC 5545’s lines', () => {
    fc.assert(
      fc.property(dated, (planned) => {
        const record = buildRecord({
          sections: {
            actions: planned.map(({ text, owner, day: on }) =>
              action(text, { due: on.toISOString().slice(0, 10), owner: { name: owner } }),
            ),
          },
        })
        const text = exportRecord(shippedTarget('ics'), record, CONTEXT).files[0]?.text ?? ''
        const items = itemsOfKind(record, 'action').filter(hasContent)
        if (items.length === 0) return
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const events = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent')
        expect(
          events.map((event) => [
            event.getFirstPropertyValue('summary'),
            String(event.getFirstPropertyValue('dtstart')),
            event.getAllProperties('uid').length + event.getAllProperties('dtstamp').length,
          ]),
        ).toEqual(items.map((line) => [`${line.number} ${titleOf(line)}`, textField(line, 'due'), 2]))
      }),
      { numRuns: runsOr(120), seed: seedOr(4) },
    )
  })
})

describe('lists of contents', () => {
  const reader = new MarkdownIt({ html: true, linkify: false })
  /** GitHub's anchor of a heading. */
  const anchorOf = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replace(/ /g, '-')

  it('E14: a KEP’s list holds each of its headings and no others, as verify-toc.sh wants', () => {
    const wrong = texts('kubernetes-kep').flatMap((text) => {
      const [, toc = '', body = ''] = /<!-- toc -->\n([\s\S]*?)\n<!-- \/toc -->\n([\s\S]*)$/.exec(text) ?? []
      const tokens = reader.parse(body, {})
      const headings = tokens.flatMap(({ type, tag }, index) =>
        type === 'heading_open' ? [{ tag, text: tokens[index + 1]?.content ?? '' }] : [],
      )
      const wanted = headings.map(
        ({ tag, text: words }) => `${'  '.repeat(Number(tag.slice(1)) - 2)}- [${words}](#${anchorOf(words)})`,
      )
      return toc === wanted.join('\n') ? [] : [{ toc, wanted }]
    })
    expect(wrong.slice(0, 1)).toEqual([])
  })
})

describe('doc8', () => {
  it.each(['openstack-cinder', 'openstack-nova', 'openstack-neutron', 'openstack-ironic', 'pep'])(
    'E14: %s has no blank at a line’s end, no tab before words, no carriage return, and ends with one line',
    (target) => {
      const wrong = texts(target).flatMap((text) =>
        /[ \t]$/m.test(text) || /^\s*\t/m.test(text) || /\r/.test(text) || !/[^\n]\n$/.test(text)
          ? [JSON.stringify(text.slice(-80))]
          : [],
      )
      expect(wrong.slice(0, 3)).toEqual([])
    },
  )
})
