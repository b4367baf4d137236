/** Who wrote which letters, and who made which change. Rules H6 and H7. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { authorsOf, nameChanges } from '#note/history/authors.ts'
import { compareRecords } from '#note/history/comparison.ts'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { readRecord } from '#note/record.ts'
import { sessionFacts, shippedTemplate } from '../../helpers/build-note.ts'
import { seededRandom } from '../../helpers/seeded.ts'

const template = shippedTemplate('design-session')
const sections = template.sections.map((section) => section.key)
const PEOPLE = [
  { id: 'ada', name: 'Ada' },
  { id: 'grace', name: 'Grace' },
] as const
const [ADA, GRACE] = PEOPLE
/** Clients 10 and 11 are Ada's, 20 is Grace's, nobody knows 30. */
const personOf = (client: number) => ({ 10: ADA, 11: ADA, 20: GRACE })[client] ?? null

function createNote() {
  const doc = new Y.Doc()
  const lines = createNoteLines(doc, { sections, random: seededRandom(5) })
  const as = (client: number, act: (lines: EditableLines) => void) => {
    doc.clientID = client
    act(lines)
  }
  return { doc, lines, as }
}

function authors(doc: Y.Doc) {
  const text = new Map(
    recordOf(doc).sections.flatMap((each) => each.lines.map((line) => [line.id, line.text])),
  )
  return authorsOf(doc, sections, personOf).map(({ line, spans }) =>
    spans.map(({ from, to, by }) => `${by.name}: ${text.get(line)?.slice(from, to)}`),
  )
}

function recordOf(doc: Y.Doc) {
  return readRecord(doc, { session: sessionFacts(), template })
}

describe('letters', () => {
  it('H6 belong to whoever typed them, whoever formats, moves or splits the line', () => {
    const { doc, as } = createNote()
    as(10, (lines) => lines.newLine('discussion', null, { id: 'a', text: 'one two' }))
    as(11, (lines) => lines.insertText('a', 7, ' three'))
    as(20, (lines) => lines.insertText('a', 4, 'and '))
    as(20, (lines) => lines.format('a', 0, 12, { bold: true }))
    as(20, (lines) => lines.move('a', 'goal', null))
    expect(authors(doc)).toEqual([['Ada: one ', 'Grace: and ', 'Ada: two three']])
    as(20, (lines) => lines.split('a', 6, 'b'))
    expect(authors(doc)).toEqual([
      ['Ada: one ', 'Grace: an'],
      ['Grace: d ', 'Ada: two three'],
    ])
  })

  it('H6 are found where a line is made of pieces of several texts', () => {
    const { doc, as } = createNote()
    as(10, (lines) => lines.newLine('discussion', null, { id: 'a', text: 'one' }))
    as(20, (lines) => lines.newLine('discussion', 'a', { id: 'b', text: 'two' }))
    as(20, (lines) => lines.newLine('discussion', 'b', { id: 'c', text: '3' }))
    as(30, (lines) => lines.join('b'))
    as(10, (lines) => lines.insertText('a', 6, '!'))
    expect(authors(doc)).toEqual([['Ada: one', 'Grace: two', 'Ada: !'], ['Grace: 3']])
  })

  it('H6 of nobody known have no span, and a line of theirs is left out', () => {
    const { doc, as } = createNote()
    as(30, (lines) => lines.newLine('discussion', null, { id: 'a', text: 'ab' }))
    expect(authors(doc)).toEqual([])
    as(10, (lines) => lines.insertText('a', 1, '-'))
    expect(authorsOf(doc, sections, personOf)).toEqual([{ line: 'a', spans: [{ from: 1, to: 2, by: ADA }] }])
  })

  it('H6 offsets are those of the text in the record, embeds and pairs included', () => {
    const { doc, as } = createNote()
    as(10, (lines) => lines.newLine('discussion', null, { id: 'a', text: '😀' }))
    as(20, (lines) => lines.insertRun('a', 2, { insert: { image: 'x' } }))
    as(10, (lines) => lines.insertText('a', 3, 'z'))
    expect(authors(doc)).toEqual([['Ada: 😀', 'Grace: [image]', 'Ada: z']])
  })
})

describe('changes', () => {
  it('H7 are named after who wrote, set, moved, converted or removed', () => {
    const { doc, lines, as } = createNote()
    as(10, () => {
      for (const id of ['a', 'b', 'c', 'd', 'e'])
        lines.newLine('discussion', null, { id, text: `line ${id}` })
      lines.setField('e', 'owner', { name: 'Kofi' })
    })
    const before = recordOf(doc)
    const since = Y.decodeStateVector(Y.encodeStateVector(doc))
    as(20, () => {
      lines.insertText('a', 4, 's')
      lines.setKind('b', 'action')
      lines.setField('b', 'owner', { name: 'Elif' })
      lines.move('c', 'goal', null)
      lines.deleteLine('d')
      lines.setField('e', 'owner', null)
      lines.deleteText('e', 0, 5)
    })
    as(11, () => {
      lines.insertText('a', 0, 'the ')
      lines.newLine('goal', null, { id: 'f' })
      lines.setIndent('b', 1)
    })
    const { changes } = compareRecords(before, recordOf(doc), template)
    const named = nameChanges(changes, { doc, since }, { sections, personOf })
    expect(
      named.map(({ line, what, field, by }) => [line, field ?? what, by.map((each) => each.name)]),
    ).toEqual([
      ['f', 'added', ['Ada']],
      ['c', 'moved', ['Grace']],
      ['e', 'reworded', []],
      ['e', 'owner', []],
      ['d', 'removed', ['Grace']],
      ['b', 'converted', ['Grace']],
      ['b', 'indent', ['Ada']],
      ['b', 'owner', ['Grace']],
      ['a', 'reworded', ['Ada', 'Grace']],
    ])
  })
})
