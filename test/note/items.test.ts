/** Registers: rows, filters and orders. Rule F8. */
import { describe, expect, it } from 'vitest'
import { filterItems, itemsOf, sortItems } from '#note/items.ts'
import { action, buildRecord, decision } from '../helpers/build-note.ts'

const first = buildRecord(
  {
    sections: {
      decisions: [decision('Hand over.')],
      actions: [
        action('Write it', {
          owner: { id: 'p-elif', name: 'Elif Demir' },
          due: '2026-10-16',
          status: 'BLOCKED',
        }),
        action('Nobody does this', { status: 'TODO' }),
        action(''),
      ],
    },
  },
  { id: 'server-restart', start: '2026-10-07T11:30:00Z' },
)
const second = buildRecord(
  {
    sections: {
      actions: [action('Measure', { owner: { name: 'Kofi Mensah' }, due: '2026-10-09', status: 'DONE' })],
    },
  },
  { id: 'early', start: '2026-10-06T08:00:00Z', track: 'Desktop' },
)
const items = [...itemsOf(first), ...itemsOf(second)]

function names(rows: readonly { session: string; number: string }[]): string[] {
  return rows.map(({ session, number }) => `${session} ${number}`)
}

describe('registers', () => {
  it('F8: rows are the items that say something', () => {
    expect(names(items)).toEqual(['server-restart D1', 'server-restart A1', 'server-restart A2', 'early A1'])
    expect(items[1]).toMatchObject({
      kind: 'action',
      text: 'Write it',
      line: 'l2',
      room: 'Lantern',
      state: 'open',
      track: 'Server',
    })
  })

  it.each([
    [{ kind: 'decision' }, ['server-restart D1']],
    [{ owner: 'elif' }, ['server-restart A1']],
    [{ owner: 'Demir' }, ['server-restart A1']],
    [{ owner: 'p-elif' }, ['server-restart A1']],
    [{ owner: 'lif' }, []],
    [{ kind: 'action', owner: '' }, ['server-restart A2']],
    [{ status: 'blocked' }, ['server-restart A1']],
    [{ track: 'desktop' }, ['early A1']],
    [{ session: 'early', kind: 'decision' }, []],
  ])('F8: the filter %j finds its rows', (filter, expected) => {
    expect(names(filterItems(items, filter))).toEqual(expected)
  })

  it.each([
    ['session', ['server-restart A2', 'early A1', 'server-restart A1', 'server-restart D1']],
    ['due', ['server-restart A2', 'early A1', 'server-restart A1', 'server-restart D1']],
    ['owner', ['server-restart A2', 'server-restart A1', 'early A1', 'server-restart D1']],
    ['status', ['server-restart A2', 'server-restart A1', 'early A1', 'server-restart D1']],
  ] as const)('F8: by %s, and actions nobody has come first', (order, expected) => {
    expect(names(sortItems(items, order))).toEqual(expected)
  })
})
