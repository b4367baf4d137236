/** The rows of the desk: what became of each item since somebody read the note. Rule W7. */
import { describe, expect, it } from 'vitest'
import { compareRecords } from '#note/history/comparison.ts'
import { changeSums, deskSections } from '../../../renderer/screens/desk/difference.ts'
import { action, buildRecord, decision, shippedTemplate, type NotePlan } from '../../helpers/build-note.ts'

const template = shippedTemplate('design-session')
const ELIF = { id: 'elif', name: 'Elif Demir' }

function sectionsOf(before: NotePlan['sections'], after: NotePlan['sections']) {
  const [older, newer] = [buildRecord({ sections: before ?? {} }), buildRecord({ sections: after ?? {} })]
  const changes = compareRecords(older, newer, template).changes.map((each) => ({ ...each, by: [ELIF] }))
  return deskSections(newer, { before: older, changes })
}

const BEFORE = {
  discussion: [
    { id: 'said', text: 'We talked' },
    { id: 'dropped', text: 'Never mind' },
  ],
  decisions: [{ ...decision('Keep it.', { status: 'agreed' }), id: 'd1' }],
  actions: [
    { ...action('Write it.', {}), id: 'a1' },
    { ...action('Ask runit.', {}), id: 'a2' },
    { ...action('Test it.', {}), id: 'a3' },
  ],
}

describe('since the last look', () => {
  it('W7 old words and new, fields before and after, and what is gone where it stood', () => {
    const sections = sectionsOf(BEFORE, {
      discussion: [{ id: 'said', text: 'We talked' }],
      decisions: [{ ...decision('Keep it all.', { status: 'agreed' }), id: 'd1' }],
      actions: [
        { ...action('Write it.', { owner: ELIF }), id: 'a1' },
        { ...action('Test it.', {}), id: 'a3' },
        { ...action('Tell them.', {}), id: 'a4' },
      ],
    })
    const rows = sections.flatMap(({ rows: own }) =>
      own.map(({ line, change }) => [line.id, change?.sign ?? '', change?.wordsBefore ?? '']),
    )
    expect(rows).toEqual([
      ['d1', 'changed', 'Keep it.'],
      ['a1', 'changed', ''],
      ['a2', 'removed', ''],
      ['a3', '', ''],
      ['a4', 'added', ''],
      ['said', '', ''],
      ['dropped', 'removed', ''],
    ])
    const owned = sections.flatMap(({ rows: own }) => own).find(({ line }) => line.id === 'a1')
    expect(owned?.change?.fields).toEqual([{ field: 'owner', before: null, after: 'Elif Demir' }])
    expect(changeSums(sections)).toEqual({ count: 5, by: ['Elif Demir'] })
  })

  it('W7 nothing read before shows the note without signs, items before the talk', () => {
    const sections = deskSections(buildRecord({ sections: BEFORE }), null)
    expect(sections.map(({ key, plain }) => [key, plain])).toEqual([
      ['decisions', false],
      ['actions', false],
      ['discussion', true],
    ])
    expect(changeSums(sections).count).toBe(0)
  })

  it('W7 a line that only moved has not changed for whoever reads', () => {
    const [one, two, three] = BEFORE.actions
    const sections = sectionsOf(BEFORE, {
      ...BEFORE,
      actions: [three, one, two].flatMap((each) => each ?? []),
    })
    expect(changeSums(sections).count).toBe(0)
  })
})
