/** Cleaning up over a track: what is found, and what is left alone. Rule W12. */
import { describe, expect, it } from 'vitest'
import { editsBySession, planTidying } from '#note/tidy.ts'
import type { Item } from '#note/wire/api.ts'

const PEOPLE = [
  { id: 'wiebke', name: 'Wiebke Harms' },
  { id: 'elif', name: 'Elif Demir' },
  { id: 'anna-b', name: 'Anna Bell' },
  { id: 'anna-c', name: 'Anna Cole' },
]

function item(
  line: string,
  text: string,
  wish: { owner?: object; blueprints?: string[]; session?: string } = {},
): Item {
  const { owner, blueprints = [], session = 's1' } = wish
  const place = { session, sessionTitle: session, track: 'server', room: null, state: 'closed', start: null }
  const fields = owner === undefined ? {} : { owner }
  return {
    ...place,
    line,
    kind: 'action',
    number: `A${line}`,
    text,
    blueprints,
    fields,
    at: null,
  } as unknown as Item
}

function spellings(items: readonly Item[]) {
  return planTidying(items, PEOPLE).map(({ changes, keeps }) => [changes[0]?.before, keeps, changes.length])
}

describe('two spellings of an owner', () => {
  it('W12 become the one known person who can be meant', () => {
    const items = [
      item('1', 'Write', { owner: { name: 'wiebke' } }),
      item('2', 'Test', { owner: { name: 'Wiebke Harm' } }),
      item('3', 'Ship', { owner: { id: 'wiebke', name: 'Wiebke Harms' } }),
      item('4', 'Ask', { owner: { name: 'wiebke' } }),
    ]
    expect(spellings(items)).toEqual([
      ['wiebke', 'Wiebke Harms', 2],
      ['Wiebke Harm', 'Wiebke Harms', 1],
    ])
  })

  it('W12 a known person under an older name gets the name of the summit', () => {
    expect(spellings([item('1', 'Write', { owner: { id: 'elif', name: 'Elif D.' } })])).toEqual([
      ['Elif D.', 'Elif Demir', 1],
    ])
  })

  it('W12 of two people who may be meant nobody is guessed', () => {
    expect(spellings([item('1', 'Write', { owner: { name: 'Anna' } })])).toEqual([])
  })

  it('W12 of two names that nobody knows the rarer becomes the other', () => {
    const bram = { name: 'Bram Terpstra' }
    const items = [
      item('1', 'Write', { owner: bram }),
      item('2', 'Test', { owner: bram }),
      item('3', 'Ship', { owner: { name: 'Bram Terpsra' } }),
    ]
    expect(spellings(items)).toEqual([['Bram Terpsra', 'Bram Terpstra', 1]])
  })
})

describe('twins', () => {
  const one = item('1', 'Write the generator for the init systems', { blueprints: ['server-one'] })
  const two = item('2', 'Write the generator, for the init systems.', {
    blueprints: ['server-one'],
    session: 's2',
    owner: { id: 'elif', name: 'Elif Demir' },
  })

  it('W12 of two actions of one blueprint the one with an owner stays', () => {
    const [plan] = planTidying([one, two], PEOPLE)
    expect(plan?.keeps).toBe('A2 Write the generator, for the init systems. (s2)')
    expect(plan?.changes.map(({ edit }) => edit)).toEqual([{ kind: 'delete', line: '1' }])
  })

  it('W12 the same words of another blueprint, or of none, are another action', () => {
    expect(planTidying([one, { ...two, blueprints: ['server-two'] }], PEOPLE)).toEqual([])
    expect(
      planTidying(
        [
          { ...one, blueprints: [] },
          { ...two, blueprints: [] },
        ],
        PEOPLE,
      ),
    ).toEqual([])
  })

  it('W12 what is deleted is not changed besides', () => {
    const named = { ...one, fields: { owner: { name: 'wiebke' } } }
    const plans = planTidying([two, named], PEOPLE)
    expect(plans.map(({ kind }) => kind)).toEqual(['spelling', 'twins'])
    expect([...editsBySession(plans)]).toEqual([['s1', [{ kind: 'delete', line: '1' }]]])
  })
})
