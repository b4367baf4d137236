/** What two rooms say alike or opposite. Rule I6. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, meaningOf } from '#note/radar/meaning.ts'
import { feedbackOf } from '#note/radar/feedback.ts'
import { hintOf, hintsBetween, sightings } from '#note/radar/radar.ts'
import { RadarIndex } from '#note/radar/radar-index.ts'
import type { Item } from '#note/wire/api.ts'
import type { RadarHint } from '#note/wire/radar.ts'
import { buildRecord } from '../helpers/build-note.ts'

function item(session: string, text: string, more: Partial<Item> = {}): Item {
  return {
    ...{ session, sessionTitle: session, track: null, room: null, state: 'open', start: null },
    ...{
      line: text.slice(0, 40),
      kind: 'decision',
      number: 'D1',
      text,
      blueprints: [],
      fields: {},
      at: null,
      later: {},
    },
    ...more,
  }
}

function hint(left: Item, right: Item): RadarHint | null {
  const [one] = sightings([left])
  const [other] = sightings([right])
  return one === undefined || other === undefined ? null : hintOf(one, other)
}

const kindOf = (left: Item, right: Item) => hint(left, right)?.kind ?? null
const about = { blueprints: ['one-config-file'] }

describe('what is near', () => {
  it.each([
    [
      'Ship one file and generate the unit files from it.',
      'One file is shipped, the unit files are generated from it',
      'twin',
    ],
    ['We keep the weekly full copy of the database', 'Keep the weekly full copy of the database', 'twin'],
    [
      'We keep the weekly full copy of the database',
      'Drop the weekly full copy of the database',
      'contradiction',
    ],
    [
      'Signed packages own everything below etc',
      'Signed packages do not own everything below etc',
      'contradiction',
    ],
    ['Rejected: enable the new scheduler by default', 'Enable the new scheduler by default', 'contradiction'],
    ['Do not disable the old protocol in this cycle', 'Enable the old protocol in this cycle', 'twin'],
    [
      'Wir behalten das alte Protokoll in diesem Zyklus',
      'Wir entfernen das alte Protokoll in diesem Zyklus',
      'contradiction',
    ],
    ['Ship one file for all init systems', 'Measure login with twenty thousand clients', null],
    ['Yes', 'Yes', null],
  ])('I6 %j and %j: %s', (left, right, expected) => {
    expect(kindOf(item('a', left), item('b', right))).toBe(expected)
    expect(kindOf(item('b', right), item('a', left))).toBe(expected)
  })

  it('I6 less is enough for one blueprint, and one session contradicts nobody with itself', () => {
    const left = 'Ship one config file to all servers and keep the old one readable'
    const right = 'Do not ship one config file to all servers before spring'
    expect(kindOf(item('a', left), item('b', right))).toBeNull()
    expect(kindOf(item('a', left, about), item('b', right, about))).toBe('contradiction')
    expect(kindOf(item('a', left, about), item('a', right, about))).toBeNull()
  })

  it('I6 a blueprint that one room implements and another rejects is a contradiction; actions of opposite sign are twins', () => {
    const blueprint = (session: string, relation: string) =>
      item(session, 'one-config-file', { kind: 'blueprint', ...about, fields: { relation } })
    expect(kindOf(blueprint('a', 'implements'), blueprint('b', 'rejected by'))).toBe('contradiction')
    expect(kindOf(blueprint('a', 'implements'), blueprint('b', 'implements'))).toBeNull()
    const action = (session: string, text: string) => item(session, text, { kind: 'action' })
    expect(
      kindOf(action('a', 'Keep the night test running'), action('b', 'Stop the night test running')),
    ).toBe('twin')
    expect(
      kindOf(item('a', 'Keep the night test running'), action('b', 'Keep the night test running')),
    ).toBeNull()
  })
})

describe('feedback', () => {
  it('I8 what a voice raised is itself an item, became the nearest, or nothing yet', () => {
    const record = buildRecord({
      sections: {
        discussion: [
          { text: 'Hand-over of sockets drops the clients', fields: { voice: 'operator' } },
          { text: 'Please print bigger badges', fields: { voice: 'User' } },
          'Nobody in particular said this',
        ],
        actions: [
          {
            kind: 'action',
            text: 'Mend the hand-over of sockets that drops clients',
            fields: { owner: { name: 'Ann' } },
          },
          { kind: 'action', text: 'Write it up', fields: { voice: 'developer', status: 'DONE' } },
        ],
      },
    })
    const told = feedbackOf(record).map(({ voice, outcome }) => [
      voice,
      outcome.kind,
      outcome.number,
      outcome.status,
    ])
    expect(told).toEqual([
      ['operator', 'action', 'A1', 'TODO'],
      ['user', 'open', null, null],
      ['developer', 'action', 'A2', 'DONE'],
    ])
  })
})

const WORDS =
  'ship keep drop file config server protocol test not old new daemon queue disable enable weekly copy'.split(
    ' ',
  )
const anyText = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => words.join(' '))
const anyItem = fc.record({
  session: fc.constantFrom('a', 'b', 'c', 'd'),
  text: anyText,
  kind: fc.constantFrom('decision', 'action', 'question', 'blueprint'),
  blueprints: fc.subarray(['x-one', 'y-two']),
  relation: fc.constantFrom('implements', 'rejected by'),
})
const anyItems = fc.array(anyItem, { maxLength: 24 }).map((drawn) =>
  drawn.map(({ session, text, kind, blueprints, relation }, index) =>
    item(session, text, {
      kind,
      blueprints,
      line: `l${index}`,
      fields: kind === 'blueprint' ? { relation } : {},
    }),
  ),
)

describe('whatever is said', () => {
  it('I6 likeness is between 0 and 1, the same both ways, and 1 of what says the same words', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const [one, other] = [meaningOf(left), meaningOf(right)]
        const score = likeness(one, other)
        expect(score).toBe(likeness(other, one))
        expect(score >= 0 && score <= 1).toBe(true)
        if (one.words.size > 0) expect(likeness(one, meaningOf(`The ${left.toUpperCase()}!`))).toBe(1)
        expect(meaningOf(`not ${left}`).sign).toBe(one.sign === 1 ? -1 : 1)
      }),
    )
  })

  it('I6, I7 the index finds what comparing each with each finds, in whatever order notes come and change', () => {
    fc.assert(
      fc.property(
        anyItems,
        anyItems,
        fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }),
        (before, after, order) => {
          const index = new RadarIndex()
          for (const session of order)
            index.put(session, sightings(before.filter((each) => each.session === session)))
          const found = new Map<string, readonly RadarHint[]>()
          for (const session of order.toReversed())
            found.set(
              session,
              index.put(session, sightings(after.filter((each) => each.session === session))),
            )
          const last = order[0] ?? ''
          const own = sightings(after.filter(({ session }) => session === last))
          const others = sightings(after.filter(({ session }) => session !== last))
          expect(found.get(last)).toEqual(hintsBetween(own, others))
        },
      ),
      { numRuns: 150 },
    )
  })
})
