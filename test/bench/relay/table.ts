/** A scenario's figures as a table, and its bars with a verdict. Ratios are formed inside a repetition, then the median taken. */
import { median } from '../figures.ts'
import type { Row } from './load.ts'
import type { Bar, Scenario } from './scenarios.ts'
import type { ServerKind } from './server-process.ts'

/** One repetition's figures by server; a server that failed is left out. */
export type Repetition = Partial<Record<ServerKind, Row>>

export interface Verdict extends Bar {
  readonly scenario: string
  /** Null where it could not be measured. */
  readonly reached: number | null
  readonly meets: boolean
}

const PEERS: readonly ServerKind[] = ['y-websocket', 'hocuspocus']
const AGAINST = { bare: ' ÷ bare', peers: ' ÷ the better peer', number: '' } as const
const NAME_WIDTH = 13

/** The lines of a table: a row a server, the median of each figure. */
export function tableOf(scenario: Scenario, repetitions: readonly Repetition[]): string[] {
  const rows = scenario.servers.flatMap((kind) => {
    const measured = repetitions.flatMap((each): Row[] => {
      const row = each[kind]
      return row === undefined ? [] : [row]
    })
    return measured.length === 0 ? [] : [{ kind, measured }]
  })
  const names = [...new Set(rows.flatMap(({ measured }) => Object.keys(measured[0] ?? {})))]
  const cells = rows.map(({ kind, measured }) => [
    kind,
    ...names.map((name) => words(median(measured.flatMap((row) => row[name] ?? [])))),
  ])
  const widths = names.map((name, index) =>
    Math.max(name.length, ...cells.map((row) => row[index + 1]?.length ?? 0)),
  )
  const line = ([kind = '', ...values]: readonly string[]) =>
    `  ${kind.padEnd(NAME_WIDTH)}${values.map((value, index) => value.padStart((widths[index] ?? 0) + 2)).join('')}`
  return [line(['', ...names]), ...cells.map(line)]
}

export function judge(scenario: Scenario, repetitions: readonly Repetition[]): Verdict[] {
  return scenario.bars.map((bar) => {
    const ratios = repetitions.flatMap((each) => ratioOf(bar, each) ?? [])
    // What must never happen is judged by the worst repetition, what costs by the usual one.
    const reached = ratios.length === 0 ? null : bar.atMost === 0 ? Math.max(...ratios) : median(ratios)
    return { scenario: scenario.name, ...bar, reached, meets: reached !== null && reached <= bar.atMost }
  })
}

export function verdictLine({ figure, against, atMost, reached, meets }: Verdict): string {
  const verdict = reached === null ? 'not measured' : meets ? 'meets' : 'falls short'
  const measured = reached === null ? '-' : words(reached)
  return `  ${figure}${AGAINST[against]}: ${measured}, at most ${words(atMost)}: ${verdict}`
}

function ratioOf(bar: Bar, repetition: Repetition): number | null {
  const ours = repetition.ours?.[bar.figure]
  if (ours === undefined || Number.isNaN(ours)) return null
  if (bar.against === 'number') return ours
  const others = bar.against === 'bare' ? (['bare'] as const) : PEERS
  const figures = others.flatMap((kind) => repetition[kind]?.[bar.figure] ?? [])
  return figures.length === 0 ? null : ours / Math.min(...figures)
}

function words(value: number): string {
  if (Number.isNaN(value)) return '-'
  if (Number.isInteger(value)) return String(value)
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
}
