// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Command } from 'prosemirror-state'
import {
  deleteSelected,
  indentBy,
  joinDown,
  joinUp,
  selectMore,
  splitLine,
} from '#renderer/editor/surface/text-commands.ts'
import { idsOf, lookup, run, stateOf, writtenOf, type Written } from './written-note.ts'

const enter = splitLine(lookup)
const backspace = joinUp(lookup)

const CASES: readonly [name: string, command: Command, before: Written, after: Written | null][] = [
  [
    'Enter in a bullet makes another one at the same depth',
    enter,
    { discussion: ['  - on|e'] },
    { discussion: ['  - on', '  - |e'] },
  ],
  [
    "Enter at the end of a heading goes on with the section's kind",
    enter,
    { discussion: ['# one|'] },
    { discussion: ['# one', '- |'] },
  ],
  ['Enter in code stays in code', enter, { discussion: ['` on|e'] }, { discussion: ['` on', '` |e'] }],
  ['Enter after a quote leaves it', enter, { discussion: ['> one|'] }, { discussion: ['> one', '- |'] }],
  [
    'Enter at the start puts an empty line above',
    enter,
    { discussion: ['- |one'] },
    { discussion: ['- ', '- |one'] },
  ],
  [
    'Enter on an empty bullet makes it text',
    enter,
    { discussion: ['- one', '- |'] },
    { discussion: ['- one', '|'] },
  ],
  [
    'Enter on an empty indented line comes out a step',
    enter,
    { discussion: ['  - |'] },
    { discussion: ['- |'] },
  ],
  ['Enter on an empty text makes another one', enter, { goal: ['|'] }, { goal: ['', '|'] }],
  ['Enter in an item begins the next one', enter, { actions: ['A: one|'] }, { actions: ['A: one', 'A: |'] }],
  ['Enter on an empty item stays', enter, { actions: ['A: one', 'A: |'] }, { actions: ['A: one', 'A: |'] }],
  ['Enter on a trace begins a line below', enter, { discussion: ['^de1|'] }, { discussion: ['^de1', '- |'] }],
  ['Enter over a selection replaces it', enter, { discussion: ['- o[n]e'] }, { discussion: ['- o', '- |e'] }],
  [
    'Backspace at the start first unindents',
    backspace,
    { discussion: ['- a', '    - |one'] },
    { discussion: ['- a', '  - |one'] },
  ],
  [
    "Backspace makes a heading the section's kind again",
    backspace,
    { discussion: ['# |one'] },
    { discussion: ['- |one'] },
  ],
  ['Backspace makes a number text', backspace, { discussion: ['1. |one'] }, { discussion: ['|one'] }],
  [
    'Backspace joins with the line above',
    backspace,
    { discussion: ['- one', '- |two'] },
    { discussion: ['- one|two'] },
  ],
  [
    'Backspace takes away an empty line above',
    backspace,
    { discussion: ['# ', '- |two'] },
    { discussion: ['- |two'] },
  ],
  [
    'Backspace on an empty line goes up',
    backspace,
    { discussion: ['- one', '- |'] },
    { discussion: ['- one|'] },
  ],
  [
    'Backspace never leaves its section',
    backspace,
    { goal: ['a'], discussion: ['- |one'] },
    { goal: ['a'], discussion: ['- |one'] },
  ],
  [
    'Backspace does not run into a trace',
    backspace,
    { discussion: ['^de1', '- |x'] },
    { discussion: ['^de1', '- |x'] },
  ],
  [
    'Backspace on a trace takes it away',
    backspace,
    { discussion: ['- a', '^de1|'] },
    { discussion: ['- a|'] },
  ],
  ['Backspace on an only empty line keeps it', backspace, { actions: ['A: |'] }, { actions: ['A: |'] }],
  ["Backspace inside a line is the browser's", backspace, { goal: ['on|e'] }, null],
  [
    'Delete at the end brings the next line up',
    joinDown,
    { discussion: ['- one|', '- two'] },
    { discussion: ['- one|two'] },
  ],
  [
    'Delete on an empty line takes it away',
    joinDown,
    { discussion: ['- |', '- two'] },
    { discussion: ['- |two'] },
  ],
  [
    'Delete never leaves its section',
    joinDown,
    { goal: ['a|'], discussion: ['- b'] },
    { goal: ['a|'], discussion: ['- b'] },
  ],
  [
    'Tab indents every selected line',
    indentBy(1),
    { discussion: ['- o[ne', '- tw]o'] },
    { discussion: ['  - o[ne', '  - tw]o'] },
  ],
  ['Tab ends at depth eight', indentBy(1), { discussion: [`${'  '.repeat(8)}- o|`] }, null],
  ['Shift-Tab comes out', indentBy(-1), { discussion: ['  - o|'] }, { discussion: ['- o|'] }],
  [
    'select all takes the section first',
    selectMore,
    { goal: ['a'], discussion: ['- o|ne', '- two'] },
    { goal: ['a'], discussion: ['- [one', '- two]'] },
  ],
  [
    'select all again takes the note',
    selectMore,
    { goal: ['a'], discussion: ['- [one]'] },
    { goal: ['[a'], discussion: ['- one]'] },
  ],
  [
    'a selection over sections is deleted in each of them',
    deleteSelected,
    { goal: ['on[e'], discussion: ['- a', '- b'], decisions: ['D: x', 'D: tw]o'] },
    { goal: ['on|'], discussion: ['- '], decisions: ['D: o'] },
  ],
  ['nothing selected is nothing to delete', deleteSelected, { goal: ['on|e'] }, null],
]

test.each(CASES)('%s', (_name, command, before, after) => {
  const state = run(stateOf(before), command)
  expect(state === null ? null : writtenOf(state)).toEqual(after)
})

test('the letters keep their line when Enter is pressed at the start', () => {
  const state = run(stateOf({ discussion: ['- |one'] }), enter)
  expect(state && idsOf(state)).toEqual([null, 'di1'])
})

test('joining with an empty line keeps the id of the written one', () => {
  const state = run(stateOf({ discussion: ['- ', '- |one'] }), backspace)
  expect(state && idsOf(state)).toEqual(['di2'])
})
