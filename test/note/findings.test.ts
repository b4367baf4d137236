/** Findings and completeness: what holds up which step, in which words. Rules F1 to F7. */
import { describe, expect, it } from 'vitest'
import { completenessOf } from '#note/completeness.ts'
import { blockingFindings, checkOpening, checkRecord } from '#note/findings.ts'
import {
  action,
  blueprint,
  buildRecord,
  decision,
  type NotePlan,
  shippedTemplate,
} from '../helpers/build-note.ts'
import { CONTEXT, FULL_NOTE, PEOPLE } from '../helpers/full-note.ts'

const template = shippedTemplate('design-session')
const known = { people: PEOPLE, blueprints: CONTEXT.blueprints }
const nobodyKnown = { people: [], blueprints: [] }
const owner = { owner: { id: 'p-kofi', name: 'Kofi Mensah' } }

function sentences(plan: NotePlan, blocks: string, who = known): string[] {
  return checkRecord(buildRecord(plan), template, who)
    .filter((finding) => finding.blocks === blocks)
    .map((finding) => finding.sentence)
}

describe('opening', () => {
  it('F1: the gate asks for lead and note-taker and nothing else', () => {
    expect(checkOpening({}, template)).toMatchObject([
      { code: 'role-missing', sentence: 'Session lead is not named. Who leads?', blocks: 'opening' },
      { code: 'role-missing', sentence: 'Note-taker is not named. Who takes notes?', blocks: 'opening' },
    ])
    expect(checkOpening({ lead: { name: 'A' }, 'note-taker': { name: ' ' } }, template)).toHaveLength(1)
    expect(checkOpening({ lead: { name: 'A' }, 'note-taker': { name: 'B' } }, template)).toEqual([])
  })
})

describe('closing', () => {
  it('F2: a whole note is held up by nothing', () => {
    expect(blockingFindings(checkRecord(buildRecord(FULL_NOTE), template, known), 'closing')).toEqual([])
  })

  it('F2: a reason stands for a mandatory section', () => {
    const none = { decisions: 'we only listened', actions: 'nothing to do', blueprints: 'none yet' }
    expect(sentences({ none }, 'closing')).toEqual([])
    expect(sentences({ none: { decisions: '  ' } }, 'closing')[0]).toBe('No decision, and no reason why.')
  })

  it('F2: each action without an owner is named, an empty one is not', () => {
    const plan = {
      none: { decisions: 'x', blueprints: 'x' },
      sections: { actions: [action('a', owner), action('b'), action(''), action('c', { owner: 7 })] },
    }
    expect(sentences(plan, 'closing')).toEqual([
      'A2 has no owner. It cannot become a work item.',
      'A4 has no owner. It cannot become a work item.',
    ])
  })

  it('F3: prose under Decisions is no decision, and a decision in the discussion is one', () => {
    const none = { actions: 'x', blueprints: 'x' }
    expect(sentences({ none, sections: { decisions: ['we talked'] } }, 'closing')).toEqual([
      'No decision, and no reason why.',
    ])
    expect(sentences({ none, sections: { discussion: [decision('so be it')] } }, 'closing')).toEqual([])
  })

  it('F4: an action that nobody has yet is named and holds up nothing', () => {
    const plan = {
      none: { decisions: 'x', blueprints: 'x' },
      summary: 'x',
      sections: { actions: [action('a', { nobody: true })] },
    }
    expect(sentences(plan, 'closing')).toEqual([])
    expect(sentences(plan, 'nothing')).toEqual(['A1 has no owner yet. The track lead will ask.'])
  })

  it('F2: a blueprint without a name holds up the close', () => {
    const plan = {
      none: { decisions: 'x', actions: 'x' },
      sections: { blueprints: [{ kind: 'blueprint', text: 'that one' }] },
    }
    expect(sentences(plan, 'closing')).toEqual(['B1 has no name.'])
  })
})

describe('worth a look', () => {
  const whole = { none: { decisions: 'x', actions: 'x', blueprints: 'x' }, summary: 'x' }

  it('F5: unknown blueprints come with close names, unknown people with a way out', () => {
    const sections = {
      blueprints: [blueprint('server-one-confg')],
      actions: [action('a', { owner: { name: 'dvukovic' } })],
    }
    expect(sentences({ ...whole, sections }, 'nothing')).toEqual([
      'A1 names dvukovic, whom this summit does not know. Pick a name from the list.',
      'Blueprint server-one-confg is unknown. Close names: server-one-config.',
    ])
    expect(sentences({ ...whole, sections }, 'nothing', nobodyKnown)).toEqual([])
  })

  it('F5: a repeated action is named', () => {
    const sections = { actions: [action('Same', owner), action('same', owner), action(' Same ', owner)] }
    expect(sentences({ ...whole, sections }, 'nothing')).toEqual([
      'A3 says the same as A1. Reword one, or delete it.',
    ])
  })

  it('F5: a line whose section is gone is named', () => {
    const retrospective = shippedTemplate('retrospective')
    const record = buildRecord({ template: retrospective, sections: { discussion: ['x'] } })
    const moved = { ...record, elsewhere: record.sections[2]?.lines ?? [] }
    expect(checkRecord(moved, retrospective, known).at(-1)).toMatchObject({
      code: 'line-elsewhere',
      sentence: '"x" stands under no section of this note. Move it where it belongs.',
    })
  })

  it('F6: a choice of other words counts as its initial value', () => {
    const sections = { actions: [action('a', { ...owner, status: 'someday' })] }
    expect(sentences({ ...whole, sections }, 'closing')).toEqual([])
  })
})

describe('completeness', () => {
  it('F7: each section has its state, and done and none count', () => {
    const record = buildRecord({
      none: { blueprints: 'none yet' },
      sections: {
        goal: ['agree'],
        decisions: ['only prose'],
        actions: [action('a'), action('b', owner), action('')],
      },
    })
    const { sections, ...rest } = completenessOf(record, template, checkRecord(record, template, known))
    expect(sections.map(({ key, state, count }) => [key, state, count])).toEqual([
      ['goal', 'done', 1],
      ['discussion', 'empty', 0],
      ['decisions', 'begun', 1],
      ['actions', 'wants', 2],
      ['questions', 'empty', 0],
      ['blueprints', 'none', 0],
    ])
    expect(rest).toMatchObject({
      done: 2,
      total: 6,
      decisions: 0,
      actions: 2,
      unowned: 1,
      questions: 0,
      lines: 4,
    })
  })
})
