/**
 * The house's checks and tests, `node test/run.ts check|all [--only unit|e2e] [more for that tool]`: runs them one
 * after another and ends with one line, `N passed, N failed`, and exit code 0 only if nothing failed.
 */
import { runBuild, runChecks } from './setup/checks.ts'
import { provideElectron } from './setup/electron.ts'
import { provideSystem } from './setup/system.ts'
import { judgeCheck, summarize, type Outcome } from './setup/tally.ts'
import { runBrowserTests, runUnitTests } from './setup/test-runs.ts'

interface Request {
  readonly what: 'check' | 'all'
  readonly only: 'unit' | 'e2e' | null
  readonly extra: readonly string[]
}

const USAGE = 'Usage: node test/run.ts check|all [--only unit|e2e] [more for that tool]'

function parseRequest(values: readonly string[]): Request | null {
  const [what, ...rest] = values
  if (what !== 'check' && what !== 'all') return null
  if (rest[0] !== '--only') return rest.length === 0 ? { what, only: null, extra: [] } : null
  const only = rest[1]
  return only === 'unit' || only === 'e2e' ? { what, only, extra: rest.slice(2) } : null
}

async function run(request: Request): Promise<Outcome[]> {
  if (request.only === 'unit') return [await runUnitTests(request.extra)]
  if (request.only === 'e2e') return runEndToEnd(request.extra)
  if (request.what === 'check') return [...(await runChecks()), await runUnitTests([])]
  const provided = await provide()
  const checked = [...(await runChecks()), await runUnitTests([])]
  return [...provided, ...checked, await runBuild(), await runBrowserTests([])]
}

async function runEndToEnd(extra: readonly string[]): Promise<Outcome[]> {
  return [...(await provide()), await runBuild(), await runBrowserTests(extra)]
}

async function provide(): Promise<Outcome[]> {
  const started = Date.now()
  const system = judgeCheck('system', await provideSystem(), (Date.now() - started) / 1000)
  const between = Date.now()
  return [system, judgeCheck('electron', await provideElectron(), (Date.now() - between) / 1000)]
}

const request = parseRequest(process.argv.slice(2))
if (request === null) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  const { lines, isGood } = summarize(await run(request))
  console.log(lines.join('\n'))
  process.exitCode = isGood ? 0 : 1
}
