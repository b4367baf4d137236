// @vitest-environment jsdom
/** The register of actions: groups, what is offered for a field, copying as a table, and taking back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '#note/wire/api.ts'
import { actionsTable, tableHtml, tableMarkdown, tableTsv } from '#renderer/screens/registers/copy-table.ts'
import { fieldOptions } from '#renderer/screens/registers/field-options.ts'
import { undoOf } from '#renderer/screens/registers/field-undo.ts'
import { groupActions, type Grouping } from '#renderer/screens/registers/groups.ts'

const TODAY = '2026-10-07' // a Wednesday
const ANN = { id: 'ann', name: 'Ann Lee' }
const BEN = { id: 'ben', name: 'Ben Roy' }

function action(text: string, fields: Item['fields'] = {}, more: Partial<Item> = {}): Item {
  return {
    ...{ session: 's', sessionTitle: 'Session', track: 'server', room: null, state: 'approved', start: null },
    ...{
      line: text,
      kind: 'action',
      number: 'A1',
      text,
      blueprints: [],
      fields,
      at: null,
      later: {},
      ...more,
    },
  }
}

const ITEMS = [
  action('free', { due: '2026-10-01' }),
  action('late', { owner: ANN, due: '2026-10-06' }),
  action('sunday', { owner: BEN, due: '2026-10-11' }, { track: 'desktop', blueprints: ['b-two', 'b-one'] }),
  action('monday', { owner: ANN, due: '2026-10-12', milestone: 'beta1' }, { track: null }),
  action('far', { owner: BEN, due: '2026-12-24' }),
  action('dateless', { owner: ANN }),
  action('done', { owner: ANN, due: '2026-10-06', status: 'DONE' }),
]
const FACTS = {
  tracks: [
    { id: 'server', name: 'Server' },
    { id: 'desktop', name: 'Desktop' },
  ],
  today: TODAY,
}

function shape(grouping: Grouping): string[] {
  return groupActions(ITEMS, grouping, FACTS).map(
    ({ title, items }) => `${title}: ${items.map(({ text }) => text).join(' ')}`,
  )
}

describe('groups', () => {
  it.each<[Grouping, string[]]>([
    ['date', ['By date: late done sunday monday far dateless']],
    ['track', ['Server: late done far dateless', 'Desktop: sunday', 'Without track: monday']],
    ['owner', ['Ann Lee: late done monday dateless', 'Ben Roy: sunday far']],
    [
      'due',
      [
        'Late: late',
        'This week: sunday',
        'Next week: monday',
        'Later: far',
        'No date: dateless',
        'Done or postponed: done',
      ],
    ],
    ['blueprint', ['b-one: sunday', 'b-two: sunday', 'Without blueprint: late done monday far dateless']],
    ['milestone', ['beta1: monday', 'Without milestone: late done sunday far dateless']],
  ])('by %s: what nobody has first, then the others', (grouping, expected) => {
    expect(shape(grouping)).toEqual(['Without owner: free', ...expected])
  })
})

describe('what is offered for a field', () => {
  const facts = { me: ANN, people: [ANN, BEN], milestones: ['beta1', 'rc1'], today: TODAY }
  const words = (field: Parameters<typeof fieldOptions>[0], query: string) =>
    fieldOptions(field, query, facts).map((option) => option.words)

  it('owners: me first, nobody last, a name that is nobody known as typed', () => {
    expect(words('owner', '')).toEqual(['Me, Ann Lee', 'Ben Roy', 'Nobody'])
    expect(words('owner', 'be')).toEqual(['Ben Roy', 'be'])
    expect(words('owner', 'Ben Roy')).toEqual(['Ben Roy'])
    expect(fieldOptions('owner', 'Zoe', facts)[0]?.patch).toEqual({ owner: { name: 'Zoe' } })
  })

  it('days as they are called in filters, and none', () => {
    expect(fieldOptions('due', 'fri', facts).map(({ patch }) => patch)).toEqual([{ due: '2026-10-09' }])
    expect(words('due', 'frday')).toEqual([])
    expect(fieldOptions('due', '', facts).at(-1)?.patch).toEqual({ due: null })
  })

  it('statuses by the beginning of a word, milestones with those that are there', () => {
    expect(words('status', 'do')).toEqual(['To do', 'Done'])
    expect(words('milestone', 'r')).toEqual(['rc1', 'r'])
    expect(words('milestone', '')).toEqual(['beta1', 'rc1', 'No milestone'])
  })

  it('taking back sets what was there before', () => {
    const was = action('x', { owner: BEN, due: '2026-10-09' })
    expect(undoOf(was, { owner: ANN, status: 'DONE', milestone: 'rc1' })).toEqual({
      ...{ owner: BEN, status: 'TODO', milestone: null },
    })
  })
})

describe('copying as a table', () => {
  it('has the same cells in all three forms', () => {
    const table = actionsTable(
      [action('Write <it> | now', { owner: ANN, due: '2026-10-09' })],
      'https://relay',
    )
    expect(tableTsv(table).split('\n')[1]).toBe('A1\tWrite <it> | now\tAnn Lee\t2026-10-09\tTo do\t\tSession')
    expect(tableMarkdown(table).split('\n')[2]).toContain('| Write \\<it\\> \\| now | Ann Lee |')
    expect(tableHtml(table)).toContain(
      '<a href="https://relay/sessions/s#Write &#60;it&#62; &#124;'.slice(0, 40),
    )
    expect(tableHtml(table)).toContain('<td>Write &#60;it&#62; | now</td>')
  })

  it('whatever is typed is a cell and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const table = actionsTable(
          texts.map((text) => action(text)),
          'https://relay',
        )
        const tsv = tableTsv(table).trimEnd().split('\n')
        expect(tsv).toHaveLength(texts.length + 1)
        for (const line of tsv.slice(1)) {
          const cells = line.split('\t')
          expect([cells.length, /^[-=+@]/.test(cells[1] ?? '')]).toEqual([7, false])
        }
        const doc = new DOMParser().parseFromString(tableHtml(table), 'text/html')
        expect(doc.querySelectorAll('td')).toHaveLength(7 * texts.length)
        expect(doc.querySelectorAll('td *')).toHaveLength(texts.length)
        const rows = tableMarkdown(table).trimEnd().split('\n')
        expect(rows).toHaveLength(texts.length + 2)
        for (const row of rows) expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(8)
      }),
      { numRuns: 40 },
    )
  })
})
