/** Who takes the pen next, and what two people do about it at once. Rules S9, S15. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readRole, writeRole } from '#note/about.ts'
import { joinRota, leaveRota, passPen, readRota } from '#note/rota.ts'

const ROLE = 'note-taker'
const [HANA, ANN, BO, CY] = ['hana', 'ann', 'bo', 'cy'].map((id) => ({ id, name: `${id} of all` })) as [
  Someone,
  Someone,
  Someone,
  Someone,
]
interface Someone {
  readonly id: string
  readonly name: string
}

const at = (minute: number): string => `2026-10-07T11:${String(minute).padStart(2, '0')}:00.000Z`

/** Two people's copies of a note whose pen Hana holds; client ids both ways round, because they settle what is at once. */
function apart(first: number, second: number): readonly [Y.Doc, Y.Doc, () => void] {
  const [left, right] = [new Y.Doc(), new Y.Doc()]
  left.clientID = first
  right.clientID = second
  writeRole(left, ROLE, HANA, null)
  const meet = (): void => {
    Y.applyUpdate(right, Y.encodeStateAsUpdate(left))
    Y.applyUpdate(left, Y.encodeStateAsUpdate(right))
  }
  meet()
  return [left, right, meet]
}

function rota(doc: Y.Doc): readonly string[] {
  return readRota(doc, readRole(doc, ROLE)?.id ?? null).map(({ id }) => id)
}

describe.each([
  [1, 2],
  [2, 1],
])('S15 with client ids %i and %i', (first, second) => {
  it('two who put themselves down at once both stand on the rota, the same for everybody', () => {
    const [left, right, meet] = apart(first, second)
    joinRota(left, BO, at(2), null)
    joinRota(right, ANN, at(1), null)
    meet()
    expect(rota(left)).toEqual(['ann', 'bo'])
    expect(rota(right)).toEqual(['ann', 'bo'])
  })

  it('at one instant the id decides', () => {
    const [left, right, meet] = apart(first, second)
    joinRota(left, BO, at(1), null)
    joinRota(right, ANN, at(1), null)
    meet()
    expect([rota(left), rota(right)]).toEqual([
      ['ann', 'bo'],
      ['ann', 'bo'],
    ])
  })

  it('of two who take the pen at once one holds it, and the other keeps the place', () => {
    const [left, right, meet] = apart(first, second)
    for (const [person, minute] of [
      [ANN, 1],
      [BO, 2],
      [CY, 3],
    ] as const)
      joinRota(left, person, at(minute), null)
    meet()
    passPen(left, { role: ROLE, from: HANA, to: ANN }, null)
    passPen(right, { role: ROLE, from: HANA, to: BO }, null)
    meet()
    const holder = readRole(left, ROLE)?.id
    expect(readRole(right, ROLE)?.id).toBe(holder)
    expect(rota(left)).toEqual(['ann', 'bo', 'cy'].filter((id) => id !== holder))
    expect(rota(right)).toEqual(rota(left))
  })

  it('the holder hands on while somebody else joins and the next one leaves', () => {
    const [left, right, meet] = apart(first, second)
    joinRota(left, ANN, at(1), null)
    meet()
    passPen(left, { role: ROLE, from: HANA, to: ANN }, null)
    leaveRota(right, 'ann', null)
    joinRota(right, CY, at(4), null)
    meet()
    expect([readRole(left, ROLE)?.id, readRole(right, ROLE)?.id]).toEqual(['ann', 'ann'])
    expect([rota(left), rota(right)]).toEqual([['cy'], ['cy']])
  })
})

describe('S15', () => {
  it('one turn is one turn: whoever gave the pen on is not next again', () => {
    const [doc] = apart(1, 2)
    joinRota(doc, ANN, at(1), null)
    joinRota(doc, BO, at(2), null)
    passPen(doc, { role: ROLE, from: HANA, to: ANN }, null)
    expect(rota(doc)).toEqual(['bo'])
    passPen(doc, { role: ROLE, from: ANN, to: BO }, null)
    expect(rota(doc)).toEqual([])
  })

  it('who joins with a slow clock stands last; who joins twice keeps the place', () => {
    const [doc] = apart(1, 2)
    joinRota(doc, BO, at(30), null)
    joinRota(doc, ANN, at(1), null)
    joinRota(doc, BO, at(40), null)
    expect(rota(doc)).toEqual(['bo', 'ann'])
  })

  it('what is no wish is passed over and stays', () => {
    const [doc] = apart(1, 2)
    const about = doc.getMap('about')
    about.set('rota:odd', 7)
    about.set('rota:', { name: 'Nobody', at: at(1) })
    about.set('rota:timeless', { name: 'Timeless' })
    expect(rota(doc)).toEqual([])
    expect(about.get('rota:odd')).toBe(7)
  })
})
