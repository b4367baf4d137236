/**
 * Running the two kinds of tests and counting them from their JSON reports; where there is no display, the end-to-end
 * tests get a virtual one.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand, say, SCRATCH, toolPath } from './steps.ts'
import { countBrowserTests, countUnitTests, judgeTests, type Outcome } from './tally.ts'

const UNIT_LIMIT_MS = 10 * 60_000
const BROWSER_LIMIT_MS = 14 * 60_000

/** Runs the unit tests; `extra` goes to Vitest and makes it a subset. */
export async function runUnitTests(extra: readonly string[]): Promise<Outcome> {
  say('unit tests')
  const report = freshReport('unit.json')
  const values = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json']
  const end = await runCommand(toolPath('vitest'), [...values, `--outputFile.json=${report}`, ...extra], {
    timeoutMs: UNIT_LIMIT_MS,
  })
  return judgeTests('unit tests', countUnitTests(report), { ...end, isSubset: extra.length > 0 })
}

/** Runs the end-to-end tests; `extra` goes to Playwright and makes it a subset. */
export async function runBrowserTests(extra: readonly string[]): Promise<Outcome> {
  say('end-to-end tests')
  const report = freshReport('e2e.json')
  const playwright = [toolPath('playwright'), 'test', '--config', 'test/playwright.config.ts']
  const [command = '', ...values] = [...screenWrapper(), ...playwright, '--reporter=line,json', ...extra]
  const end = await runCommand(command, values, {
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    timeoutMs: BROWSER_LIMIT_MS,
  })
  return judgeTests('end-to-end', countBrowserTests(report), { ...end, isSubset: extra.length > 0 })
}

/** The words to put before a command that opens windows, where there is no screen. */
export function screenWrapper(): string[] {
  const hasDisplay = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
  if (process.platform !== 'linux' || hasDisplay) return []
  say('There is no display; Xvfb provides one.')
  return ['xvfb-run', '-a', '-s', '-screen 0 1440x1000x24']
}

/** A path for a report that is sure not to be there from an earlier run. */
function freshReport(name: string): string {
  mkdirSync(SCRATCH, { recursive: true })
  const file = join(SCRATCH, name)
  rmSync(file, { force: true })
  return file
}
