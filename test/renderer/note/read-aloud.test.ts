// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { readAloud } from '#renderer/note/read-aloud.ts'
import { template } from '../surface/written-note.ts'

const SECTIONS = template.sections.map(({ key }) => key)
const NAMES = new Map([
  ['tobias', 'Tobias Lindqvist'],
  ['elif', 'Elif Demir'],
])

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function person(): { doc: Y.Doc; lines: EditableLines } {
  const doc = new Y.Doc()
  return { doc, lines: createNoteLines(doc, { sections: SECTIONS, random: Math.random }) }
}

/** Ten seconds in which another does something; what was heard of it is in the transcript. */
function room() {
  const here = person()
  const there = person()
  const heard: string[] = []
  const stop = readAloud(
    { ...here, template },
    (id) => NAMES.get(id) ?? null,
    (sentence) => heard.push(sentence),
  )
  const meet = () => {
    Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc), 'network')
    Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc), 'network')
  }
  const later = () => {
    meet()
    vi.advanceTimersByTime(10_000)
    heard.push('—')
  }
  return { here: here.lines, there: there.lines, heard, meet, later, stop }
}

test('B8 a stretch of an hour as a screen reader hears it', () => {
  const { here, there, heard, later, stop } = room()
  const item = (section: string, kind: string, text: string, by: string) =>
    there.newLine(section, null, { kind, text, by })
  const first = item('decisions', 'decision', 'Keep the journal', 'tobias')
  later()
  there.insertText(first, 4, ' typing is not told')
  there.newLine('discussion', null, { kind: 'bullet', text: 'nor is talk', by: 'tobias' })
  later()
  const begun = item('actions', 'action', '', 'elif')
  later()
  there.insertText(begun, 0, 'Measure it')
  later()
  item('questions', 'question', 'Who pays?', 'elif')
  there.move(first, 'questions', null)
  there.setKind(first, 'question')
  later()
  here.newLine('decisions', null, { kind: 'decision', text: 'Mine is not told', by: 'maren' })
  later()
  for (const text of ['one', 'two', 'three', 'four', 'five']) item('actions', 'action', text, 'nobody known')
  there.deleteLine(begun)
  later()
  stop()
  there.deleteLine(first)
  later()
  expect(heard).toEqual([
    'Decision D1 by Tobias Lindqvist.',
    '—',
    '—',
    '—',
    'Action A1 by Elif Demir.',
    '—',
    'Decision D1 is now question Q1 and Question Q2 by Elif Demir.',
    '—',
    '—',
    'Action A1 added, Action A2 added, Action A3 added, and 3 more changes.',
    '—',
    '—',
  ])
})

test('B8 however much comes, nothing is said again within ten seconds', () => {
  const { there, heard, meet, stop } = room()
  for (let second = 0; second < 20; second += 1) {
    there.newLine('decisions', null, { kind: 'decision', text: `number ${second}`, by: 'tobias' })
    meet()
    vi.advanceTimersByTime(1000)
  }
  stop()
  expect(heard).toHaveLength(2)
})
