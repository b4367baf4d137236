/** Medians, percentiles and a table for benchmarks; says what was run on what. */
import { cpus, totalmem } from 'node:os'

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** One row: what, figure in ms, and the goal it is held against. */
export interface Figure {
  readonly what: string
  readonly ms: number
  readonly goal?: number
}

/** On what it was measured. */
export function machine(): string {
  const processor = cpus()
  return `${processor.length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${processor[0]?.model ?? 'unknown'}, Node ${process.version}`
}

/** Prints the figures; the exit code does not depend on them, a benchmark is not a test. */
export function report(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`)
  console.log(machine())
  for (const { what, ms, goal } of figures) {
    const verdict = goal === undefined ? '' : `  goal ${goal}: ${ms <= goal ? 'reached' : 'NOT reached'}`
    console.log(`  ${what.padEnd(64)} ${ms.toFixed(1).padStart(8)} ms${verdict}`)
  }
}
