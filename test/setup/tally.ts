/**
 * What a run comes to: one line per step and the sum at the end. A step in which nothing ran has failed, and so has a
 * skipped test, unless a part of the tests was asked for.
 */
import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

export interface Outcome {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly seconds: number
  readonly detail?: string
  /** The tests that failed, each with the first line of why. */
  readonly failures?: readonly string[]
}

interface UnitReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages?: readonly string[]
    }[]
  }[]
}

interface BrowserReport {
  readonly errors: readonly unknown[]
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** The tests that failed, each with the first line of why. */
  readonly failures?: readonly string[]
}

/** Counts Vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function countUnitTests(file: string): Counts {
  const report = readReport<UnitReport>(file)
  if (report === null) return { passed: 0, failed: 0, skipped: 0 }
  const unloaded = report.testResults.filter(
    (result) =>
      result.status === 'failed' &&
      !result.assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failedUnitTests(report),
  }
}

function failedUnitTests({ testResults }: UnitReport): string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const [reason = ''] = (failureMessages?.[0] ?? '').split('\n')
        return `${relative(process.cwd(), name)}: ${fullName}: ${reason}`
      }),
  )
}

/** Counts Playwright's JSON report; a test that passed only when repeated has failed. */
export function countBrowserTests(file: string): Counts {
  const report = readReport<BrowserReport>(file)
  if (report === null) return { passed: 0, failed: 0, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}

/** The outcome of a step of tests, from its counts and from how the command ended. */
export function judgeTests(
  name: string,
  counts: Counts,
  end: { readonly code: number; readonly seconds: number; readonly isSubset: boolean },
): Outcome {
  const skipped = end.isSubset ? 0 : counts.skipped
  const { passed, failures = [] } = counts
  const failed = counts.failed + skipped
  const said = skipped > 0 ? { detail: `${skipped} skipped, counted as failed` } : {}
  if (passed + failed === 0) return { name, passed, failed: 1, seconds: end.seconds, detail: 'no test ran' }
  // An error outside every test: the tool says so by its exit code alone.
  const silent = end.code !== 0 && failed === 0
  const detail = `ended with code ${end.code} outside its tests`
  return silent
    ? { name, passed, failed: 1, seconds: end.seconds, detail }
    : { name, passed, failed, ...said, failures, seconds: end.seconds }
}

/** The outcome of a check that either holds or does not. */
export function judgeCheck(name: string, fault: string | null, seconds: number): Outcome {
  if (fault === null) return { name, passed: 1, failed: 0, seconds }
  return { name, passed: 0, failed: 1, seconds, detail: fault }
}

/** All outcomes as lines, the last of which is exactly `N passed, N failed`. */
export function summarize(outcomes: readonly Outcome[]): {
  readonly lines: string[]
  readonly isGood: boolean
} {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
  const lines = outcomes.map(outcomeLine)
  // Once more at the end: whoever sees only the last page of a long log must learn what failed.
  const failures = outcomes.flatMap((outcome) => (outcome.failures ?? []).map((one) => `✗ ${one}`))
  return {
    lines: ['', ...lines, '', ...failures, `${passed} passed, ${failed} failed`],
    isGood: failed === 0 && passed > 0,
  }
}

function outcomeLine(outcome: Outcome): string {
  const mark = outcome.failed === 0 ? '✓' : '✗'
  const counts = `${outcome.passed} passed, ${outcome.failed} failed`.padEnd(24)
  const detail = outcome.detail === undefined ? '' : `  ${outcome.detail}`
  return `${mark} ${outcome.name.padEnd(14)} ${counts} ${outcome.seconds.toFixed(1).padStart(6)} s${detail}`
}

function readReport<Report>(file: string): Report | null {
  if (!existsSync(file)) return null
  return JSON.parse(readFileSync(file, 'utf8')) as Report
}
