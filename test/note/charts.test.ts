/** Progress of actions day by day, and the drawings of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawBurnDown, drawBurnUp, type ChartWords } from '#note/charts/burn.ts'
import { svgText } from '#note/charts/drawing.ts'
import { progressOf, sampleDays } from '#note/charts/progress.ts'
import { addDays } from '#note/search/days.ts'
import type { Item } from '#note/wire/api.ts'
import type { StatusStep } from '#note/wire/item-states.ts'

const TODAY = '2026-10-12'
const WORDS: ChartWords = {
  ...{ day: (day) => day, open: (count) => `${count} open`, done: (count) => `${count} done` },
  ...{ all: (count) => `${count} in all`, evenPace: 'even pace', atThisPace: 'at this pace' },
  ...{ lastDue: (day) => `last due ${day}`, label: 'Actions <all> & "open"' },
}

function action(line: string, day: string, fields: Item['fields'] = {}): Item {
  return {
    ...{ session: 's', sessionTitle: 'S', track: null, room: null, state: 'approved', start: null },
    ...{ line, kind: 'action', number: 'A1', text: line, blueprints: [], fields, later: {} },
    at: `${day}T10:00:00Z`,
  }
}

function step(line: string, day: string, to: string): StatusStep {
  return { session: 's', line, at: `${day}T12:00:00Z`, to }
}

const ITEMS = [
  action('a', '2026-10-05', { status: 'DONE' }),
  action('b', '2026-10-05', { due: '2026-10-20' }),
  action('c', '2026-10-06', { status: 'POSTPONED' }),
  action('d', '2026-10-06', { status: 'DONE' }),
]
const STEPS = [
  step('a', '2026-10-08', 'DONE'),
  step('c', '2026-10-07', 'DONE'),
  step('c', '2026-10-10', 'POSTPONED'),
]

describe('progress', () => {
  const progress = progressOf(ITEMS, { steps: STEPS, today: TODAY, timezone: 'UTC' })

  it('counts the end of every day, by the steps that were kept', () => {
    const told = progress.days.map(
      ({ day, all, done, postponed, open }) => `${day.slice(8)} ${all} ${done} ${postponed} ${open}`,
    )
    expect(told).toEqual([
      ...['05 2 0 0 2', '06 4 1 0 3', '07 4 2 0 2', '08 4 3 0 1', '09 4 3 0 1'],
      ...['10 4 2 1 1', '11 4 2 1 1', '12 4 2 1 1'],
    ])
  })

  it('says when the last would be done at the pace since most were open, and when the last is due', () => {
    expect([progress.ends, progress.lastDue]).toEqual(['2026-10-15', '2026-10-20'])
    const idle = progressOf(
      [ITEMS[1] ?? ITEMS[0]].flatMap((item) => item ?? []),
      { steps: [], today: TODAY, timezone: 'UTC' },
    )
    expect(idle.ends).toBeNull()
  })

  it('has the first and the last day in a sample', () => {
    const days = sampleDays(progress.days, 3).map(({ day }) => day)
    expect(days).toEqual(['2026-10-05', '2026-10-09', '2026-10-12'])
  })

  it('whatever was set when: each day adds up, the last day is what the items say', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((count) => addDays('2026-09-15', count))
    const status = fc.constantFrom('TODO', 'DONE', 'POSTPONED', 'BLOCKED')
    const drawn = fc.record({ born: day, steps: fc.array(fc.tuple(day, status), { maxLength: 5 }) })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 20 }), (all) => {
        const steps = all.flatMap(({ steps: own }, index) =>
          own
            .toSorted(([left], [right]) => (left < right ? -1 : 1))
            .map(([at, to]) => step(`l${index}`, at, to)),
        )
        const items = all.map(({ born }, index) => {
          const last = steps.findLast(({ line }) => line === `l${index}`)?.to ?? 'TODO'
          return action(`l${index}`, born, { status: last })
        })
        const { days, lastDue } = progressOf(items, { steps, today: '2026-10-20', timezone: 'UTC' })
        expect(lastDue).toBeNull()
        for (const each of days) {
          expect(each.all).toBe(each.done + each.postponed + each.open)
          expect(Math.min(each.done, each.postponed, each.open)).toBeGreaterThanOrEqual(0)
        }
        const done = items.filter(({ fields }) => fields['status'] === 'DONE').length
        expect([days.at(-1)?.all ?? 0, days.at(-1)?.done ?? 0]).toEqual([items.length, done])
      }),
      { numRuns: 150 },
    )
  })
})

describe('drawings', () => {
  const progress = progressOf(ITEMS, { steps: STEPS, today: TODAY, timezone: 'UTC' })

  it('name every line where it is and tell them apart by dashes', () => {
    const down = drawBurnDown(progress, WORDS)
    const words = down.shapes.flatMap((shape) => shape.words ?? [])
    expect(words).toEqual(
      expect.arrayContaining(['even pace', 'at this pace', 'last due 2026-10-20', '1 open']),
    )
    const dashes = down.shapes.flatMap(({ tag, attributes }) =>
      tag === 'path' && attributes['fill'] === 'none' ? [attributes['stroke-dasharray'] ?? 'none'] : [],
    )
    expect(new Set(dashes).size).toBe(dashes.length)
    expect(drawBurnUp(progress, WORDS).shapes.flatMap((shape) => shape.words ?? [])).toEqual(
      expect.arrayContaining(['4 in all', '2 done']),
    )
  })

  it('are the same text each time, whole XML, and stay inside their frame', () => {
    for (const drawing of [drawBurnDown(progress, WORDS), drawBurnUp(progress, WORDS)]) {
      const text = svgText(drawing)
      expect(svgText(drawing)).toBe(text)
      expect(text).toContain('aria-label="Actions &#60;all&#62; &#38; &#34;open&#34;"')
      expect(text).not.toMatch(/NaN|undefined|Infinity/)
      for (const { attributes } of drawing.shapes) {
        for (const key of ['x', 'x1', 'x2', 'cx'] as const) {
          const value = attributes[key]
          if (typeof value === 'number')
            expect([key, value >= 0 && value <= drawing.width]).toEqual([key, true])
        }
      }
    }
  })

  it('of one day, and of none, are drawings too', () => {
    const one = progressOf([action('a', TODAY)], { steps: [], today: TODAY, timezone: 'UTC' })
    const none = progressOf([], { steps: [], today: TODAY, timezone: 'UTC' })
    for (const each of [one, none]) {
      expect(svgText(drawBurnDown(each, WORDS))).not.toMatch(/NaN|undefined/)
      expect(svgText(drawBurnUp(each, WORDS))).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
})
