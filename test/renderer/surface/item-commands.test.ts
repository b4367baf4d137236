// @vitest-environment jsdom
import { expect, test } from 'vitest'
import type { Command } from 'prosemirror-state'
import {
  addLine,
  followTrace,
  goBack,
  moveLines,
  moveToSection,
  turnInto,
} from '#renderer/editor/surface/item-commands.ts'
import { idsOf, lookup, run, stateOf, writtenOf, type Written } from './written-note.ts'

const decide = turnInto(lookup, 'decision')

const CASES: readonly [name: string, command: Command, before: Written, after: Written | null][] = [
  [
    'a line of the discussion becomes a decision and leaves a trace',
    decide,
    { discussion: ['- a', '- we a|gree', '- b'], decisions: ['D: first'] },
    { discussion: ['- a', '^di2', '- b'], decisions: ['D: first', 'D: we a|gree'] },
  ],
  [
    'the first item takes the place of an empty line',
    decide,
    { discussion: ['- we a|gree'], decisions: ['D: '] },
    { discussion: ['^di1'], decisions: ['D: we a|gree'] },
  ],
  [
    'an item goes back to its trace',
    decide,
    { discussion: ['- a', '  ^de1', '- b'], decisions: ['D: we a|gree'] },
    { discussion: ['- a', '  - we a|gree', '- b'] },
  ],
  [
    'an item without trace goes to the end of the discussion',
    decide,
    { discussion: ['- a'], decisions: ['D: we a|gree'] },
    { discussion: ['- a', '- we a|gree'] },
  ],
  [
    'a decision becomes an action without a trace',
    turnInto(lookup, 'action'),
    { decisions: ['D: do |it'], actions: ['A: x'] },
    { actions: ['A: x', 'A: do |it'] },
  ],
  [
    'all lines of a selection become items',
    decide,
    { discussion: ['- o[ne', '^de1', '- tw]o'], decisions: ['D: x'] },
    { discussion: ['^di1', '^de1', '^di3'], decisions: ['D: x', 'D: o[ne', 'D: tw]o'] },
  ],
  ['a kind the template does not have cannot be made', turnInto(lookup, 'risk'), { goal: ['a|'] }, null],
  ['a trace cannot become an item', decide, { discussion: ['^de1|'] }, null],
  ['a line moves up', moveLines(-1), { discussion: ['- a', '- b|'] }, { discussion: ['- b|', '- a'] }],
  [
    'several lines move down together',
    moveLines(1),
    { discussion: ['- [a', '- b]', '- c'] },
    { discussion: ['- c', '- [a', '- b]'] },
  ],
  ['the first line cannot move up', moveLines(-1), { discussion: ['- a|', '- b'] }, null],
  [
    'a line moves to the start of the next section, as what it takes',
    moveToSection(lookup, 1),
    { discussion: ['- a|'], decisions: ['D: x'] },
    { decisions: ['D: a|', 'D: x'] },
  ],
  [
    'a line moves to the end of the section before',
    moveToSection(lookup, -1),
    { goal: ['g'], discussion: ['- a|', '- b'] },
    { goal: ['g', '- a|'], discussion: ['- b'] },
  ],
  ['there is nothing before the first section', moveToSection(lookup, -1), { goal: ['a|'] }, null],
  [
    'a trace leads to its item',
    followTrace,
    { discussion: ['^de1|'], decisions: ['D: x'] },
    { discussion: ['^de1'], decisions: ['D: x|'] },
  ],
  [
    'an item leads back below its trace',
    goBack(lookup),
    { discussion: ['^de1'], decisions: ['D: x|'] },
    { discussion: ['^de1', '- |'], decisions: ['D: x'] },
  ],
  [
    'a new line uses the empty one at the end',
    addLine(lookup, 'actions'),
    { goal: ['|'], actions: ['A: x', 'A: '] },
    { goal: [''], actions: ['A: x', 'A: |'] },
  ],
  [
    'a new line goes to the end',
    addLine(lookup, 'actions'),
    { goal: ['|'], actions: ['A: x'] },
    { goal: [''], actions: ['A: x', 'A: |'] },
  ],
]

test.each(CASES)('%s', (_name, command, before, after) => {
  const state = run(stateOf(before), command)
  expect(state === null ? null : writtenOf(state)).toEqual(after)
})

test('a line keeps its id on the way to its section and back', () => {
  const there = run(stateOf({ discussion: ['- a|'], decisions: ['D: x'] }), decide)
  if (there === null) throw new Error('The line did not become a decision')
  const [trace, ...items] = idsOf(there)
  expect(items).toEqual(['de1', 'di1'])
  expect(trace).not.toBeNull()
  const back = run(there, decide)
  expect(back && idsOf(back)).toEqual(['di1', 'de1'])
})
