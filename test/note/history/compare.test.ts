/** Two versions of a note compared: line by line, and in one sentence. Rules H1 and H2. */
import { describe, expect, it } from 'vitest'
import { compareRecords } from '#note/history/comparison.ts'
import { unmovedLines } from '#note/history/unmoved.ts'
import { action, buildRecord, decision, shippedTemplate, type NotePlan } from '../../helpers/build-note.ts'
import { FULL_NOTE } from '../../helpers/full-note.ts'

const template = shippedTemplate('design-session')

function compare(before: NotePlan, after: NotePlan) {
  return compareRecords(buildRecord(before), buildRecord(after), template)
}

function sentence(before: NotePlan['sections'], after: NotePlan['sections']): string {
  return compare({ sections: before ?? {} }, { sections: after ?? {} }).summary
}

const NOBODY = { by: [] }

describe('comparing', () => {
  it('H1 equal notes have no changes, and the sentence says so', () => {
    expect(compare(FULL_NOTE, FULL_NOTE)).toEqual({ summary: 'Nothing changed.', changes: [] })
  })

  it('H1 changes are found by the id of the line and stand in the order of the newer note', () => {
    const before = {
      sections: {
        discussion: [
          { id: 'a', text: 'one' },
          { id: 'b', text: 'two' },
          { id: 'c', text: 'three' },
        ],
        decisions: [decision('We keep it.', { status: 'agreed' })],
        actions: [{ ...action('Write it up.', { owner: { name: 'Priya' }, status: 'TODO' }), id: 'act' }],
      },
    }
    const after = {
      sections: {
        discussion: [
          { id: 'c', text: 'three', indent: 1 },
          { id: 'n', text: 'new' },
          { id: 'a', text: 'one, indeed' },
        ],
        decisions: [decision('We keep it all.', { status: 'contested' })],
        actions: [{ ...action('Write it up.', { status: 'DONE' }), id: 'act' }],
      },
    }
    const { summary, changes } = compareRecords(
      buildRecord({
        sections: { ...before.sections, decisions: [{ ...before.sections.decisions[0], id: 'd' }] },
      }),
      buildRecord({
        sections: { ...after.sections, decisions: [{ ...after.sections.decisions[0], id: 'd' }] },
      }),
      template,
    )
    const text = { kind: 'text', number: null, ...NOBODY }
    const d1 = { line: 'd', kind: 'decision', number: 'D1', ...NOBODY }
    const a1 = { line: 'act', kind: 'action', number: 'A1', ...NOBODY }
    expect(changes).toEqual([
      { ...text, line: 'c', what: 'moved', before: 'Discussion', after: 'Discussion' },
      { ...text, line: 'c', what: 'field', field: 'indent', before: '0', after: '1' },
      { ...text, line: 'n', what: 'added', before: null, after: 'new' },
      { ...text, line: 'a', what: 'reworded', before: 'one', after: 'one, indeed' },
      { ...text, line: 'b', what: 'removed', before: 'two', after: null },
      { ...d1, what: 'reworded', before: 'We keep it.', after: 'We keep it all.' },
      { ...d1, what: 'field', field: 'status', before: 'Agreed', after: 'Contested' },
      { ...a1, what: 'field', field: 'owner', before: 'Priya', after: null },
      { ...a1, what: 'field', field: 'status', before: 'To do', after: 'Done' },
    ])
    expect(summary).toBe(
      '1 decision reworded, 1 decision changed its status, 1 action lost its owner, 1 action changed its status, ' +
        '1 line added to Discussion, 1 line removed from Discussion, 1 line reworded in Discussion, ' +
        '1 line moved to Discussion, 1 line indented in Discussion',
    )
  })

  it('H1 a removed line keeps its number of then, one that became an item has its number of now', () => {
    const before = {
      sections: { decisions: [{ ...decision('x'), id: 'x' }], discussion: [{ id: 'y', text: 'y' }] },
    }
    const after = {
      sections: { decisions: [], discussion: [{ id: 'y', ...decision('y', { status: 'agreed' }) }] },
    }
    const { summary, changes } = compare(before, after)
    expect(changes).toEqual([
      {
        line: 'y',
        kind: 'decision',
        number: 'D1',
        what: 'converted',
        before: 'text',
        after: 'Decision',
        by: [],
      },
      {
        ...{ line: 'y', kind: 'decision', number: 'D1', what: 'field', field: 'status' },
        ...{ before: null, after: 'Agreed', by: [] },
      },
      { line: 'x', kind: 'decision', number: 'D1', what: 'removed', before: 'x', after: null, by: [] },
    ])
    expect(summary).toBe('1 decision removed, 1 line became a decision in Discussion')
  })
})

describe('the sentence', () => {
  it('H2 counts by kind, in the order of the template, plain lines by section and last', () => {
    const named = (text: string, id: string) => ({ ...decision(text), id })
    const before = {
      decisions: [named('a', 'd1'), named('b', 'd2')],
      actions: [{ ...action('c', { owner: { name: 'Ada' } }), id: 'a1' }],
    }
    const after = {
      decisions: [named('a!', 'd1'), named('b!', 'd2')],
      actions: [{ ...action('c'), id: 'a1' }],
      discussion: ['1', '2', '3'],
    }
    expect(sentence(before, after)).toBe(
      '2 decisions reworded, 1 action lost its owner, 3 lines added to Discussion',
    )
  })

  const act = (id: string, fields: Record<string, string | boolean>) => ({ ...action('x', fields), id })
  it.each([
    [
      '2 actions lost their owners',
      [act('a', { owner: 'A' }), act('b', { owner: 'B' })],
      [act('a', {}), act('b', {})],
    ],
    ['1 action got an owner', [act('a', {})], [act('a', { owner: 'A' })]],
    [
      '2 actions got due dates',
      [act('a', {}), act('b', {})],
      [act('a', { due: '1' }), act('b', { due: '1' })],
    ],
    ['1 action changed its due date', [act('a', { due: '1' })], [act('a', { due: '2' })]],
    ["1 action marked as nobody's", [act('a', {})], [act('a', { nobody: true })]],
    ['1 action added', [], [act('a', {})]],
    [
      '1 action moved, 1 line moved to Actions',
      [act('a', {}), { id: 'b' }, act('c', {}), { id: 'd' }],
      [{ id: 'b' }, { id: 'd' }, act('c', {}), act('a', {})],
    ],
    ['1 action became a decision', [act('a', {})], [{ ...decision('x'), id: 'a' }]],
    [
      '2 lines became headings in Actions',
      [{ id: 'a' }, { id: 'b' }],
      [
        { id: 'a', kind: 'heading' },
        { id: 'b', kind: 'heading' },
      ],
    ],
    [
      '1 action reformatted',
      [act('a', {})],
      [{ ...act('a', {}), runs: [{ insert: 'x', attributes: { bold: true } }] }],
    ],
    ['1 action outdented', [{ ...act('a', {}), indent: 2 }], [act('a', {})]],
  ] as const)('H2 %s', (wanted, before, after) => {
    expect(sentence({ actions: [...before] }, { actions: [...after] })).toBe(wanted)
  })

  it('H2 says what the note tells of itself besides its lines', () => {
    const before = { summary: 'Good.', none: { actions: 'no time' } }
    const after = { summary: 'Better.', none: { decisions: 'too early' }, roles: { lead: { name: 'Ada' } } }
    expect(compare(before, after)).toEqual({
      changes: [],
      summary:
        'the closing sentence changed, the reason for no Decisions given, the reason for no Actions taken back, ' +
        'the session lead changed',
    })
  })
})

describe('what counts as moved', () => {
  const stand = (ids: string) => [...ids].map((id) => ({ id, section: id === id.toUpperCase() ? 'b' : 'a' }))
  it.each([
    ['abcd', 'bcda', 'bcd'],
    ['abcd', 'dcba', 'a'],
    ['abcde', 'acbed', 'abd'],
    ['ab', 'xaby', 'ab'],
    ['', 'a', ''],
  ])('H1 of %s in the order %s stay %s', (older, newer, stay) => {
    expect([...unmovedLines(stand(older), stand(newer))].sort().join('')).toBe(stay)
  })
})
