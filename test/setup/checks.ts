/**
 * The checks that need no test: format, lint, types, walls, build. Each is one outcome; what a tool prints is shown
 * only where it found something.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runCommand, say, toolPath, type CommandEnd } from './steps.ts'
import { judgeCheck, type Outcome } from './tally.ts'

const FOLDERS = ['note', 'server', 'renderer', 'electron', 'test']
/** Fewer modules than this means that the tool looked past the sources, as it does with an unknown TypeScript. */
const FEWEST_MODULES = 40

/** Runs every check, in the order in which a fault is cheapest to find. */
export async function runChecks(): Promise<Outcome[]> {
  return [
    await checkTool('format', ['prettier', '--check', '--log-level', 'warn', '.']),
    await checkTool('lint', ['eslint', '--max-warnings', '0', '.']),
    await checkTool('types', ['tsc', '-b']),
    await checkTool('config types', ['tsc', '-p', 'test/setup/tsconfig.configs.json']),
    await checkWalls(),
  ]
}

/** Builds the page and the shell. */
export async function runBuild(): Promise<Outcome> {
  say('build')
  const end = await runCommand('npm', ['run', '--silent', 'build'], { quiet: true })
  if (end.code !== 0) return judge('build', end)
  const missing = ['dist/renderer/index.html', 'dist/electron/main.mjs', 'dist/electron/preload.cjs'].filter(
    (file) => !existsSync(join(ROOT, file)),
  )
  return judgeCheck('build', missing.length === 0 ? null : `missing: ${missing.join(', ')}`, end.seconds)
}

async function checkTool(name: string, [tool = '', ...values]: readonly string[]): Promise<Outcome> {
  say(name)
  return judge(name, await runCommand(toolPath(tool), values, { quiet: true }))
}

async function checkWalls(): Promise<Outcome> {
  say('walls')
  const values = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...FOLDERS]
  const end = await runCommand(toolPath('depcruise'), values, { quiet: true })
  if (end.code !== 0) process.stdout.write(end.output)
  const modules = Number(/\((\d+) modules?/.exec(end.output)?.[1] ?? 0)
  if (end.code !== 0) return judgeCheck('walls', 'see above', end.seconds)
  const fault = modules < FEWEST_MODULES ? `only ${modules} modules were looked at` : null
  return {
    ...judgeCheck('walls', fault, end.seconds),
    ...(fault === null ? { detail: `${modules} modules` } : {}),
  }
}

function judge(name: string, end: CommandEnd): Outcome {
  if (end.code !== 0) process.stdout.write(end.output)
  return judgeCheck(name, end.code === 0 ? null : 'see above', end.seconds)
}
