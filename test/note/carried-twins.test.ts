/** A question that two windows take in at once, or apart, is one. Rule S12. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { settleTwins } from '#note/carried-twins.ts'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { readRecord } from '#note/record.ts'
import { sessionFacts, shippedTemplate } from '../helpers/build-note.ts'
import { seededRandom } from '../helpers/seeded.ts'

const template = shippedTemplate('design-session')
const SECTIONS = template.sections.map(({ key }) => key)
const QUESTION = 'Does session state travel with the socket?'
const FROM = { session: 'earlier', line: 'q1', text: QUESTION }

interface Window {
  readonly doc: Y.Doc
  readonly lines: EditableLines
}

function open(clientID: number): Window {
  const doc = new Y.Doc()
  doc.clientID = clientID
  return { doc, lines: createNoteLines(doc, { sections: SECTIONS, random: seededRandom(clientID) }) }
}

function takeIn({ lines }: Window, from: object = FROM): string {
  const line = { kind: 'question', runs: [{ insert: QUESTION }], by: 'ann', fields: { carried: from } }
  return lines.newLines('questions', null, [line as never])[0] ?? ''
}

function meet(one: Window, other: Window): void {
  const [first, second] = [Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)]
  Y.applyUpdate(other.doc, first)
  Y.applyUpdate(one.doc, second)
}

function settle(...windows: readonly Window[]): void {
  for (const { doc, lines } of windows) settleTwins(doc, lines.visible(), 'settle')
}

function wordsIn({ lines }: Window): readonly string[] {
  return lines
    .visible()
    .map(({ runs }) => runs.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join(''))
}

function recorded({ doc }: Window): readonly string[] {
  const record = readRecord(doc, { session: sessionFacts(), template })
  return record.sections.flatMap(({ lines }) => lines.map(({ text }) => text))
}

describe.each([
  [1, 2],
  [2, 1],
])('S12: two windows with client ids %i and %i take a question in while apart', (first, second) => {
  it('and it is one question for both, in the record even before anybody settles it', () => {
    const [left, right] = [open(first), open(second)]
    takeIn(left)
    takeIn(right)
    meet(left, right)
    expect([recorded(left), recorded(right)]).toEqual([[QUESTION], [QUESTION]])
    settle(left, right)
    expect([wordsIn(left), wordsIn(right)]).toEqual([[QUESTION], [QUESTION]])
    meet(left, right)
    settle(left, right)
    expect([wordsIn(left), wordsIn(right)]).toEqual([[QUESTION], [QUESTION]])
  })

  it.each([0, 1])('and what was written into the one of window %i is kept, and is the one', (where) => {
    const windows = [open(first), open(second)] as const
    const ids = windows.map((window) => takeIn(window))
    windows[where]?.lines.insertText(ids[where] ?? '', 0, 'Again: ')
    meet(...windows)
    settle(...windows)
    meet(...windows)
    const kept = [`Again: ${QUESTION}`]
    expect(windows.map(wordsIn)).toEqual([kept, kept])
    expect(windows.map(recorded)).toEqual([kept, kept])
  })

  it('and what both worked on stays twice: nothing that somebody wrote is thrown away', () => {
    const [left, right] = [open(first), open(second)]
    left.lines.setField(takeIn(left), 'owner', { name: 'Ann' })
    right.lines.insertText(takeIn(right), 0, 'Again: ')
    meet(left, right)
    settle(left, right)
    expect([...wordsIn(left)].sort()).toEqual([`Again: ${QUESTION}`, QUESTION])
    expect([...wordsIn(right)].sort()).toEqual([...wordsIn(left)].sort())
  })

  it('and a letter that comes for the one that was taken out shows it again', () => {
    const [left, right] = [open(first), open(second)]
    const ids = [takeIn(left), takeIn(right)]
    meet(left, right)
    const late = open(9)
    Y.applyUpdate(late.doc, Y.encodeStateAsUpdate(left.doc))
    settle(left, right)
    meet(left, right)
    for (const id of ids) late.lines.insertText(id, 0, 'x')
    meet(left, late)
    expect(wordsIn(left).join('')).toContain('x')
  })
})

describe('S12', () => {
  it('questions from two lines, or ones of which it is not known how they came, are each their own', () => {
    const window = open(1)
    takeIn(window)
    takeIn(window, { ...FROM, line: 'q2' })
    takeIn(window, { session: 'earlier', line: 'q1' })
    settle(window)
    expect(wordsIn(window)).toEqual([QUESTION, QUESTION, QUESTION])
  })

  it('undo and redo do not bring a twin back', () => {
    const [left, right] = [open(1), open(2)]
    takeIn(left)
    takeIn(right)
    meet(left, right)
    settle(left, right)
    for (const step of ['undo', 'redo', 'undo'] as const) {
      for (const { lines } of [left, right]) lines[step]()
      meet(left, right)
      expect(wordsIn(left).length).toBeLessThan(2)
      expect(wordsIn(left)).toEqual(wordsIn(right))
    }
  })
})
