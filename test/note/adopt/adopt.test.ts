/** Old notes: what is found in them by convention, and that every letter is in the note. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sourceOf, type ProposedLine } from '#note/adopt/proposal.ts'
import { meantOwners } from '#note/adopt/meant-owners.ts'
import { readNotes } from '#note/adopt/read-notes.ts'
import { ADOPTED, writeProposal } from '#note/adopt/write-proposal.ts'
import { linesOf } from '#note/item-fields.ts'
import { readRecord } from '#note/record.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import { sessionFacts, shippedTemplate } from '../../helpers/build-note.ts'
import { seededRandom } from '../../helpers/seeded.ts'

const TEMPLATE = shippedTemplate('design-session')
const AT = '2026-10-07T11:30:00.000Z'
const FOLDER = new URL('../../../../shared/data/notes/', import.meta.url)

/** The note that the text becomes, behind a line that stood there. */
function adopted(text: string): NoteRecord {
  const doc = new Y.Doc()
  writeProposal(doc, readNotes(text).lines, {
    template: TEMPLATE,
    random: seededRandom(3),
    by: 'ada',
    at: AT,
  })
  return readRecord(doc, { session: sessionFacts(), template: TEMPLATE })
}

interface Source {
  readonly line: number
  readonly part?: number
  readonly marks: ProposedLine['marks']
}

/** The letters of the file, read out of the note alone. */
function lettersOf(record: NoteRecord): string {
  const from = (line: LineRecord) => line.fields[ADOPTED] as unknown as Source
  const order = (line: LineRecord) => from(line).line * 1000 + (from(line).part ?? 0)
  const sorted = [...linesOf(record)].sort((a, b) => order(a) - order(b))
  return withoutBlanks(sorted.map((line) => sourceOf({ text: line.text, marks: from(line).marks })).join(''))
}

const withoutBlanks = (text: string) => text.replace(/\s/g, '')

const items = (text: string) =>
  readNotes(text)
    .lines.filter((line) => line.section !== 'discussion')
    .map(({ kind, text: words, fields, doubt }) => {
      const owner = (fields['owner'] as { name: string } | undefined)?.name
      const more = [owner, fields['due'], fields['status'], doubt].filter((each) => typeof each === 'string')
      return `${kind} ${words} <${more.join(' ')}>`
    })

describe('O1 nothing is dropped', () => {
  test('whatever the text, every letter is in the note in its order', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        ...[
          '#action ',
          '#agreed ',
          '#rejected x',
          'ACTION: ',
          'RESOLUTION:',
          '**Action items**',
          '## Decisions',
          '- [x] ',
        ],
        ...[
          'Ann to ',
          '[jdoe] ',
          '@ann ',
          'Scribe: ',
          ' - due 2026-10-09',
          '10:12:01 <ann> ',
          '10:12 * ann ',
          '```',
          '---',
        ],
        ...['-> https://a.example/x', '> ', '\t- ', '1. ', ' | ', '\u2028', '\r\n', '\u0000', 'None'],
      ),
    )
    const line = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n').toWellFormed())
    fc.assert(
      fc.property(text, (words) => {
        expect(lettersOf(adopted(words))).toBe(withoutBlanks(words))
      }),
    )
  })

  test('a line too long for one line is several, and no character is cut in two', () => {
    const long = `${'x'.repeat(3999)}😀${'y'.repeat(9000)} ${'ab '.repeat(3000)}`
    const record = adopted(long)
    expect(lettersOf(record)).toBe(withoutBlanks(long))
    expect(linesOf(record).every((line) => line.text.length <= 4000 && line.text.isWellFormed())).toBe(true)
  })

  test('O4 reading takes time in proportion to the length, whatever the signs', () => {
    const hostile = ['[', '*', '#', '- ', '> ', 'a ', 'a,', 'A b:', '<', ' ', 'due ', '[a] [b] '].map(
      (sign) => sign.repeat(60_000),
    )
    for (const text of hostile) expect(lettersOf(adopted(text))).toBe(withoutBlanks(text))
  })
})

describe('O2 what counts is found', () => {
  test('O3 what is typed is read the same in an old note; a sentence stays one', () => {
    const notes = [
      'Next step: Ann to count (due 2026-10-09)',
      'TODO - [jdoe] look',
      '**Decision**: wait',
      'Beschluss: warten',
      'ACTION: Bo takes the minutes',
      'ACTION: Bo will ask by 2026-10-09',
      'Q: why?',
    ]
    expect(items(notes.join('\n'))).toEqual([
      'action count <Ann 2026-10-09 TODO>',
      'action look <jdoe TODO>',
      'decision wait <agreed>',
      'decision warten <agreed>',
      'action Bo takes the minutes <Bo TODO>',
      'action Bo will ask <Bo 2026-10-09 TODO>',
    ])
  })

  test('a MeetBot log', () => {
    const log = [
      '10:00:00 <ann> #startmeeting',
      '10:00:05 <ann> #topic Quotas',
      '10:00:09 <bo> I think we need them',
      '10:01:00 <bo> #action ann writes it down',
      '10:01:30 <ann> #AGREED one quota for each person',
      '10:02:00 <ann> #action',
    ].join('\n')
    expect(items(log)).toEqual([
      'action ann writes it down <ann TODO>',
      'decision one quota for each person <agreed>',
    ])
    const { dialect, lines } = readNotes(log)
    expect([
      dialect,
      ...lines.filter((line) => line.section === 'discussion').map((line) => `${line.kind} ${line.text}`),
    ]).toEqual([
      ...['irc', 'bullet <ann> #startmeeting', 'heading Quotas', 'bullet <bo> I think we need them'],
      'bullet <ann> #action',
    ])
  })

  test('O3 a scribe’s words, with owners and dates', () => {
    const log = [
      'Chair: Ann Lee',
      'Scribe: Bo',
      'Topic: Quotas',
      'ACTION: Ann to write it down - due 2026-10-09',
      'action Bo: read it',
      'ACTION: Ann and Bo to meet',
      'RESOLUTION: one quota for each person',
      'PROPOSED: another',
      'ISSUE: who counts?',
    ].join('\n')
    expect(items(log)).toEqual([
      'action write it down <Ann 2026-10-09 TODO>',
      'action read it <Bo TODO>',
      'action Ann and Bo to meet <TODO several owners>',
      'decision one quota for each person <agreed>',
      'decision another <proposed>',
      'question who counts? <>',
    ])
    expect(readNotes(log).roles).toEqual({ lead: 'Ann Lee', 'note-taker': 'Bo' })
  })

  test('Markdown by its headings and boxes; nothing said is no item; wrapped words go with their item', () => {
    const pad = [
      '# Notes',
      '- we decided to wait',
      'Decision: wait for the spec,',
      'and then go on',
      '## Action items (& owners)',
      '* [jdoe] count',
      '  * by hand',
      '* @ann: look',
      '- [x] Bo will ask',
      '- None',
      '## Open questions',
      '1. Why?',
      'Remarks',
      '-------',
      '- that was all',
    ].join('\n')
    expect(items(pad)).toEqual([
      'decision wait for the spec, <agreed>',
      'text and then go on <>',
      'action count <jdoe TODO>',
      'bullet by hand <>',
      'action look <ann TODO>',
      'action Bo will ask <Bo DONE>',
      'question Why? <>',
    ])
    const doubts = readNotes(pad).lines.filter((line) => line.doubt !== null)
    expect(doubts.map((line) => [line.text, line.doubt])).toEqual([
      ['we decided to wait', 'perhaps a decision'],
    ])
  })
})

test('O3 an owner is whom the name means here, never a guess between two', () => {
  const people = [
    { id: 'p1', name: 'Ann Lee', launchpad: 'annl' },
    { id: 'p2', name: 'Bo Ost' },
    { id: 'p3', name: 'Bo West' },
  ]
  const { lines } = readNotes('ACTION: annl to count\nACTION: Bo to look\nACTION: Cy to wait\ntalk')
  expect(meantOwners(lines, people).map(({ fields }) => fields['owner'])).toEqual([
    { id: 'p1', name: 'Ann Lee' },
    { name: 'Bo' },
    { name: 'Cy' },
    undefined,
  ])
})

test('O5 a template without such sections and kinds gets the lines all the same', () => {
  const template = { ...TEMPLATE, sections: TEMPLATE.sections.slice(0, 1), kinds: [] }
  const doc = new Y.Doc()
  const { lines } = readNotes('ACTION: Ann to count\ntalk')
  writeProposal(doc, lines, { template, random: seededRandom(1), by: 'ada', at: AT })
  const record = readRecord(doc, { session: sessionFacts(), template })
  expect(record.sections[0]?.lines.map((line) => [line.kind, line.text])).toEqual([
    ['text', 'count'],
    ['text', 'talk'],
  ])
})

/** Read by hand: how many of each there are, where the first and the last stand, who owns and who led. */
const BY_HAND: Readonly<Record<string, object>> = {
  'ietf104-httpbis-minutes.md': { decision: [13, 40, 103] },
  'k8s-2017-architectural-roadmap.md': {},
  'k8s-2017-community-ladder.md': { decision: [3, 69, 71] },
  'k8s-2018-crds.md': { question: [7, 79, 91], roles: { lead: 'sttts' } },
  'k8s-2019-tech-debt.md': { action: [3, 34, 37], roles: { lead: 'Mayank' } },
  'k8s-2019-unconference.md': { action: [1, 75, 75], roles: { lead: 'James Munnelly' } },
  'meetbot-sample.log.txt': { action: [2, 37, 46], decision: [7, 13, 47] },
  'w3c-irc-sample.txt': { action: [2, 38, 70], owners: ['Steven', 'Steven'], roles: { lead: 'Steven' } },
}

test.runIf(existsSync(FOLDER))(
  'O1 O2 real notes: what was found is what a person finds, and nothing is dropped',
  () => {
    const files = readdirSync(FOLDER)
    expect(files.sort()).toEqual(Object.keys(BY_HAND).sort())
    for (const file of files) {
      const text = readFileSync(new URL(file, FOLDER), 'utf8')
      const { lines, roles } = readNotes(text)
      const found: Record<string, unknown> = Object.keys(roles).length === 0 ? {} : { roles }
      for (const kind of ['action', 'decision', 'question']) {
        const at = lines.filter((line) => line.kind === kind).map((line) => line.source)
        if (at.length > 0) found[kind] = [at.length, at[0], at.at(-1)]
      }
      const owners = lines.flatMap(
        (line) => (line.fields['owner'] as { name: string } | undefined)?.name ?? [],
      )
      if (owners.length > 0) found['owners'] = owners
      expect([file, found]).toEqual([file, BY_HAND[file]])
      expect(lettersOf(adopted(text))).toBe(withoutBlanks(text))
    }
  },
)
