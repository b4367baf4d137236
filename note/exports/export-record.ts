/**
 * Exports one record to one target: the files as they would be written and what stands in the way. Pure and without a
 * clock: the same record gives the same bytes.
 */
import type { NoteRecord } from '../record-model.ts'
import { NAME_PATTERN } from '../summit.ts'
import type { ExportProblem } from '../wire/api.ts'
import { shortRstTitle } from './rst-blocks.ts'
import { type Cycle, finishText, type Target, type TargetFile, type WriterName } from './target.ts'
import { checkRules } from './target-rules.ts'
import { type ExportContext, linkedBlueprints, type NoteView, viewOf } from './view.ts'
import { exportWorkItems } from './work-items-of.ts'

/** The export. Files come with blocking problems too, to be looked at; they must not be published then. */
export interface ExportResult {
  readonly files: readonly RecordFile[]
  readonly problems: readonly ExportProblem[]
  /** The message of a commit that publishes them. */
  readonly commit: string
}

/** One file: its text, or where a writer is named what that writer makes the file of. */
export interface RecordFile {
  readonly path: string
  readonly text: string
  readonly writer?: WriterName
}

/** Never throws for anything in the record; a failing template is a blocking problem. */
export function exportRecord(target: Target, record: NoteRecord, context: ExportContext): ExportResult {
  if (!NAME_PATTERN.test(record.session.id)) {
    return refused(
      'session-name',
      `"${record.session.id}" cannot name a file. Sessions are named [a-z0-9][a-z0-9+.-]+.`,
    )
  }
  const cycle =
    context.cycle === undefined ? target.cycles[0] : target.cycles.find(({ id }) => id === context.cycle)
  if (cycle === undefined && target.cycles.length > 0) {
    const known = target.cycles.map(({ id }) => id).join(', ')
    return refused('cycle-unknown', `${target.title} knows no cycle ${context.cycle}. Known are: ${known}.`)
  }
  try {
    return render(target, record, { context, cycle })
  } catch (error) {
    // LiquidJS reports its limits and undefined names by throwing; the template is at fault, not the note.
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason'
    return refused('template-failed', `The template of ${target.title} failed: ${reason}.`)
  }
}

interface Order {
  readonly context: ExportContext
  readonly cycle: Cycle | undefined
}

function render(target: Target, record: NoteRecord, { context, cycle }: Order): ExportResult {
  const workItems = exportWorkItems(record, context.people)
  const view = {
    ...viewOf(record, context, target),
    cycle: { id: cycle?.id ?? '', name: cycle?.name ?? '' },
    outline: outlineOf(cycle),
    workitems_text: workItems.text,
  }
  const files = target.files.flatMap((file, index) => {
    const path = file.engine.renderText(file.path, view).replace(/[\\"]|<<Verbatim\(|\)>>/g, '')
    const template = (index === 0 ? cycle?.template : undefined) ?? file.template ?? ''
    const text = textOf(file, template, { record, view, workItems: workItems.text })
    const { writer } = file
    if (text === '') return []
    return [writer === null ? { path, text } : { path, text, writer }]
  })
  const unsafe = files.find(({ path }) => !isSafePath(path))
  if (unsafe) return refused('path-unsafe', `"${unsafe.path}" is no path inside the export's folder.`)
  const problems = [
    ...(target.syntax === 'rst' ? specProblems(record, view) : []),
    ...numberProblems(target, view),
    ...(writesWorkItems(target) ? workItems.problems : []),
    ...checkRules(target.rules, files, cycle?.titles ?? []),
  ]
  return { files, problems, commit: target.words.renderText(target.commit, view).trim() }
}

/** Launchpad takes the whole text or nothing, in a file of its own as well as in a blueprint's field. */
function writesWorkItems(target: Target): boolean {
  return target.syntax === 'work-items' || target.id === 'launchpad-blueprint'
}

/** The titles of a cycle in their order, each with what it holds of the note. */
function outlineOf(cycle: Cycle | undefined) {
  const holds = (title: string) => cycle?.holds[title] ?? []
  return (cycle?.titles ?? []).flatMap(({ title, under }) => [
    { title, level: 1, parts: holds(title), parent: under.length > 0 },
    ...under.map((name) => ({ title: name, level: 2, parts: holds(name), parent: false })),
  ])
}

/** Escapes of the syntax were taken out of the path before; what is left must be plain folders and a file. */
export function isSafePath(path: string): boolean {
  return path.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9+._-]*$/.test(part))
}

interface Sources {
  readonly record: NoteRecord
  readonly view: NoteView
  readonly workItems: string
}

function textOf(file: TargetFile, template: string, { record, view, workItems }: Sources): string {
  if (file.syntax === 'json') return `${JSON.stringify(record, null, 2)}\n`
  if (file.syntax === 'work-items') return workItems
  return finishText(file.syntax, file.engine.render(template, view))
}

/** A proposal without its number is a draft: everything else about it is right. */
function numberProblems({ numbering }: Target, view: NoteView): readonly ExportProblem[] {
  if (numbering === null || view.number !== '0') return []
  const message = `${view.slug}: ${numbering.missing}`
  return [{ code: 'number-missing', message, blocking: false }]
}

/** What is worth knowing before a spec is published, though its project would take it. */
function specProblems(record: NoteRecord, view: NoteView): readonly ExportProblem[] {
  const problems: ExportProblem[] = []
  // A room that said why there is none has been asked.
  const isAnswered = record.sections.some(({ key, none }) => key === 'blueprints' && none !== null)
  if (linkedBlueprints(record).length === 0 && !isAnswered) {
    const message = `No blueprint is linked, so the spec is named after the session: ${view.slug}.`
    problems.push({ code: 'blueprint-missing', message, blocking: false })
  }
  if (shortRstTitle(view.session.title).cut) {
    const message = 'The title is longer than 79 columns and was cut. Shorten the title of the session.'
    problems.push({ code: 'title-cut', message, blocking: false })
  }
  for (const action of view.actions) {
    if (action.owner === null || action.owner.account !== '') continue
    const message = `${action.number}: the Launchpad account of ${action.owner.name} is not known; the spec has the name.`
    problems.push({ code: 'account-unknown', message, blocking: false })
  }
  return problems
}

function refused(code: string, message: string): ExportResult {
  return { files: [], problems: [{ code, message, blocking: true }], commit: '' }
}
