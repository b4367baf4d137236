/** Blueprints: who may take which step, what cannot be related, imports over local work, several sessions as one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newBlueprint, type BlueprintEntry, type Relation } from '#note/blueprints/blueprint-model.ts'
import {
  editBlueprint,
  registerBlueprint,
  type BlueprintEdit,
  type EditContext,
} from '#note/blueprints/edit.ts'
import { gatherRecords } from '#note/blueprints/gather.ts'
import { definitionsOpenTo, isComplete, lifecycleOf } from '#note/blueprints/lifecycle.ts'
import { mergeBlueprints } from '#note/blueprints/merge-import.ts'
import { checkRelations } from '#note/blueprints/relations.ts'
import { DEFINITIONS, IMPLEMENTATIONS, parseDefinition, parsePriority } from '#note/blueprints/vocabulary.ts'
import type { Role } from '#note/summit.ts'
import { action, buildRecord, decision } from '../../helpers/build-note.ts'

const AT = '2026-10-07T11:30:00.000Z'
const ENTRY: BlueprintEntry = {
  ...newBlueprint({ name: 'server-quotas', title: 'Quotas' }),
  drafter: { id: 'elif', name: 'Elif Demir' },
  approver: { id: 'kofi', name: 'Kofi Mensah' },
  assignee: { id: 'tobias', name: 'Tobias Lindqvist' },
}

function contextOf(role: Role, person = 'ada', more: Partial<EditContext> = {}): EditContext {
  return {
    actor: { role, tracks: role === 'track-lead' ? ['server'] : [], person },
    by: { id: person, name: person },
    at: AT,
    touched: { tracks: ['server'] },
    all: [ENTRY],
    people: [{ id: 'maren', name: 'Maren Okafor', launchpad: 'mareno' }],
    ...more,
  }
}

const edited = (edit: BlueprintEdit, context: EditContext, entry = ENTRY) =>
  editBlueprint(entry, edit, context)
const kindOf = (edit: BlueprintEdit, context: EditContext, entry = ENTRY) => edited(edit, context, entry).kind
const messageOf = (outcome: ReturnType<typeof edited>) => (outcome.kind === 'refused' ? outcome.message : '')

describe('statuses', () => {
  test('K1 complete is exactly Launchpad’s rule, over all pairs', () => {
    const complete = DEFINITIONS.flatMap((definition) =>
      IMPLEMENTATIONS.filter((implementation) => isComplete({ definition, implementation })).map(
        (implementation) => `${definition}/${implementation}`,
      ),
    )
    const whole = ['Superseded', 'Obsolete'].flatMap((each) =>
      IMPLEMENTATIONS.map((state) => `${each}/${state}`),
    )
    const others = DEFINITIONS.slice(0, 6).map((each) => `${each}/Implemented`)
    expect(new Set(complete)).toEqual(new Set([...whole, ...others, 'Approved/Informational']))
    expect(lifecycleOf({ definition: 'Approved', implementation: 'Slow progress' })).toBe('Started')
    expect(lifecycleOf({ definition: 'Review', implementation: 'Informational' })).toBe('Not started')
  })

  test('K1 titles, identifiers and numbers are read in any case, and nothing else', () => {
    expect(
      ['PENDINGREVIEW', 'review', 'DRAFT', 'pending approval', 'Braindump'].map(parseDefinition),
    ).toEqual(['Review', 'Review', 'Drafting', 'Pending Approval', null])
    expect(['50', 'NOTFORUS', 'essential', '51'].map(parsePriority)).toEqual([
      'Medium',
      'Not',
      'Essential',
      null,
    ])
  })
})

describe('who may what', () => {
  test('K2 each changes what is theirs, and a refusal names the field', () => {
    const wishes: readonly BlueprintEdit[] = [
      { summary: 'x' },
      { priority: 'High' },
      { implementation: 'Started' },
    ]
    const who: readonly (readonly [Role, string])[] = [
      ['organizer', 'ada'],
      ['track-lead', 'ada'],
      ['note-taker', 'elif'],
      ['note-taker', 'tobias'],
      ['note-taker', 'ada'],
      ['reader', 'elif'],
    ]
    const may = who.map(([role, person]) =>
      wishes.map((wish) => kindOf(wish, contextOf(role, person)) === 'done'),
    )
    expect(may).toEqual([
      [true, true, true],
      [true, true, true],
      [true, false, false],
      [false, false, true],
      [false, false, false],
      [false, false, false],
    ])
    expect(messageOf(edited({ priority: 'High' }, contextOf('note-taker', 'elif')))).toContain(
      'the priority of server-quotas',
    )
    const elsewhere = contextOf('track-lead', 'ada', { touched: { tracks: ['clients'] } })
    expect(kindOf({ priority: 'High' }, elsewhere)).toBe('refused')
  })

  test('K3 the drafter brings it to Pending Approval, the approver approves', () => {
    const open = (person: string, definition: BlueprintEntry['definition']) => {
      const { actor, touched } = contextOf('note-taker', person)
      return definitionsOpenTo(actor, { ...ENTRY, definition }, touched).join(', ')
    }
    expect(open('elif', 'New')).toBe(
      'New, Discussion, Drafting, Review, Pending Approval, Superseded, Obsolete',
    )
    expect(open('elif', 'Pending Approval')).not.toContain('Approved')
    expect(open('kofi', 'Pending Approval')).toContain('Approved')
    expect(open('kofi', 'Drafting')).not.toContain('Approved')
    expect(open('elif', 'Approved')).toBe('Approved')
    expect(open('kofi', 'Obsolete')).toBe('New, Discussion, Obsolete')
    expect(open('ada', 'New')).toBe('New')
  })

  test('K3 nothing is superseded by nothing', () => {
    expect(messageOf(edited({ definition: 'Superseded' }, contextOf('organizer')))).toContain(
      'Nothing supersedes',
    )
    const next = {
      ...newBlueprint({ name: 'server-limits', title: 'Limits' }),
      relations: [of('supersedes', ENTRY.name)],
    }
    expect(kindOf({ definition: 'Superseded' }, contextOf('organizer', 'ada', { all: [ENTRY, next] }))).toBe(
      'done',
    )
  })

  test('K4 registering takes a free name and makes a drafter', () => {
    const wish = (name: string) =>
      registerBlueprint({ name, title: '', project: '' }, contextOf('note-taker'))
    expect(wish('server-tls')).toMatchObject({ kind: 'done', entry: { drafter: { id: 'ada' }, revision: 1 } })
    expect(['Server', 'a', 'server-quotas'].map((name) => wish(name).kind)).toEqual(Array(3).fill('refused'))
  })

  test('K6 a change is told in words, people are recognised, and the same again is no change', () => {
    const outcome = edited({ assignee: { name: 'mareno' }, milestone: 'rc1' }, contextOf('organizer'))
    expect(outcome).toMatchObject({
      entry: { assignee: { id: 'maren', name: 'Maren Okafor' }, revision: 2 },
      changes: [
        { field: 'milestone', from: '', to: 'rc1', at: AT },
        { field: 'assignee', from: 'Tobias Lindqvist', to: 'Maren Okafor' },
      ],
    })
    expect(edited({ title: 'Quotas' }, contextOf('reader'))).toMatchObject({ kind: 'done', changes: [] })
  })
})

const of = (kind: Relation['kind'], name: string): Relation => ({ kind, name })

describe('relations', () => {
  test('K5 a chain that comes back is told step by step', () => {
    const all = [
      { name: 'b', relations: [of('depends on', 'c'), of('depends on', 'elsewhere')] },
      { name: 'c', relations: [of('supersedes', 'a'), of('depends on', 'a')] },
    ]
    expect(checkRelations('a', [of('depends on', 'b')], all)).toEqual([
      'a depends on b, b depends on c and c depends on a: a blueprint cannot wait for itself. Take one of these relations away.',
    ])
    expect(checkRelations('a', [of('supersedes', 'a')], all)[0]).toContain('a supersedes a:')
    expect(checkRelations('a', [of('implements', 'b'), of('depends on', 'unheard-of')], all)).toEqual([])
    expect(checkRelations('a', [of('implements', 'b'), of('implements', 'b')], [])).toEqual([
      'a implements b is said twice.',
    ])
  })

  test('K5 whatever is accepted one after the other never makes a ring', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const step = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const held = new Map<string, Relation[]>(names.map((name) => [name, []]))
        for (const [from, to] of steps) {
          const all = [...held].map(([name, relations]) => ({ name, relations }))
          const wanted = [...(held.get(from) ?? []), of('depends on', to)]
          if (checkRelations(from, wanted, all).length === 0) held.set(from, wanted)
        }
        // Taking away, again and again, whoever waits for nobody leaves nothing where there is no ring.
        const left = new Map([...held].map(([name, relations]) => [name, relations.map((each) => each.name)]))
        for (;;) {
          const free = [...left].find(([, waits]) => waits.every((other) => !left.has(other)))
          if (free === undefined) break
          left.delete(free[0])
        }
        expect([...left]).toEqual([])
      }),
    )
  })
})

describe('imports', () => {
  const step = { at: AT, by: { name: 'Launchpad' } }
  const import1 = [{ name: 'server-quotas', fields: { title: 'Quotas', milestone: 'm1', summary: 'One' } }]

  test('K7 what is new there comes in, what is new here stays, and both is told', () => {
    const first = mergeBlueprints([], import1, step)[0]
    expect(first?.difference).toMatchObject({ kind: 'added' })
    const here = { ...(first?.entry as BlueprintEntry), milestone: 'm2', priority: 'High' as const }
    const fields = { title: 'Quotas for all', milestone: 'm3', summary: 'One', priority: 'Low' as const }
    const second = mergeBlueprints([here], [{ name: 'server-quotas', fields }], step)[0]
    expect(second?.entry).toMatchObject({ title: 'Quotas for all', milestone: 'm2', priority: 'High' })
    expect(second?.difference).toEqual({
      name: 'server-quotas',
      kind: 'changed',
      changed: [{ field: 'title', from: 'Quotas', to: 'Quotas for all' }],
      kept: [
        { field: 'priority', from: 'High', to: 'Low' },
        { field: 'milestone', from: 'm2', to: 'm3' },
      ],
    })
  })

  test('K7 the same import twice changes nothing and keeps quiet about what was settled', () => {
    const once = mergeBlueprints([], import1, step).map((each) => each.entry)
    const local = once.map((entry) => ({ ...entry, summary: 'Two' }))
    const twice = mergeBlueprints(local, import1, step)
    expect(twice.map((each) => [each.entry, each.changes, each.difference])).toEqual([
      [local[0], [], { name: 'server-quotas', kind: 'same', changed: [], kept: [] }],
    ])
  })
})

describe('several sessions', () => {
  const first = buildRecord(
    {
      sections: {
        discussion: ['We began.'],
        decisions: [decision('One'), decision('Other', { blueprint: 'else-where' })],
      },
      none: { actions: 'nobody was there' },
      summary: 'Begun.',
    },
    { id: 's1', title: 'First', start: '2026-10-06T10:00:00Z' },
  )
  const second = buildRecord(
    {
      sections: { discussion: ['We ended.'], decisions: [decision('Two')], actions: [action('Do it')] },
      summary: 'Done.',
    },
    { id: 's2', title: 'Second', start: '2026-10-07T10:00:00Z' },
  )
  const blueprint = { name: 'server-quotas', title: 'Quotas', summary: '' }

  test('K8 they are one record, in the order of time, whichever came first', () => {
    const record = gatherRecords(blueprint, [second, first])?.record
    expect(record).toEqual(gatherRecords(blueprint, [first, second])?.record)
    const lines = record?.sections.flatMap((section) =>
      section.lines.map((line) => `${line.number ?? '-'} ${line.text}`),
    )
    expect(lines).toEqual([
      ...['- First', '- We began.', '- Second', '- We ended.'],
      ...['D1 One', 'D2 Two', 'A1 Do it'],
    ])
    expect(record?.session).toMatchObject({
      id: 'server-quotas',
      title: 'Quotas',
      blueprints: ['server-quotas'],
    })
    expect(record?.summary).toBe('Begun. Done.')
    expect(record?.sections.find((section) => section.key === 'actions')?.none).toBeNull()
  })

  test('K8 of no session there is nothing', () => {
    expect(gatherRecords(blueprint, [])).toBeNull()
  })
})
