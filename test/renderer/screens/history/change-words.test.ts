/** Every change is a sentence, with and without a name; words are compared as people read them. */
import { expect, it } from 'vitest'
import type { LineChange } from '#note/wire/history.ts'
import { byLine, changeSentence, fieldValues, textOf } from '#renderer/screens/history/change-words.ts'
import { wordDifference, type WordRun } from '#renderer/screens/history/word-difference.ts'
import { seededRandom, seeds } from '../../../helpers/seeded.ts'

const KOFI = { id: 'kofi', name: 'Kofi Mensah' }
const ELIF = { id: 'elif', name: 'Elif Demir' }

function change(more: Partial<LineChange>): LineChange {
  return {
    line: 'l1',
    kind: 'decision',
    number: 'D1',
    what: 'added',
    before: null,
    after: null,
    by: [],
    ...more,
  }
}

function say(more: Partial<LineChange>, me = 'maren'): string {
  return textOf(changeSentence(change(more), me))
}

it('says who added, removed and reworded what', () => {
  expect([
    say({ by: [KOFI] }),
    say({ what: 'removed', by: [KOFI, ELIF] }, 'elif'),
    say({ what: 'reworded', before: 'a', after: 'b' }),
    say({ what: 'reworded', before: 'a', after: 'a', by: [KOFI] }),
    say({ kind: 'bullet', number: null }),
    say({ kind: 'bullet', number: null, by: [KOFI, ELIF, { name: 'Jonas Feld' }] }),
  ]).toEqual([
    'Kofi Mensah added D1',
    'You and Kofi Mensah removed D1',
    'D1 was reworded',
    'Kofi Mensah formatted D1 anew',
    'A line was added',
    'Kofi Mensah, Elif Demir and Jonas Feld added a line',
  ])
})

it('says what was turned into what, and where something was moved', () => {
  const turned = { what: 'converted', by: [KOFI] } as const
  expect([
    say({ ...turned, before: 'bullet', after: 'Decision' }),
    say({ ...turned, kind: 'bullet', before: 'Decision', after: 'bullet' }),
    say({ ...turned, kind: 'action', number: 'A2', before: 'Question', after: 'Action', by: [] }),
    say({ ...turned, kind: 'quote', number: null, before: 'text', after: 'quote' }),
    say({ what: 'moved', before: 'Discussion', after: 'Decisions', by: [KOFI] }),
    say({ what: 'moved', before: 'Decisions', after: 'Decisions' }),
  ]).toEqual([
    'Kofi Mensah turned a line into the decision D1',
    'Kofi Mensah turned the decision D1 into a line',
    'A question was turned into the action A2',
    'Kofi Mensah turned a paragraph into a quote',
    'Kofi Mensah moved D1 from Discussion to Decisions',
    'D1 was moved within Decisions',
  ])
})

it('says which field was set, changed or removed, and its values in words', () => {
  const owner = { kind: 'action', number: 'A1', what: 'field', field: 'owner' } as const
  expect([
    say({ ...owner, after: 'Elif Demir', by: [KOFI] }),
    say({ ...owner, before: 'Elif Demir' }),
    say({ ...owner, field: 'due', before: '2026-10-16', after: '2026-10-23', by: [KOFI] }),
    say({ ...owner, field: 'agreed-by', after: 'all', by: [KOFI] }),
    say({ ...owner, field: 'indent', before: '0', after: '1', by: [KOFI] }),
    say({ ...owner, field: 'indent', before: '1', after: '0' }),
    say({ ...owner, field: 'nobody', after: 'true', by: [KOFI] }),
    say({ ...owner, field: 'nobody', before: 'true' }),
  ]).toEqual([
    'Kofi Mensah set the owner of A1',
    'The owner of A1 was removed',
    'Kofi Mensah changed the due date of A1',
    'Kofi Mensah set the agreed by of A1',
    'Kofi Mensah indented A1',
    'A1 was outdented',
    'Kofi Mensah marked A1 as nobody’s',
    'A1 was marked as somebody’s again',
  ])
  const values = (more: Partial<LineChange>) => fieldValues(change({ ...owner, ...more }))
  expect(values({ after: 'Elif Demir' })).toEqual({ before: 'nobody', after: 'Elif Demir' })
  expect(values({ field: 'due', before: '2026-10-16' })).toEqual({ before: '16 Oct', after: 'nothing' })
  expect([values({ field: 'indent' }), values({ what: 'moved' })]).toEqual([null, null])
})

it('gathers what happened to one line, and leaves traces to their items', () => {
  const changes = [
    change({ line: 'a', what: 'reworded' }),
    change({ line: 't', kind: 'reference', number: null }),
    change({ line: 'b', kind: 'action', number: 'A1' }),
    change({ line: 'a', what: 'moved' }),
  ]
  expect(
    byLine(changes).map(({ line, kind, changes: own }) => [line, kind, own.map(({ what }) => what)]),
  ).toEqual([
    ['a', 'decision', ['reworded', 'moved']],
    ['b', 'action', ['added']],
  ])
  const [, trace] = changes
  expect(byLine(trace === undefined ? [] : [trace]).map(({ line }) => line)).toEqual(['t'])
})

it('shows the words that changed, and joins changes that stand close together', () => {
  expect(
    wordDifference('hand-over took about 200 ms and lost nothing', 'hand-over took 180 ms and lost nothing'),
  ).toEqual([
    { how: 'kept', text: 'hand-over took ' },
    { how: 'removed', text: 'about 200' },
    { how: 'added', text: '180' },
    { how: 'kept', text: ' ms and lost nothing' },
  ])
  expect(wordDifference('one two three four five six', 'one 2 three 4 five six')).toEqual([
    { how: 'kept', text: 'one ' },
    { how: 'removed', text: 'two' },
    { how: 'added', text: '2' },
    { how: 'kept', text: ' three ' },
    { how: 'removed', text: 'four' },
    { how: 'added', text: '4' },
    { how: 'kept', text: ' five six' },
  ])
  expect(wordDifference('ship two or six of it', 'ship 2 or 6 of it')).toEqual([
    { how: 'kept', text: 'ship ' },
    { how: 'removed', text: 'two or six' },
    { how: 'added', text: '2 or 6' },
    { how: 'kept', text: ' of it' },
  ])
})

it('does not mix two wordings that have nothing in common', () => {
  expect(wordDifference('Ship one file for every system', 'Nobody was asked')).toBeNull()
  expect(wordDifference('', 'Ship one file')).toBeNull()
})

it.each(seeds(40))('gives both wordings back, whatever they are (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const word = () =>
    ['ship', 'the', 'file', 'now', 'at', 'once', '🙂', 'é', ','][Math.floor(random() * 9)] ?? ''
  const before = Array.from({ length: 12 }, word).join(' ')
  const after = before
    .split(' ')
    .flatMap((each) => (random() < 0.15 ? [] : random() < 0.2 ? [each, word()] : [each]))
    .join(' ')
  const runs = wordDifference(before, after)
  const joined = (left: WordRun['how']) =>
    runs
      ?.filter(({ how }) => how !== left)
      .map(({ text }) => text)
      .join('')
  expect(runs === null ? [before, after] : [joined('added'), joined('removed')]).toEqual([before, after])
})
