import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { readLines } from '#note/lines/read-lines.ts'
import { seededRandom } from '../../helpers/seeded.ts'
import { textOf } from '../../sync/seen-lines.ts'

const SECTIONS = ['discussion', 'decisions']

function open(client = 1) {
  const doc = new Y.Doc()
  doc.clientID = client
  return { doc, lines: createNoteLines(doc, { sections: SECTIONS, random: seededRandom(client) }) }
}

function shown(doc: Y.Doc): string[] {
  return readLines(doc, SECTIONS).map((line) => `${line.section}:${textOf(line)}`)
}

function rawLine(doc: Y.Doc, id: string, fields: Record<string, unknown>, text?: string): Y.Text | null {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(fields)) map.set(key, value)
  const own = text === undefined ? null : new Y.Text(text)
  if (own) map.set('text', own)
  doc.getMap('lines').set(id, map)
  return own
}

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
    const lines = readLines(doc, SECTIONS)
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
})
