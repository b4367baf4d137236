/**
 * `npm run bench:summit`: the end of a summit. 200 sessions with notes are closed, approved and exported to every target,
 * the book is published with its PDF, and all of it is run again, which must write nothing. Prints times by stage and target, the most
 * memory each program held and how long its threads worked (which a busy machine does not change), and every finding left. `RAPPORTEUR_SESSIONS=n` and `RAPPORTEUR_SEED=n` make another.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { SessionsAnswer } from '#note/wire/api.ts'
import { openForCommand } from '#server/journal/open-for-command.ts'
import { loadTemplates } from '#server/templates/templates.ts'
import { makeSummit, storeSummit } from '../helpers/made-summit.ts'
import { report, type Figure } from './figures.ts'

const SESSIONS = Number(process.env['RAPPORTEUR_SESSIONS'] ?? 200)
const SEED = Number(process.env['RAPPORTEUR_SEED'] ?? 1)
const GOAL_MS = 60_000
const BIN = resolve(import.meta.dirname, '../../server/rapporteur.mjs')
/** How often the memory of a running program is looked at. */
const LOOK_MS = 50
/** Of Linux' clock of a program's work, a second. */
const TICKS = 100
/** Requests on their way at once, as a lead's browser has them. */
const AT_ONCE = 6
const TOKEN = randomBytes(32).toString('base64url')

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-summit-'))
const data = join(folder, 'data')
const out = join(folder, 'out')
const book = join(folder, 'book')
const peaks = new Map<string, number>()
const worked = new Map<string, number>()

interface Running {
  readonly child: ReturnType<typeof spawn>
  /** Every line of its output, with when it came. */
  readonly lines: { readonly text: string; readonly at: number }[]
  readonly ended: Promise<number | null>
}

function run(name: string, words: readonly string[]): Running {
  const PATH = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`
  const env = { ...process.env, PATH, RAPPORTEUR_ORGANIZER_TOKEN: TOKEN, RAPPORTEUR_LOG: 'error' }
  // As `npx rapporteur` does: its first line says how.
  const child = spawn(BIN, words, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const lines: Running['lines'] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (text) => lines.push({ text, at: performance.now() }))
  const look = setInterval(() => {
    try {
      const kib = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0)
      peaks.set(name, Math.max(peaks.get(name) ?? 0, kib))
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      worked.set(name, (Number(fields[11]) + Number(fields[12])) / TICKS)
    } catch {
      // Ended between two looks, or a system without /proc: the figure is left out.
    }
  }, LOOK_MS)
  const ended = new Promise<number | null>((done) => child.once('close', done))
  void ended.then(() => clearInterval(look))
  return { child, lines, ended }
}

async function runToEnd(name: string, words: readonly string[]): Promise<Running['lines']> {
  const { lines, ended } = run(name, words)
  const code = await ended
  if (code !== 0)
    throw new Error(`${words.join(' ')} ended with ${code}:\n${lines.map(({ text }) => text).join('\n')}`)
  return lines
}

async function ask(address: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** Every file below, with when it was written. */
function stateOf(place: string): ReadonlyMap<string, number> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), statSync(join(parentPath, name)).mtimeMs]),
  )
}

function differences(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  )
}

async function timed<T>(what: string, figures: Figure[], act: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await act()
  figures.push({ what, ms: performance.now() - began })
  return result
}

/** Times by target, from the line that each target ends with. */
function targetFigures(lines: Running['lines'], began: number): readonly Figure[] {
  let last = began
  return lines.flatMap(({ text, at }) => {
    const target = /^([a-z0-9-]+): \d+ new, /.exec(text)?.[1]
    if (target === undefined) return []
    const ms = at - last
    last = at
    return [{ what: `  ${target}`, ms }]
  })
}

async function closeAndApprove(figures: Figure[]): Promise<readonly string[]> {
  const relay = run('relay', ['serve', '--data', data, '--port', '0'])
  const address = await new Promise<string>((done, fail) => {
    relay.child.once('exit', () => fail(new Error(relay.lines.map(({ text }) => text).join('\n'))))
    relay.child.stdout?.on('data', (part: Buffer) => {
      const found = /Listening on (\S+)/.exec(part.toString())?.[1]
      if (found !== undefined) done(found)
    })
  })
  const { sessions } = (await ask(address, '/sessions')) as SessionsAnswer
  const step = async (to: string) => {
    const left = [...sessions]
    const one = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift())
        await ask(address, `/sessions/${next.session.id}/state`, { to })
    }
    await Promise.all(Array.from({ length: AT_ONCE }, one))
  }
  await timed('all closed', figures, () => step('closed'))
  await timed('all approved', figures, () => step('approved'))
  const after = (await ask(address, '/sessions')) as SessionsAnswer
  relay.child.kill('SIGTERM')
  await relay.ended
  return after.sessions.flatMap(({ session, completeness }) =>
    (completeness?.findings ?? []).map(({ sentence }) => `${session.id}: ${sentence}`),
  )
}

function makeData(): number {
  const { store } = openForCommand(data, { create: true })
  try {
    const made = makeSummit(SESSIONS, SEED)
    storeSummit(store, made, loadTemplates().standard)
    return made.notes.reduce(
      (sum, note) => sum + Object.values(note.sections).reduce((lines, section) => lines + section.length, 0),
      0,
    )
  } finally {
    store.close()
  }
}

try {
  const lines = makeData()
  const figures: Figure[] = []
  const targets: Figure[] = []
  const began = performance.now()
  const findings = await closeAndApprove(figures)
  const words = ['export', '--target', 'all', '--all', '--out', out, '--data', data]
  const publish = () => runToEnd('publish', ['publish', '--out', book, '--pdf', '--data', data])
  const exporting = performance.now()
  const first = await timed('all targets', figures, () => runToEnd('export', words))
  targets.push(...targetFigures(first, exporting))
  await timed('the book', figures, publish)
  const before = [stateOf(out), stateOf(book)] as const
  await timed('all targets again', figures, () => runToEnd('export again', words))
  await timed('the book again', figures, publish)
  const whole = performance.now() - began
  const rewritten = [...differences(before[0], stateOf(out)), ...differences(before[1], stateOf(book))]
  const notices = first.map(({ text }) => text).filter((text) => !/^(new: |[a-z0-9-]+: \d+ new)/.test(text))
  report(`The end of a summit: ${SESSIONS} sessions, ${lines} lines, ${before[0].size} files, seed ${SEED}`, [
    ...figures,
    { what: 'together', ms: whole, goal: GOAL_MS },
  ])
  report('By target, the first time (reading the notes is in the first)', targets)
  for (const [name, kib] of peaks)
    console.log(
      `  ${name}: ${Math.round(kib / 1024)} MiB of memory at most, ${(worked.get(name) ?? 0).toFixed(1)} s of work`,
    )
  console.log(`  findings left in the notes: ${findings.length}`)
  console.log(
    `  notices of the exports: ${notices.length} (a PEP or KEP of a session without blueprint has no number)`,
  )
  console.log(`  written again by the second run: ${rewritten.length}`)
  for (const each of [...findings, ...notices, ...rewritten].slice(0, 40)) console.log(`    ${each}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
