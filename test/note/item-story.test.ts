/** All that happened to one item in one order. Rule I9. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storyOf, type StorySources } from '#note/item-states/story.ts'
import type { LineChange } from '#note/wire/history.ts'
import type { ItemChange, StateField } from '#note/wire/item-states.ts'
import type { Proposal } from '#note/wire/review.ts'
import type { JsonValue } from '#note/record-model.ts'

const ANN = { id: 'ann', name: 'Ann Lee' }
const BEN = { id: 'ben', name: 'Ben Roy' }
const at = (minute: number): string => `2026-10-07T10:${String(minute).padStart(2, '0')}:00.000Z`

const NOTHING: StorySources = {
  ...{ line: { at: at(1) }, past: [], changes: [], threads: [], returned: [], proposals: [], steps: [] },
}

function words(minute: number, what: LineChange['what'], rest: Partial<LineChange> = {}) {
  const change = {
    line: 'l1',
    kind: 'action',
    number: 'A1',
    what,
    before: null,
    after: null,
    by: [ANN],
    ...rest,
  }
  return { at: at(minute), change }
}

function state(
  minute: number,
  field: StateField,
  values: readonly [JsonValue, JsonValue],
  rest: Partial<ItemChange> = {},
): ItemChange {
  const [from, to] = values
  return {
    ...{ session: 's', line: 'l1', field, from, to, over: from, where: 'beside', by: BEN, at: at(minute) },
    ...rest,
  }
}

const told = (sources: Partial<StorySources>) =>
  storyOf({ ...NOTHING, ...sources }).map(({ what, at: when, by, ...rest }) => [
    what,
    when.slice(14, 16),
    by.map(({ name }) => name).join(),
    rest,
  ])

describe('I9 what happened to an item', () => {
  test('is told from its writing over its fields and its review to the end of its session, by time', () => {
    const story = told({
      past: [
        words(5, 'added', { after: 'Write it' }),
        words(10, 'reworded', { before: 'Write it', after: 'Write all of it', by: [BEN] }),
      ],
      changes: [
        state(7, 'owner', [null, { id: 'ann', name: 'Ann Lee' }], { where: 'note', by: ANN }),
        state(40, 'status', ['TODO', 'DONE'], { reason: 'Merged' }),
      ],
      threads: [
        { id: 't', line: 'l1', resolved: false, comments: [{ id: 'c', by: BEN, at: at(8), text: 'All?' }] },
      ],
      returned: [
        {
          ...{ id: 'r', session: 's', line: 'l1', number: 'A1', text: 'Write it', reason: 'Which part?' },
          ...{ by: BEN, at: at(30), to: [ANN], settled: { by: ANN, at: at(31) } },
        },
      ],
      steps: [
        { at: at(0), from: 'scheduled', to: 'open', by: ANN },
        { at: at(20), from: 'open', to: 'closed', by: ANN },
        { at: at(35), from: 'closed', to: 'approved', by: BEN },
      ],
    })
    expect(story).toEqual([
      ['written', '01', 'Ann Lee', { before: null, after: 'Write it' }],
      ['field', '07', 'Ann Lee', { field: 'owner', before: null, after: 'Ann Lee' }],
      ['said', '08', 'Ben Roy', { reason: 'All?' }],
      ['reworded', '10', 'Ben Roy', { before: 'Write it', after: 'Write all of it' }],
      ['session-closed', '20', 'Ann Lee', {}],
      ['returned', '30', 'Ben Roy', { reason: 'Which part?' }],
      ['settled', '31', 'Ann Lee', {}],
      ['session-approved', '35', 'Ben Roy', {}],
      ['field', '40', 'Ben Roy', { field: 'status', before: 'TODO', after: 'DONE', reason: 'Merged' }],
    ])
  })

  test('declining is told once, with its reason, and a new owner has not answered', () => {
    const owner = { id: 'ann', name: 'Ann Lee' }
    const story = told({
      changes: [
        state(1, 'answer', [null, 'accepted'], { by: ANN }),
        state(2, 'owner', [owner, null], { by: ANN, reason: 'On leave' }),
        state(2, 'answer', ['accepted', 'declined'], { by: ANN, reason: 'On leave' }),
        state(3, 'owner', [null, { name: 'Ben Roy' }]),
        state(3, 'answer', ['declined', null]),
      ],
    })
    expect(story.map(([what]) => what)).toEqual(['accepted', 'declined', 'field'])
    expect(story[1]).toEqual(['declined', '02', 'Ann Lee', { reason: 'On leave' }])
  })

  test('a decision goes from proposed to superseded; what the note said first had nothing before it', () => {
    const story = told({
      changes: [
        state(1, 'status', ['agreed', 'proposed'], { where: 'note' }),
        state(2, 'status', ['proposed', 'agreed'], { where: 'note' }),
        state(3, 'status', ['agreed', 'superseded'], { reason: 'D3 of server-other' }),
      ],
    })
    expect(story.map(([, , , rest]) => rest)).toEqual([
      { field: 'status', before: null, after: 'proposed' },
      { field: 'status', before: 'proposed', after: 'agreed' },
      { field: 'status', before: 'agreed', after: 'superseded', reason: 'D3 of server-other' },
    ])
  })

  test('formatting, indents, places in a section and what is told as state are passed over; what came back is said so', () => {
    const story = told({
      past: [
        words(1, 'added', { after: 'x' }),
        words(2, 'reworded', { before: 'x', after: 'x' }),
        words(3, 'moved', { before: 'Actions', after: 'Actions' }),
        words(3, 'field', { field: 'indent', before: '0', after: '1' }),
        words(3, 'field', { field: 'owner', before: null, after: 'Ann Lee' }),
        words(4, 'removed', { before: 'x' }),
        words(5, 'added', { after: 'x' }),
        words(6, 'field', { field: 'dissent', before: null, after: 'Ben' }),
      ],
    })
    expect(story.map(([what]) => what)).toEqual(['written', 'removed', 'back', 'field'])
  })

  test('a proposal is told with what came of it', () => {
    const proposal: Proposal = {
      ...{ id: 'p', session: 's', was: 'Write it', base: 1, why: 'Clearer', by: ANN, at: at(1) },
      ...{
        edit: { kind: 'text', line: 'l1', text: 'Write all' },
        state: 'taken',
        answer: { by: BEN, at: at(2) },
      },
    }
    expect(told({ proposals: [proposal] })).toEqual([
      ['proposed', '01', 'Ann Lee', { before: 'Write it', after: 'Write all', reason: 'Clearer' }],
      ['proposal-taken', '02', 'Ben Roy', {}],
    ])
  })

  test('whatever happened is told in the order of time', () => {
    const step = fc.record({ minute: fc.nat(59), to: fc.constantFrom('TODO', 'DONE', 'BLOCKED') })
    fc.assert(
      fc.property(fc.array(step), fc.array(fc.nat(59)), (steps, rewordings) => {
        const story = storyOf({
          ...NOTHING,
          changes: steps.map(({ minute, to }) => state(minute, 'status', ['TODO', to])),
          past: rewordings.map((minute) => words(minute, 'reworded', { before: 'a', after: 'b' })),
        })
        const times = story.map((each) => each.at)
        expect(times).toEqual([...times].sort())
        expect(story).toHaveLength(steps.length + rewordings.length)
      }),
    )
  })
})
