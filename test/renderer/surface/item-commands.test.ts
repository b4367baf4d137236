// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { TextSelection, type Command } from 'prosemirror-state'
import { createFreshTrace } from '#renderer/editor/surface/fresh-trace.ts'
import { addLine, moveLines, moveToSection, turnInto } from '#renderer/editor/surface/item-commands.ts'
import { leaveEmptyItem } from '#renderer/editor/surface/leave-item.ts'
import { followNearest, followTrace, goBack } from '#renderer/editor/surface/trace-commands.ts'
import { idsOf, lookup, run, stateOf, writtenOf, type Written } from './written-note.ts'

const decide = turnInto(lookup, 'decision')
const leave = leaveEmptyItem(lookup)

const CASES: readonly [name: string, command: Command, before: Written, after: Written | null][] = [
  [
    'a line of the discussion becomes a decision and leaves a trace, and the caret stays in the talk',
    decide,
    { discussion: ['- a', '- we a|gree', '- b'], decisions: ['D: first'] },
    { discussion: ['- a', '^di2', '- |b'], decisions: ['D: first', 'D: we agree'] },
  ],
  [
    'below the last line of the discussion a new one is begun, at the same depth',
    decide,
    { discussion: ['  - we a|gree'], decisions: ['D: '] },
    { discussion: ['  ^di1', '  - |'], decisions: ['D: we agree'] },
  ],
  [
    'an empty line below is gone on in',
    decide,
    { discussion: ['- we a|gree', '', '- b'] },
    { discussion: ['^di1', '|', '- b'], decisions: ['D: we agree'] },
  ],
  [
    'between two traces a line is begun',
    decide,
    { discussion: ['- we a|gree', '^de1'], decisions: ['D: x'] },
    { discussion: ['^di1', '- |', '^de1'], decisions: ['D: x', 'D: we agree'] },
  ],
  [
    'a line from elsewhere takes the caret along',
    decide,
    { goal: ['we a|gree'], decisions: ['D: x'] },
    { decisions: ['D: x', 'D: we a|gree'] },
  ],
  [
    'on a trace it is the item that turns',
    turnInto(lookup, 'action'),
    { discussion: ['^de1|'], decisions: ['D: x'] },
    { discussion: ['^de1|'], actions: ['A: x'] },
  ],
  [
    'an empty line below an old trace turns itself, and the caret goes to write the item',
    decide,
    { discussion: ['^de1', '- |'], decisions: ['D: x'] },
    { discussion: ['^de1', '^di2'], decisions: ['D: x', 'D: |'] },
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
    { discussion: ['^di1', '^de1', '^di3', '- |'], decisions: ['D: x', 'D: one', 'D: two'] },
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
    'from below a trace to its item',
    followNearest,
    { discussion: ['^de1', '- b|'], decisions: ['D: x'] },
    { discussion: ['^de1', '- b'], decisions: ['D: x|'] },
  ],
  ['where no trace is there is no way', followNearest, { discussion: ['- b|'] }, null],
  [
    'Enter on an empty item among others goes to the next',
    leave,
    { actions: ['A: a', 'A: |', 'A: b'] },
    { actions: ['A: a', 'A: |b'] },
  ],
  [
    'Enter on an empty last item goes on below the trace of the one before',
    leave,
    { discussion: ['^ac1', '- |b'], actions: ['A: a', 'A: |'] },
    { discussion: ['^ac1', '- |b'], actions: ['A: a'] },
  ],
  [
    'Enter on an empty last item without trace goes on in the next section',
    leave,
    { actions: ['A: a', 'A: |'], questions: ['Q: q'] },
    { actions: ['A: a'], questions: ['Q: |q'] },
  ],
  [
    'Enter on the only item, empty, leaves it and goes on',
    leave,
    { actions: ['A: |'], questions: ['Q: '] },
    { actions: ['A: '], questions: ['Q: |'] },
  ],
  [
    'an empty item with a trace is the line it was again',
    leave,
    { discussion: ['- a', '^de1', '- b'], decisions: ['D: |'] },
    { discussion: ['- a', '- |', '- b'] },
  ],
  ['Enter on an item with words is no leaving', leave, { actions: ['A: a|'] }, null],
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

test('the same key again takes the item back, and the line keeps its id', () => {
  const start = stateOf({ discussion: ['- a|'], decisions: ['D: x'] }, [createFreshTrace()])
  const there = run(start, decide)
  if (there === null) throw new Error('The line did not become a decision')
  expect(writtenOf(there)).toMatchObject({ discussion: ['^di1', '- |'] })
  const [trace, , ...items] = idsOf(there)
  expect(items).toEqual(['de1', 'di1'])
  expect(trace).not.toBeNull()
  const back = run(there, decide)
  expect(back && writtenOf(back)).toEqual({ discussion: ['- a|'], decisions: ['D: x'] })
  expect(back && idsOf(back)).toEqual(['di1', 'de1'])
})

test('another key below a fresh trace makes the item another kind', () => {
  const start = stateOf({ discussion: ['- a|'] }, [createFreshTrace()])
  const decided = run(start, decide)
  const acted = decided && run(decided, turnInto(lookup, 'action'))
  expect(acted && writtenOf(acted)).toEqual({ discussion: ['^di1', '- |'], actions: ['A: a'] })
})

test('a trace is fresh until the caret leaves', () => {
  let state = run(stateOf({ discussion: ['- x', '- a|', '- '] }, [createFreshTrace()]), decide)
  if (state === null) throw new Error('The line did not become a decision')
  const { head } = state.selection
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)))
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, head)))
  const acted = run(state, turnInto(lookup, 'action'))
  expect(acted && writtenOf(acted)).toEqual({
    discussion: ['- x', '^di2', '^di3'],
    decisions: ['D: a'],
    actions: ['A: |'],
  })
})
