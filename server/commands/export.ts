/**
 * `rapporteur export`: specs and reports into a folder or a git repository. Running it again changes nothing, hand edits
 * made there stay; --dry-run shows a diff. Of several targets each has a folder of its own name.
 */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Target } from '#note/exports/target.ts'
import { Drawing, type Draw } from '../documents/drawing.ts'
import { applyPlan, PublishError } from '../publish/apply-plan.ts'
import { diffLines } from '#note/exports/diff-lines.ts'
import { checkRepository } from '../publish/git.ts'
import { handEdits, wasOffered, type HandEdit } from '../publish/hand-edits.ts'
import { keptSettings } from '../publish/kept-settings.ts'
import { offersOf, planFiles, type PlannedFile } from '../publish/plan-files.ts'
import { readWritten, type Written } from '../publish/written.ts'
import { loadTargets } from '../templates/targets.ts'
import { dataDirectory, needed, parseGiven, publicAddress, type Given } from './arguments.ts'
import type { Command } from './command.ts'
import { CHOICES, chooseCycle, chooseSessions, makeChosen, readSettings } from './export-choice.ts'
import { RefusedError, UsageError, type ExitCode } from './refuse.ts'
import { withSummitData, type SummitData } from './summit-data.ts'
import type { Terminal } from './terminal.ts'
import { withRelay } from './with-relay.ts'

export const exportNotes: Command = async (words, terminal) => {
  const given = parseGiven('export', words, {
    options: ['target', 'out', 'set', 'cycle', ...CHOICES],
    flags: ['all', 'dry-run', 'commit', 'propose'],
  })
  const targets = findTargets(needed(given, 'export', 'target'))
  const out = needed(given, 'export', 'out')
  const settingsOf = readSettings(given, targets)
  return withSummitData<ExitCode>(given, async (data) => {
    const address = publicAddress(dataDirectory(given), terminal.environment)
    const told: Told[] = []
    const many = targets.length > 1
    for (const target of targets) {
      const folder = many ? join(out, target.id) : out
      const settings = settingsOf(target)
      // What drew one target's documents is given back before the next one's writer is loaded.
      const drawing = new Drawing()
      const job = { given, target, folder, settings, address, many, draw: drawing.draw }
      told.push(await exportTarget(job, data, terminal))
      await drawing.close()
      // What was told of this target is out before the next one begins.
      await setImmediate()
    }
    if (given.flags.has('propose')) await propose(told, { given }, terminal)
    if (given.flags.has('json')) terminal.out(JSON.stringify(jsonOf(told, given)))
    if (!told.some(({ blocked }) => blocked)) return 0
    throw new RefusedError('What is blocked was left out: mend it and export again.')
  })
}

interface Job {
  readonly given: Given
  readonly target: Target
  readonly folder: string
  readonly settings: Readonly<Record<string, string>>
  readonly address: string
  readonly many: boolean
  readonly draw: Draw
}

interface Told {
  readonly target: string
  readonly files: readonly { readonly path: string; readonly change: PlannedFile['change'] }[]
  readonly blocked: boolean
  readonly offers: readonly HandEdit[]
}

async function exportTarget(job: Job, data: SummitData, terminal: Terminal): Promise<Told> {
  const { given, target, folder, address } = job
  await refuseUncommittable(given, folder)
  const sessions = chooseSessions(given, data)
  const kept = keptSettings(data.store, target)
  const settings = { ...kept.values, ...job.settings }
  const cycle = chooseCycle(given, target, kept.cycle)
  const { files, problems } = await makeChosen(given, data, { target, settings, cycle, address, sessions })
  for (const { blocking, message } of problems)
    terminal.error(`${job.many ? `${target.id}: ` : ''}${blocking ? 'Blocks: ' : ''}${message}`)
  const written = readWritten(folder, target.id)
  const planned = await planFiles(folder, files, written, job.draw)
  const dryRun = given.flags.has('dry-run')
  const commits = given.flags.has('commit') ? { author: kept.author } : null
  if (!dryRun) await carryOut(planned, { folder, written, commits })
  if (!given.flags.has('json')) report(planned, job, terminal)
  offerEdits(planned, { written, target, dryRun }, terminal)
  return {
    target: target.id,
    files: planned.map(({ path, change }) => ({ path, change })),
    blocked: problems.some(({ blocking }) => blocking),
    offers: given.flags.has('propose') ? await offersTo(planned, data) : [],
  }
}

/** One, several with commas between them, or all. */
function findTargets(words: string): readonly Target[] {
  const targets = loadTargets()
  if (words === 'all') return targets.list
  return words.split(',').map((id) => {
    const target = targets.find(id)
    if (target !== null) return target
    const known = targets.list.map((each) => each.id).join(', ')
    throw new UsageError(`There is no target "${id}": name one of ${known}, or all.`)
  })
}

/** What was changed by hand, as edits of the notes; what was offered before is left out. */
async function offersTo(
  planned: readonly PlannedFile[],
  { sessions, reader, store }: SummitData,
): Promise<readonly HandEdit[]> {
  const offers: HandEdit[] = []
  for (const file of planned.filter(({ edits }) => edits.length > 0)) {
    const session = sessions.find(({ id }) => id === file.session)
    const record = session === undefined ? null : await reader.record(session)
    const known = store.reviews.proposals(file.session)
    if (record !== null) offers.push(...handEdits(file, record).filter((each) => !wasOffered(known, each)))
  }
  return offers
}

/** Through the relay, which may be serving: there the leads find them on the desk. */
async function propose(
  told: readonly Told[],
  { given }: { readonly given: Given },
  terminal: Terminal,
): Promise<void> {
  const offers = told.flatMap((each) => each.offers)
  if (offers.length > 0 && !given.flags.has('dry-run')) {
    await withRelay(dataDirectory(given), terminal, async (ask) => {
      for (const { session, path, edit } of offers)
        await ask(`/sessions/${session}/proposals`, { edit, why: `Changed in ${path}` })
    })
  }
  const word = given.flags.has('dry-run') ? 'would be offered' : 'offered'
  terminal.error(
    offers.length === 0
      ? 'No change made there by hand can be offered to a note.'
      : `${offers.length === 1 ? '1 change' : `${offers.length} changes`} made there by hand ${word} to the notes: see the desk.`,
  )
}

async function refuseUncommittable(given: Given, folder: string): Promise<void> {
  if (!given.flags.has('commit') || given.flags.has('dry-run')) return
  const outcome = await checkRepository(folder)
  if (!outcome.ok) throw new RefusedError(outcome.sentence)
}

async function carryOut(
  planned: readonly PlannedFile[],
  applying: Parameters<typeof applyPlan>[1],
): Promise<void> {
  try {
    await applyPlan(planned, applying)
  } catch (error) {
    throw error instanceof PublishError ? new RefusedError(error.message) : error
  }
}

interface Offering {
  readonly written: Written
  readonly target: Target
  readonly dryRun: boolean
}

/** Hand edits are told, and offered to the notes in a file that names what each said before. */
function offerEdits(
  planned: readonly PlannedFile[],
  { written, target, dryRun }: Offering,
  terminal: Terminal,
): void {
  for (const { path, edits, contested, document } of planned) {
    if (document?.keptWhole)
      terminal.error(`Changed there since: ${path} is kept as it is; take it away to have it written anew.`)
    if (edits.length === 0) continue
    const note = contested === 0 ? '' : `; the note says otherwise in ${contested} of them`
    terminal.error(
      `Edited there since: ${path}, ${edits.length === 1 ? '1 place is' : `${edits.length} places are`} kept${note}.`,
    )
  }
  const offers = offersOf(planned)
  if (offers.length === 0 || dryRun) return
  const file = written.report(`${target.id}.proposals.json`, offers)
  terminal.error(`What was edited there is offered to the notes in ${file}.`)
}

/** One target names every file; of many only what changes, and a line that sums up. */
function report(
  planned: readonly PlannedFile[],
  { given, folder, many, target }: Job,
  terminal: Terminal,
): void {
  const dryRun = given.flags.has('dry-run')
  for (const { path, change, before, text, document } of planned) {
    if (many && change === 'same') continue
    if (!dryRun || change === 'same' || document !== undefined)
      terminal.out(`${change}: ${join(folder, path)}`)
    else for (const line of diffLines(path, before, text)) terminal.out(line)
  }
  const count = (change: PlannedFile['change']) => planned.filter((each) => each.change === change).length
  if (many)
    terminal.out(
      `${target.id}: ${count('new')} new, ${count('changed')} changed, ${count('same')} as they should be.`,
    )
  else if (planned.length === 0) terminal.out('There is nothing to export: no chosen session has a note.')
}

function jsonOf(told: readonly Told[], given: Given): object {
  const written = !given.flags.has('dry-run')
  const [only] = told
  if (told.length === 1 && only !== undefined) return { files: only.files, written }
  return { targets: told.map(({ target, files }) => ({ target, files })), written }
}
