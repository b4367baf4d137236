/** Records: numbers, what is unknown, one form, no throwing. Rules R1 to R6. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { VisibleLine } from '#note/lines/line-model.ts'
import { readAbout, readRecord, recordOf } from '#note/record.ts'
import {
  action,
  buildNote,
  buildRecord,
  decision,
  sessionFacts,
  shippedTemplate,
} from '../helpers/build-note.ts'
import { FULL_NOTE } from '../helpers/full-note.ts'

const template = shippedTemplate('design-session')
const context = { session: sessionFacts(), template }
const schema = JSON.parse(
  readFileSync(new URL('../../note/record.schema.json', import.meta.url), 'utf8'),
) as object
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

const NO_ABOUT = { roles: {}, summary: '', none: {} }

function visibleLine(line: Partial<VisibleLine>): VisibleLine {
  return {
    id: 'x',
    section: 'discussion',
    kind: 'text',
    indent: 0,
    runs: [],
    length: 0,
    fields: {},
    by: null,
    at: null,
    ...line,
  }
}

describe('records', () => {
  it('R1: the record of a full note and of an empty one follow the schema', () => {
    for (const record of [buildRecord(FULL_NOTE), buildRecord({})]) {
      expect(validate(record) ? [] : validate.errors).toEqual([])
    }
  })

  it('R7: the record says which version of the schema it follows', () => {
    expect(buildRecord({}).version).toBe(2)
  })

  it('R2: the same note read twice is the same, byte for byte', () => {
    const doc = buildNote(FULL_NOTE)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    expect(JSON.stringify(readRecord(copy, context))).toBe(JSON.stringify(readRecord(doc, context)))
  })

  it('R2: fields in another order and text in other pieces give the same record', () => {
    const one = visibleLine({
      runs: [{ insert: 'ab' }, { insert: 'c', attributes: { bold: true } }],
      fields: { due: '1', status: { b: 1, a: 2 } },
    })
    const other = visibleLine({
      runs: [{ insert: 'a' }, { insert: 'b', attributes: {} }, { insert: 'c', attributes: { bold: true } }],
      fields: { status: { a: 2, b: 1 }, due: '1' },
    })
    expect(JSON.stringify(recordOf([one], NO_ABOUT, context))).toBe(
      JSON.stringify(recordOf([other], NO_ABOUT, context)),
    )
  })

  it('R3: items are numbered by kind across the whole note, those without a section last', () => {
    const lines = [
      visibleLine({ id: 'd', section: 'gone', kind: 'decision' }),
      visibleLine({ id: 'b', section: 'decisions', kind: 'decision' }),
      visibleLine({ id: 'c', section: 'actions', kind: 'action' }),
      visibleLine({ id: 'a', section: 'discussion', kind: 'decision' }),
      visibleLine({ id: 'e', section: 'discussion', kind: 'riddle' }),
    ]
    const record = recordOf(lines, NO_ABOUT, context)
    const all = [...record.sections.flatMap((section) => section.lines), ...record.elsewhere]
    expect(all.map(({ id, number }) => [id, number])).toEqual([
      ['a', 'D1'],
      ['e', null],
      ['b', 'D2'],
      ['c', 'A1'],
      ['d', 'D3'],
    ])
  })

  it('R4: unknown kinds, fields, marks and embeds are kept', () => {
    const record = buildRecord({
      sections: {
        discussion: [
          {
            kind: 'riddle',
            fields: { mood: { calm: [1, true] } },
            runs: [{ insert: 'a', attributes: { glow: 3, bold: 'very' } }, { insert: { image: 'x.png' } }],
          },
        ],
      },
    })
    expect(record.sections[1]?.lines[0]).toMatchObject({
      kind: 'riddle',
      text: 'a[image]',
      fields: { mood: { calm: [1, true] } },
      spans: [
        { text: 'a', other: { bold: 'very', glow: 3 } },
        { text: '[image]', other: { embed: { image: 'x.png' } } },
      ],
    })
    expect(validate(record)).toBe(true)
  })

  it('R5: lines of sections that the template lacks are shown elsewhere', () => {
    const record = recordOf(
      [visibleLine({ section: 'minutes', runs: [{ insert: 'kept' }] })],
      NO_ABOUT,
      context,
    )
    expect(record.elsewhere.map(({ text }) => text)).toEqual(['kept'])
  })

  it('N6 R6: people, reasons and the closing sentence come from the note, and people else from the session', () => {
    const doc = buildNote({
      roles: { lead: { name: 'Priya' } },
      none: { actions: 'we only listened' },
      summary: 'Heard.',
    })
    doc.getMap('about').set('approver', 42)
    const record = readRecord(doc, {
      ...context,
      roles: { lead: { name: 'Other' }, 'note-taker': { id: 'p', name: 'Maren' } },
    })
    expect(record.roles).toEqual({ lead: { name: 'Priya' }, 'note-taker': { id: 'p', name: 'Maren' } })
    expect(record.summary).toBe('Heard.')
    expect(record.sections.find(({ key }) => key === 'actions')?.none).toBe('we only listened')
    expect(readAbout(doc, template).roles).toEqual({ lead: { name: 'Priya' } })
  })

  it('R1: a field of another form stays as it is', () => {
    const record = buildRecord({
      sections: { actions: [action('x', { owner: ['a', { b: null }], due: 7 })], decisions: [decision('y')] },
    })
    expect(record.sections[3]?.lines[0]?.fields).toEqual({ due: 7, owner: ['a', { b: null }] })
  })
})

/** Anything a client could put into the note's maps. */
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.uint8Array({ maxLength: 4 }),
  fc.constantFrom('text', 'map', 'array').map((type) => ({ shared: type })),
)

function put(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && 'shared' in value) {
    if (value.shared === 'text') map.set(key, new Y.Text('shared'))
    else if (value.shared === 'map') map.set(key, new Y.Map([['inner', 1]]))
    else map.set(key, Y.Array.from([1, 'two']))
  } else map.set(key, value)
}

describe('random documents', () => {
  const keys = fc.constantFrom(
    'text',
    'home',
    'place',
    'kind',
    'indent',
    'shown',
    'by',
    'at',
    'owner',
    'due',
    'name',
    '__proto__',
    'toJSON',
  )
  const line = fc.dictionary(keys, anyValue, { maxKeys: 6 })
  const about = fc.dictionary(
    fc.constantFrom('lead', 'approver', 'summary', 'none:actions', 'template', 'none:'),
    anyValue,
  )

  it('R1: reading never throws, and what is read follows the schema', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), about, (lines, facts) => {
        const doc = new Y.Doc()
        for (const [key, value] of Object.entries(facts)) put(doc.getMap('about'), key, value)
        lines.forEach((fields, index) => {
          const map = new Y.Map<unknown>()
          doc.getMap('lines').set(`l${index}`, map)
          map.set('home', ['discussion', `a${index}`])
          map.set('text', new Y.Text(`line ${index}`))
          for (const [key, value] of Object.entries(fields)) put(map, key, value)
        })
        const record = readRecord(doc, context)
        expect(validate(record) ? [] : validate.errors).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
