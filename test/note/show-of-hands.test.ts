/** Shows of hands in the note, in awareness and in exports. Rules S17, S18. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportRecord } from '#note/exports/export-record.ts'
import { standingWords } from '#note/book/session-parts.ts'
import { wordsIn } from '#note/book/words/words.ts'
import { compareLines } from '#note/history/compare.ts'
import { linesOf } from '#note/item-fields.ts'
import {
  beginHands,
  countHands,
  endHands,
  figuresOf,
  handsResult,
  handsWords,
  readCount,
  readOpenHands,
  resultValue,
} from '#note/show-of-hands.ts'
import { checkTemplateValue } from '#note/template.ts'
import { howMany, raisedIn, voteOf } from '#renderer/screens/note/hands-raised.ts'
import { buildRecord, shippedTarget, shippedTargetIds, shippedTemplate } from '../helpers/build-note.ts'
import { CONTEXT } from '../helpers/full-note.ts'

const NONE = { for: 0, against: 0, abstain: 0 }

describe('S17 while it runs', () => {
  it.each([
    [1, 2],
    [2, 1],
  ])('of two that begin at once (client ids %i and %i) one runs, the same for everybody', (first, second) => {
    const [left, right] = [new Y.Doc(), new Y.Doc()]
    left.clientID = first
    right.clientID = second
    beginHands(left, { id: 'one', line: 'd1' }, null)
    beginHands(right, { id: 'two', line: 'd2' }, null)
    countHands(right, 'for', 7, null)
    Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
    expect(readOpenHands(left)).toEqual(readOpenHands(right))
    expect(['one', 'two']).toContain(readOpenHands(left)?.id)
  })

  it('S17: what was counted stands for its answer, and raised hands for the others', () => {
    const doc = new Y.Doc()
    countHands(doc, 'for', 3, null)
    expect(readOpenHands(doc)).toBeNull()
    beginHands(doc, { id: 'h', line: 'd1' }, null)
    countHands(doc, 'for', 12, null)
    countHands(doc, 'against', 4, null)
    countHands(doc, 'against', null, null)
    const open = readOpenHands(doc)
    expect(open).toEqual({ id: 'h', line: 'd1', typed: { for: 12 } })
    expect(figuresOf(open?.typed ?? {}, { for: 2, against: 1, abstain: 5 })).toEqual({
      ...{ for: 12, against: 1, abstain: 5 },
    })
    endHands(doc, null)
    expect(readOpenHands(doc)).toBeNull()
  })

  it('each person has one hand, screens have none, and hands of another show of hands do not count', () => {
    const state = (id: string, vote: string, more: object = {}) => ({
      person: { id, name: id },
      vote,
      ...more,
    })
    const raised = raisedIn(
      [
        state('ann', voteOf('h', 'for')),
        state('ann', voteOf('h', 'against')),
        state('bo', voteOf('h', 'against')),
        state('cy', voteOf('older', 'for')),
        state('wall', voteOf('h', 'for'), { view: 'room' }),
        { vote: voteOf('h', 'for') },
      ],
      'h',
    )
    expect(raised).toEqual({ for: ['ann'], against: ['bo'], abstain: [] })
    expect(howMany(raised)).toEqual({ for: 1, against: 1, abstain: 0 })
  })

  it.each([
    ['12', 12],
    [' 0 ', 0],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['123456', null],
  ])('a count of "%s" reads as %s', (text, count) => {
    expect(readCount(text)).toBe(count)
  })
})

describe('S18 what came of it', () => {
  const value = resultValue({ for: 12, against: 3, abstain: 1 }, '2026-10-07T11:00:00.000Z')
  const record = buildRecord({
    sections: {
      decisions: [
        {
          ...{ kind: 'decision', text: 'Keep it' },
          fields: { status: 'agreed', hands: value, dissent: 'Jo: too early' },
        },
        { kind: 'decision', text: 'Odd', fields: { hands: 'many' } },
      ],
    },
    none: { actions: 'none', blueprints: 'none' },
  })

  it('S18: a result is read back, and anything else is none', () => {
    expect(handsResult(value)).toEqual({ for: 12, against: 3, abstain: 1, at: '2026-10-07T11:00:00.000Z' })
    for (const other of [undefined, null, 'x', [], {}, { for: 1, against: 2 }, { ...NONE, for: -1 }])
      expect(handsResult(other)).toBeNull()
    expect(handsWords(undefined)).toBe('')
  })

  it.each(['markdown', 'html', 'pdf', 'docx', 'ietf-minutes'])('%s says it with the decision', (id) => {
    const text = exportRecord(shippedTarget(id), record, CONTEXT).files[0]?.text ?? ''
    expect(text.toLowerCase()).toContain('show of hands: 12 in favour, 3 against, 1 abstained')
    expect(text.match(/show of hands/gi)).toHaveLength(1)
  })

  it('the record as JSON has the figures, and every other target takes it', () => {
    const json = exportRecord(shippedTarget('json'), record, CONTEXT).files[0]?.text ?? ''
    expect(json.replaceAll(/\s/g, '')).toContain('"hands":{"abstain":1,"against":3,"at"')
    for (const id of shippedTargetIds()) {
      const { problems } = exportRecord(shippedTarget(id), record, CONTEXT)
      expect([id, problems.filter(({ code }) => code === 'template-failed')]).toEqual([id, []])
    }
  })

  it('the history tells it in words', () => {
    const plan = (fields: object) =>
      buildRecord({ sections: { decisions: [{ kind: 'decision', text: 'Keep it', fields: { ...fields } }] } })
    const template = shippedTemplate('design-session')
    const changes = compareLines(plan({}), plan({ hands: value }), template)
    expect(changes.map(({ change: { field, before, after } }) => [field, before, after])).toEqual([
      ['hands', null, '12 in favour, 3 against, 1 abstained'],
    ])
  })

  it('the book says it before the dissent', () => {
    const line = linesOf(record)[0]
    expect(line === undefined ? [] : standingWords(wordsIn('en'), line)).toEqual([
      '12 in favour, 3 against, 1 abstained',
      'Against: Jo: too early',
    ])
  })

  it('names are on the room’s screen only where the template says so', () => {
    const template = shippedTemplate('design-session')
    expect('hands' in template).toBe(false)
    const named = checkTemplateValue({ ...template, hands: 'named' })
    expect(named.ok && named.template.hands).toBe('named')
    expect(checkTemplateValue({ ...template, hands: 'shown' }).ok).toBe(false)
  })
})
