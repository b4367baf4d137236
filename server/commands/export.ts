/**
 * `rapporteur export`: specs and reports into a folder or a git repository. Running it again changes nothing, hand edits
 * made there stay; --dry-run shows a diff.
 */
import { join } from 'node:path'
import type { Target } from '#note/exports/target.ts'
import { diffLines } from '../publish/diff-lines.ts'
import { applyPlan, PublishError } from '../publish/apply-plan.ts'
import { checkRepository } from '../publish/git.ts'
import { offersOf, planFiles, type PlannedFile } from '../publish/plan-files.ts'
import { readWritten, type Written } from '../publish/written.ts'
import { loadTargets } from '../templates/targets.ts'
import { dataDirectory, needed, parseGiven, publicAddress, type Given } from './arguments.ts'
import type { Command } from './command.ts'
import { CHOICES, makeChosen, readSettings } from './export-choice.ts'
import { RefusedError, UsageError, type ExitCode } from './refuse.ts'
import { withSummitData } from './summit-data.ts'
import type { Terminal } from './terminal.ts'

export const exportNotes: Command = async (words, terminal) => {
  const given = parseGiven('export', words, {
    options: ['target', 'out', 'set', ...CHOICES],
    flags: ['all', 'dry-run', 'commit'],
  })
  const target = findTarget(needed(given, 'export', 'target'))
  const folder = needed(given, 'export', 'out')
  const settings = readSettings(given, target)
  refuseUncommittable(given, folder)
  return withSummitData<ExitCode>(given, async (data) => {
    const address = publicAddress(dataDirectory(given), terminal.environment)
    const { files, problems } = await makeChosen(given, data, { target, settings, address })
    for (const problem of problems) terminal.error(`${problem.blocking ? 'Blocks: ' : ''}${problem.message}`)
    const written = readWritten(folder, target.id)
    const planned = await planFiles(folder, files, written)
    const dryRun = given.flags.has('dry-run')
    if (!dryRun) carryOut(planned, { folder, written, commits: given.flags.has('commit') })
    report(planned, { given, folder, dryRun }, terminal)
    offerEdits(planned, { written, target, dryRun }, terminal)
    if (!problems.some((each) => each.blocking)) return 0
    throw new RefusedError('What is blocked was left out: mend it and export again.')
  })
}

function findTarget(id: string): Target {
  const targets = loadTargets()
  const target = targets.find(id)
  if (target !== null) return target
  const known = targets.list.map((each) => each.id).join(', ')
  throw new UsageError(`There is no target "${id}": name one of ${known}.`)
}

function refuseUncommittable(given: Given, folder: string): void {
  if (!given.flags.has('commit') || given.flags.has('dry-run')) return
  const outcome = checkRepository(folder)
  if (!outcome.ok) throw new RefusedError(outcome.sentence)
}

function carryOut(planned: readonly PlannedFile[], applying: Parameters<typeof applyPlan>[1]): void {
  try {
    applyPlan(planned, applying)
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

function report(
  planned: readonly PlannedFile[],
  { given, folder, dryRun }: { given: Given; folder: string; dryRun: boolean },
  terminal: Terminal,
): void {
  if (given.flags.has('json')) {
    const files = planned.map(({ path, change }) => ({ path, change }))
    return terminal.out(JSON.stringify({ files, written: !dryRun }))
  }
  for (const { path, change, before, text, document } of planned) {
    if (!dryRun || change === 'same' || document !== undefined)
      terminal.out(`${change}: ${join(folder, path)}`)
    else for (const line of diffLines(path, before, text)) terminal.out(line)
  }
  if (planned.length === 0) terminal.out('There is nothing to export: no chosen session has a note.')
}
