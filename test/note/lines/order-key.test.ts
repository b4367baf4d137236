import { describe, expect, test } from 'vitest'
import { createOrderKeys } from '#note/lines/order-key.ts'
import { seededRandom } from '../../helpers/seeded.ts'

describe('L15 order keys', () => {
  test('lie strictly between their neighbours, whatever these are', () => {
    const random = seededRandom(7)
    const keys = createOrderKeys(random)
    const list: string[] = []
    for (let i = 0; i < 2000; i += 1) {
      const at = Math.floor(random() * (list.length + 1))
      const key = keys.between(list[at - 1] ?? null, list[at] ?? null)
      list.splice(at, 0, key)
    }
    expect(list).toEqual([...new Set(list)].sort())
  })

  test('stay short when a thousand lines are written below one another', () => {
    const keys = createOrderKeys(seededRandom(1))
    let last: string | null = null
    for (let i = 0; i < 1000; i += 1) last = keys.between(last, null)
    expect(last?.length).toBeLessThan(16)
  })

  test('stay short when a thousand lines are each written above the last', () => {
    const keys = createOrderKeys(seededRandom(1))
    let first: string | null = null
    for (let i = 0; i < 1000; i += 1) first = keys.between(null, first)
    expect(first?.length).toBeLessThan(16)
  })

  test('of two people who write at one place do not mix', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const shared = createOrderKeys(seededRandom(seed))
      const low = shared.between(null, null)
      const high = shared.between(low, null)
      const runs = [seed * 2 + 1, seed * 2 + 2].map((own) => {
        const keys = createOrderKeys(seededRandom(own * 7919))
        const run: string[] = []
        for (let i = 0; i < 4; i += 1) run.push(keys.between(run.at(-1) ?? low, high))
        return run
      })
      const order = runs
        .flatMap((run, person) => run.map((key) => ({ key, person })))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
      expect(order.map(({ person }) => person).join('')).toMatch(/^(00001111|11110000)$/)
    }
  })

  test('take a foreign key with other characters as it comes', () => {
    const keys = createOrderKeys(seededRandom(3))
    expect(typeof keys.between('ä!', '~~')).toBe('string')
    expect(keys.between('b', 'a') > 'b').toBe(true)
  })
})
