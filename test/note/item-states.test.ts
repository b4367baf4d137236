/** What is set of items over what notes say, and who may. Rules I2 to I4. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { itemsOf } from '#note/items.ts'
import { saidInNote, stampsOf, standingOf, withStanding } from '#note/item-states/standing.ts'
import { answeredChanges, wishedChanges, type Wisher } from '#note/item-states/wish.ts'
import { linesOf } from '#note/item-fields.ts'
import type { JsonValue, NoteRecord } from '#note/record-model.ts'
import type { Item } from '#note/wire/api.ts'
import type { ItemChange, ItemPatch, StateField } from '#note/wire/item-states.ts'
import { action, buildRecord, decision, question } from '../helpers/build-note.ts'

const ANN = { id: 'ann', name: 'Ann Lee' }
const BEN = { id: 'ben', name: 'Ben Roy' }

function note(fields: Readonly<Record<string, JsonValue>>): NoteRecord {
  return buildRecord({ sections: { actions: [action('Write it', fields)] } })
}

function change(
  field: StateField,
  to: JsonValue,
  over: JsonValue,
  where: ItemChange['where'] = 'beside',
): ItemChange {
  return {
    ...{ session: 's', line: 'l1', field, from: over, to, over, where, by: BEN, at: '2026-10-20T10:00:00Z' },
  }
}

function merged(record: NoteRecord, changes: readonly ItemChange[]): Readonly<Record<string, JsonValue>> {
  return itemsOf(withStanding(record, standingOf(record, changes)))[0]?.fields ?? {}
}

describe('what leads', () => {
  it('I2 the newest state kept beside the note is shown while the note says what it said then', () => {
    const record = note({ owner: ANN, status: 'TODO' })
    const changes = [change('status', 'INPROGRESS', 'TODO'), change('status', 'DONE', 'TODO')]
    expect(merged(record, changes)).toEqual({ owner: ANN, status: 'DONE' })
    const standing = standingOf(record, changes)
    expect(stampsOf(standing.get('l1'))).toEqual({ status: { by: BEN, at: '2026-10-20T10:00:00Z' } })
  })

  it('I2 the note leads once it says something else, and after what was set in it', () => {
    const later = note({ owner: ANN, status: 'BLOCKED' })
    expect(merged(later, [change('status', 'DONE', 'TODO')])).toMatchObject({ status: 'BLOCKED' })
    const set = [change('status', 'DONE', 'BLOCKED'), change('status', 'BLOCKED', 'BLOCKED', 'note')]
    expect(merged(later, set)).toMatchObject({ status: 'BLOCKED' })
  })

  it('I2 a status that was never set in the note is its first one', () => {
    expect(merged(note({ owner: ANN }), [change('status', 'DONE', 'TODO')])).toMatchObject({ status: 'DONE' })
  })

  it('I4 an answer falls away with its owner, and a new owner ends the room\'s "nobody"', () => {
    const accepted = change('answer', 'accepted', ANN)
    expect(merged(note({ owner: ANN }), [accepted])).toMatchObject({ answer: 'accepted' })
    expect(merged(note({ owner: BEN }), [accepted])).not.toHaveProperty('answer')
    const declined = [change('owner', null, ANN), change('answer', 'declined', ANN)]
    expect(merged(note({ owner: ANN }), declined)).toEqual({ answer: 'declined' })
    expect(merged(note({ nobody: true }), [change('owner', ANN, null)])).toEqual({ owner: ANN })
  })

  test('I2 a note without later changes is the very same, and no change touches what it is not about', () => {
    const fields: StateField[] = ['owner', 'due', 'status', 'milestone', 'answer']
    const value = fc.constantFrom<JsonValue>('DONE', 'TODO', '2026-10-16', null, 'accepted', { ...ANN })
    const anyChange = fc.record({
      field: fc.constantFrom(...fields),
      to: value,
      over: value,
      where: fc.constantFrom<ItemChange['where']>('note', 'beside'),
      line: fc.constantFrom('l1', 'l2', 'gone'),
    })
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (drawn) => {
        const record = buildRecord({
          sections: {
            actions: [action('One', { owner: ANN, note: 'x' }), action('Two', { status: 'DONE' })],
          },
        })
        const changes = drawn.map((each) => ({
          ...change(each.field, each.to, each.over, each.where),
          line: each.line,
        }))
        const after = withStanding(record, standingOf(record, changes))
        const touched = new Set(changes.map(({ line, field }) => `${line} ${field}`))
        linesOf(record).forEach((line, index) => {
          const now = linesOf(after)[index]
          expect({ ...now, fields: null }).toEqual({ ...line, fields: null })
          expect(now?.fields['note']).toBe(line.fields['note'])
          for (const field of fields) {
            const isTouched = touched.has(`${line.id} ${field}`)
            if (!isTouched) expect(now?.fields[field]).toEqual(line.fields[field])
            // Whatever the note says anew is not hidden.
            const last = changes.filter((each) => each.line === line.id && each.field === field).at(-1)
            if (last?.where === 'note') expect(now?.fields[field]).toEqual(line.fields[field])
          }
        })
        if (changes.length === 0) expect(after).toBe(record)
      }),
      { numRuns: 300 },
    )
  })

  it('I1 what a note says of a field is read as changes keep it', () => {
    const [line] = linesOf(note({ owner: 'Kofi Mensah', due: '2026-10-16' }))
    if (line === undefined) throw new Error('The note has a line.')
    const said = (['owner', 'due', 'status', 'milestone', 'answer'] as const).map((field) =>
      saidInNote(line, field),
    )
    expect(said).toEqual([{ name: 'Kofi Mensah' }, '2026-10-16', 'TODO', null, { name: 'Kofi Mensah' }])
  })
})

const items = itemsOf(
  buildRecord({
    sections: {
      actions: [action('Owned', { owner: ANN }), action('Free')],
      decisions: [decision('Agreed')],
      questions: [question('Why?')],
    },
  }),
)
function item(text: string): Item {
  const found = items.find((each) => each.text === text)
  if (found === undefined) throw new Error(`No item "${text}".`)
  return found
}

const who = (person: { id: string; name: string }, role: Wisher['role'] = 'note-taker'): Wisher => {
  return { person, role, tracks: role === 'track-lead' ? ['server'] : [], writes: false }
}
const session = { track: 'server' }

describe('who may', () => {
  it.each<[string, readonly [string, ItemPatch, Wisher], boolean]>([
    ['the owner her status', ['Owned', { status: 'DONE' }, who(ANN, 'reader')], true],
    ['the owner her day', ['Owned', { due: '2026-10-16' }, who(ANN)], true],
    ['another the status', ['Owned', { status: 'DONE' }, who(BEN)], false],
    [
      'a lead everything',
      ['Owned', { owner: BEN, milestone: 'b1', status: 'BLOCKED' }, who(BEN, 'track-lead')],
      true,
    ],
    ['an owner her successor', ['Owned', { owner: BEN }, who(ANN)], false],
    ['a writer what nobody has', ['Free', { owner: BEN }, who(BEN)], true],
    ['a writer for another', ['Free', { owner: ANN }, who(BEN)], false],
    ['a reader what nobody has', ['Free', { owner: BEN }, who(BEN, 'reader')], false],
    ['another what has an owner', ['Owned', { owner: BEN }, who(BEN)], false],
    ['whoever writes in the note anything', ['Owned', { owner: BEN }, { ...who(BEN), writes: true }], true],
    ['a lead a decision', ['Agreed', { status: 'superseded' }, who(BEN, 'organizer')], true],
    ['a lead a question', ['Why?', { status: 'answered' }, who(BEN, 'organizer')], true],
  ])('I3 may or may not set: %s', (_, [text, patch, asking], may) => {
    const outcome = wishedChanges(item(text), patch, { session, who: asking })
    expect(outcome.kind === 'refused' ? outcome.reason : 'may').toBe(may ? 'may' : 'role')
  })

  it.each<[ItemPatch, RegExp]>([
    [{ status: 'MAYBE' }, /"MAYBE" is no status of A1: choose one of TODO, INPROGRESS/],
    [{ due: 'friday' }, /"friday" is no day: write it like 2026-10-16/],
    [{ due: '2026-13-01' }, /is no day/],
    [{ milestone: 'x'.repeat(61) }, /at most 60 letters/],
  ])('I3 what a field cannot be is refused with the way out: %j', (patch, sentence) => {
    const outcome = wishedChanges(item('Owned'), patch, { session, who: who(BEN, 'organizer') })
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'request' })
    expect(outcome.kind === 'refused' ? outcome.message : '').toMatch(sentence)
  })

  it('I4 only the owner answers; declining takes a reason and leaves nobody', () => {
    expect(answeredChanges(item('Owned'), { answer: 'accepted' }, BEN)).toMatchObject({
      kind: 'refused',
      reason: 'role',
    })
    expect(answeredChanges(item('Owned'), { answer: 'declined', reason: ' ' }, ANN)).toMatchObject({
      reason: 'request',
    })
    expect(answeredChanges(item('Owned'), { answer: 'declined', reason: 'No time' }, ANN)).toEqual({
      kind: 'changes',
      changes: [
        { field: 'owner', from: ANN, to: null, reason: 'No time' },
        { field: 'answer', from: null, to: 'declined', reason: 'No time' },
      ],
    })
  })

  it('I4 a new owner has not answered yet', () => {
    const declined = { ...item('Free'), fields: { answer: 'declined' } }
    const outcome = wishedChanges(declined, { owner: BEN }, { session, who: who(ANN, 'organizer') })
    expect(outcome).toMatchObject({
      changes: [{ field: 'owner' }, { field: 'answer', from: 'declined', to: null }],
    })
  })
})
