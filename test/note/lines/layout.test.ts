import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ROOTS, writeNone } from '#note/about.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { readLines } from '#note/lines/read-lines.ts'
import { readRecord } from '#note/record.ts'
import { sessionFacts, shippedTemplate } from '../../helpers/build-note.ts'
import { seededRandom } from '../../helpers/seeded.ts'
import { textOf } from '../../sync/seen-lines.ts'

const SECTIONS = ['discussion', 'decisions']

function open(client = 1) {
  const doc = new Y.Doc()
  doc.clientID = client
  return { doc, lines: createNoteLines(doc, { sections: SECTIONS, random: seededRandom(client) }) }
}

function shown(doc: Y.Doc): string[] {
  return readLines(doc, SECTIONS).lines.map((line) => `${line.section}:${textOf(line)}`)
}

function rawLine(doc: Y.Doc, id: string, fields: Record<string, unknown>, text?: string): Y.Text | null {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(fields)) map.set(key, value)
  const own = text === undefined ? null : new Y.Text(text)
  if (own) map.set('text', own)
  doc.getMap('lines').set(id, map)
  return own
}

describe('the document', () => {
  test('N1 whatever is written, a note has its three roots and no other', () => {
    const { doc, lines } = open()
    const id = lines.newLine('discussion', null, { text: 'one two' })
    lines.split(id, 4)
    writeNone(doc, 'actions', 'we only listened', null)
    expect(ROOTS).toEqual(['about', 'lines', 'threads'])
    expect([...doc.share.keys()].filter((root) => !(ROOTS as readonly string[]).includes(root))).toEqual([])
  })

  test('N3 nothing in the document adds, takes or reorders a section', () => {
    const { doc } = open()
    doc.getMap('about').set('template', { id: 'evil', sections: [] })
    rawLine(doc, 'aa', { home: ['decisions', 'a'] }, 'decided')
    rawLine(doc, 'bb', { home: ['from-the-future', 'a'] }, 'later')
    const template = shippedTemplate('design-session')
    const record = readRecord(doc, { session: sessionFacts(), template })
    expect(record.sections.map(({ key }) => key)).toEqual(template.sections.map(({ key }) => key))
  })
})

describe('the visible list', () => {
  test('N2 opening a note writes nothing', () => {
    const { doc, lines } = open()
    lines.visible()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(new Uint8Array([0, 0]))
  })

  test('L1 a mark in two strands counts in the one with the lower id, and the letters of both are seen', () => {
    const { doc } = open()
    const one = rawLine(doc, 'aa', { home: ['discussion', 'b'] }, 'one|')
    const two = rawLine(doc, 'bb', { home: ['discussion', 'c'] }, 'two|')
    rawLine(doc, 'xx', { kind: 'text' })
    one?.insertEmbed(4, { line: 'xx' })
    one?.insert(5, 'tail one')
    two?.insertEmbed(4, { line: 'xx' })
    two?.insert(5, 'tail two')
    expect(shown(doc)).toEqual(['discussion:one|', 'discussion:tail one', 'discussion:two|\ufffctail two'])
  })

  test('L1 a mark of a line that owns a text is an inline thing', () => {
    const { doc } = open()
    const one = rawLine(doc, 'aa', { home: ['discussion', 'b'] }, 'one')
    rawLine(doc, 'bb', { home: ['discussion', 'c'] }, 'two')
    one?.insertEmbed(1, { line: 'bb' })
    expect(shown(doc)).toEqual(['discussion:o\ufffcne', 'discussion:two'])
  })

  test('L2 a line with a text but no place stands elsewhere, behind all sections', () => {
    const { doc } = open()
    rawLine(doc, 'aa', {}, 'lost?')
    rawLine(doc, 'bb', { home: ['decisions', 'a'] }, 'known')
    rawLine(doc, 'cc', { home: ['from-the-future', 'a'] }, 'later')
    expect(shown(doc)).toEqual(['decisions:known', ':lost?', 'from-the-future:later'])
  })

  test('L3 a ring of joins is cut and every letter is seen', () => {
    const { doc } = open()
    const one = rawLine(doc, 'aa', { home: ['discussion', 'a'] }, 'one')
    const two = rawLine(doc, 'bb', { home: ['discussion', 'b'] }, 'two')
    const end = (text: Y.Text | null) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text as Y.Text, 3, -1)) as object
    const map = doc.getMap<Y.Map<unknown>>('lines')
    map.get('aa')?.set('place', ['discussion', 'a', end(two)])
    map.get('bb')?.set('place', ['discussion', 'b', end(one)])
    expect(shown(doc)).toEqual(['discussion:twoone'])
  })

  test('L4 placed lines by section, key and id, and behind each what follows it in its strand', () => {
    const { doc } = open()
    rawLine(doc, 'ee', { home: ['zebra', 'a'] }, 'unknown')
    rawLine(doc, 'dd', { home: ['decisions', 'a'] }, 'decided')
    const split = rawLine(doc, 'cc', { home: ['discussion', 'b'] }, 'upper')
    rawLine(doc, 'bb', { home: ['discussion', 'b'] }, 'same key, lower id')
    rawLine(doc, 'aa', { home: ['discussion', 'c'] }, 'last by key')
    rawLine(doc, 'xx', {})
    split?.insertEmbed(5, { line: 'xx' })
    split?.insert(6, 'lower')
    expect(shown(doc)).toEqual([
      'discussion:same key, lower id',
      'discussion:upper',
      'discussion:lower',
      'discussion:last by key',
      'decisions:decided',
      'zebra:unknown',
    ])
  })

  test('L5 a line is its segment and then what is joined to it, by key and id', () => {
    const { doc } = open()
    const host = rawLine(doc, 'aa', { home: ['discussion', 'a'] }, 'one')
    const end = Y.relativePositionToJSON(
      Y.createRelativePositionFromTypeIndex(host as Y.Text, 3, -1),
    ) as object
    rawLine(doc, 'bb', { home: ['discussion', 'b'], place: ['discussion', 'z', end] }, ' four')
    rawLine(doc, 'dd', { home: ['discussion', 'c'], place: ['discussion', 'b', end] }, ' three')
    rawLine(doc, 'cc', { home: ['discussion', 'd'], place: ['discussion', 'b', end] }, ' two')
    expect(shown(doc)).toEqual(['discussion:one two three four'])
  })

  test('L6 a letter that arrives in a deleted line shows it again', () => {
    const one = open(1)
    const other = open(2)
    const id = one.lines.newLine('discussion', null, { text: 'going' })
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc), 'network')
    one.lines.deleteLine(id)
    other.lines.insertText(id, 5, ' late')
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), 'network')
    expect(one.lines.visible().map(textOf)).toEqual([' late'])
  })

  test('N5 nonsense in a line is read without an error and nothing readable is dropped', () => {
    const { doc } = open()
    const map = doc.getMap('lines')
    map.set('aa', 'not a map')
    map.set('bb', new Y.Array())
    rawLine(
      doc,
      'cc',
      { home: 7, place: ['discussion'], kind: 9, indent: -3, by: {}, at: 5, shown: 'yes' },
      'text',
    )
    rawLine(
      doc,
      'dd',
      { home: ['discussion', 'a', { type: { client: -1, clock: 1.5 } }], owner: [1, { a: 2 }] },
      'more',
    )
    rawLine(doc, '__proto__', { home: ['discussion', 'b'], constructor: 'x' }, 'third')
    const { lines } = readLines(doc, SECTIONS)
    expect(lines.map((line) => [line.kind, line.indent, line.by, line.at, textOf(line)])).toEqual([
      ['text', 0, null, null, 'more'],
      ['text', 0, null, null, 'third'],
      ['text', 0, null, null, 'text'],
    ])
    expect(lines[0]?.fields).toEqual({ owner: [1, { a: 2 }] })
  })

  test('L7 ten thousand splits of one line lay out without running out of stack', () => {
    const { doc, lines } = open()
    const strand = rawLine(doc, 'aa', { home: ['discussion', 'a'] }, 'x')
    doc.transact(() => {
      for (let i = 0; i < 10_000; i += 1) strand?.insertEmbed(1 + i * 2, { line: `m${i}` })
      strand?.insert(0, 'start ')
      for (let i = 0; i < 10_000; i += 1) rawLine(doc, `m${i}`, { shown: true })
    })
    expect(lines.visible()).toHaveLength(10_001)
  })
})

describe('N4 fields of items', () => {
  test('cannot take a reserved name', () => {
    const { lines } = open()
    const id = lines.newLine('discussion', null, { text: 'a' })
    expect(() => lines.setField(id, 'place', 'x')).toThrow('The field "place" is not an item\'s to set.')
  })

  test('are set, read and removed', () => {
    const { lines } = open()
    const id = lines.newLine('decisions', null, { text: 'a', kind: 'decision', fields: { status: 'agreed' } })
    lines.setField(id, 'owner', { id: 'p1', name: 'Elif Demir' })
    lines.setField(id, 'status', null)
    expect(lines.visible()[0]?.fields).toEqual({ owner: { id: 'p1', name: 'Elif Demir' } })
  })
})

describe('L16 undo', () => {
  test('takes a run of typing back as one step, and a pause makes two', () => {
    const { lines } = open()
    const id = lines.newLine('discussion', null, {})
    lines.typing(() => lines.insertText(id, 0, 'one'))
    lines.typing(() => lines.insertText(id, 3, ' two'))
    lines.endTyping()
    lines.typing(() => lines.insertText(id, 7, ' three'))
    lines.undo()
    expect(lines.visible().map(textOf)).toEqual(['one two'])
    lines.undo()
    expect(lines.visible().map(textOf)).toEqual([''])
    lines.redo()
    lines.redo()
    expect(lines.visible().map(textOf)).toEqual(['one two three'])
  })

  test('leaves alone what others wrote', () => {
    const one = open(1)
    const other = open(2)
    one.lines.newLine('discussion', null, { text: 'mine' })
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc), 'network')
    other.lines.newLine('discussion', other.lines.visible()[0]?.id ?? null, { text: 'theirs' })
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), 'network')
    one.lines.undo()
    expect(one.lines.visible().map(textOf)).toEqual(['theirs'])
  })

  test('L13 two who undo the deletion of the same letters bring them back twice', () => {
    const one = open(1)
    const other = open(2)
    const id = one.lines.newLine('discussion', null, { text: 'word' })
    const meet = () => {
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc), 'network')
      Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc), 'network')
    }
    meet()
    for (const { lines } of [one, other]) lines.deleteText(id, 0, 4)
    meet()
    for (const { lines } of [one, other]) lines.undo()
    meet()
    expect([one, other].map(({ lines }) => lines.visible().map(textOf))).toEqual([['wordword'], ['wordword']])
  })
})
