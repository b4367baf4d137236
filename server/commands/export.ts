/** `rapporteur export`: specs and reports into a folder. Running it again changes nothing; --dry-run shows a diff. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newBlueprint } from '#note/blueprints/blueprint-model.ts'
import type { Target } from '#note/exports/target.ts'
import type { Session } from '#note/summit.ts'
import type { ExportAnswer, ExportFile } from '#note/wire/api.ts'
import { sessionsTouching } from '#note/blueprints/touching.ts'
import { planBlueprintExport, planExport } from '../notes/plan-export.ts'
import { hasNote } from '../store/store.ts'
import { loadTargets } from '../templates/targets.ts'
import { dataDirectory, needed, parseGiven, publicAddress, type Given } from './arguments.ts'
import { diffLines } from './diff-lines.ts'
import type { Command } from './command.ts'
import { RefusedError, UsageError, type ExitCode } from './refuse.ts'
import { pickSessions, withSummitData, type SummitData } from './summit-data.ts'
import type { Terminal } from './terminal.ts'

type Change = 'new' | 'changed' | 'same'

interface Planned extends ExportFile {
  readonly change: Change
  readonly before: string
}

/** Which sessions; exactly one of them is given. */
const CHOICES = ['session', 'track', 'blueprint'] as const

export const exportNotes: Command = async (words, terminal) => {
  const given = parseGiven('export', words, {
    options: ['target', 'out', ...CHOICES],
    flags: ['all', 'dry-run'],
  })
  const targets = loadTargets()
  const id = needed(given, 'export', 'target')
  const target = targets.find(id)
  if (target === null) {
    throw new UsageError(
      `There is no target "${id}": name one of ${targets.list.map((each) => each.id).join(', ')}.`,
    )
  }
  const folder = needed(given, 'export', 'out')
  return withSummitData<ExitCode>(given, async (data) => {
    const address = publicAddress(dataDirectory(given), terminal.environment)
    const { files, problems } = await plan(given, data, { target, address })
    for (const problem of problems) terminal.error(`${problem.blocking ? 'Blocks: ' : ''}${problem.message}`)
    const planned = files.map((file) => compare(folder, file))
    const dryRun = given.flags.has('dry-run')
    if (!dryRun) for (const file of planned) if (file.change !== 'same') write(folder, file)
    report(planned, { given, folder, dryRun }, terminal)
    if (!problems.some((each) => each.blocking)) return 0
    throw new RefusedError('What is blocked was left out: mend it and export again.')
  })
}

/** Session by session, or all sessions of one blueprint as one spec. */
async function plan(
  given: Given,
  data: SummitData,
  { target, address }: { readonly target: Target; readonly address: string },
): Promise<ExportAnswer> {
  const sessions = chooseSessions(given, data)
  const { reader, summit } = data
  const wish = { target, sessions, reader, summit, address, blockedToo: false }
  const name = given.options['blueprint']
  if (name === undefined) return planExport(wish)
  const blueprint = data.store.blueprints.find(name) ?? newBlueprint({ name, title: name })
  const items = (await Promise.all(data.sessions.map((each) => reader.items(each).catch(() => [])))).flat()
  return planBlueprintExport(blueprint, { ...wish, sessions: sessionsTouching(name, data.sessions, items) })
}

function chooseSessions(given: Given, data: SummitData): readonly Session[] {
  const chosen = CHOICES.filter((each) => given.options[each] !== undefined)
  if (chosen.length + (given.flags.has('all') ? 1 : 0) !== 1) {
    throw new UsageError('Say what to export: --session S, --track T, --blueprint B or --all, one of them.')
  }
  const { session, track } = given.options
  if (session !== undefined) return withNote(pickSessions(data, [session]), session)
  if (track !== undefined && !data.summit.tracks.some((each) => each.id === track)) {
    const known = data.summit.tracks.map((each) => each.id).join(', ')
    throw new UsageError(`There is no track "${track}": name one of ${known}.`)
  }
  return data.sessions.filter((each) => track === undefined || each.track === track)
}

function withNote(sessions: readonly Session[], id: string): readonly Session[] {
  if (sessions.every((each) => hasNote(each.state))) return sessions
  throw new RefusedError(`Session ${id} has no note yet: open it and write one.`)
}

function compare(folder: string, file: ExportFile): Planned {
  const path = join(folder, file.path)
  if (!existsSync(path)) return { ...file, change: 'new', before: '' }
  const before = readFileSync(path, 'utf8')
  return { ...file, change: before === file.text ? 'same' : 'changed', before }
}

/** Beside the file first, then renamed: whoever reads meanwhile sees the old or the new, never a half. */
function write(folder: string, file: ExportFile): void {
  const path = join(folder, file.path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.part`, file.text)
    renameSync(`${path}.part`, path)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason'
    throw new RefusedError(`${path} cannot be written (${reason}): name another folder with --out.`)
  }
}

function report(
  planned: readonly Planned[],
  { given, folder, dryRun }: { given: Given; folder: string; dryRun: boolean },
  terminal: Terminal,
): void {
  if (given.flags.has('json')) {
    const files = planned.map(({ path, change }) => ({ path, change }))
    return terminal.out(JSON.stringify({ files, written: !dryRun }))
  }
  for (const { path, change, before, text } of planned) {
    if (!dryRun || change === 'same') terminal.out(`${change}: ${join(folder, path)}`)
    else for (const line of diffLines(path, before, text)) terminal.out(line)
  }
  if (planned.length === 0) terminal.out('There is nothing to export: no chosen session has a note.')
}
