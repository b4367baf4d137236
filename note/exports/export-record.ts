/**
 * Exports one record to one target: the files as they would be written and what stands in the way. Pure and without a
 * clock: the same record gives the same bytes.
 */
import type { NoteRecord } from '../record-model.ts'
import { NAME_PATTERN } from '../summit.ts'
import type { ExportFile, ExportProblem } from '../wire/api.ts'
import { shortRstTitle } from './rst-blocks.ts'
import { checkSpec } from './spec-check.ts'
import type { Cycle, Target } from './target.ts'
import { tidyLines } from './syntax.ts'
import { type ExportContext, linkedBlueprints, type NoteView, viewOf } from './view.ts'
import { exportWorkItems } from './work-items-of.ts'
import { HTML } from './html.ts'

/** The export. Files come with blocking problems too, to be looked at; they must not be published then. */
export interface ExportResult {
  readonly files: readonly ExportFile[]
  readonly problems: readonly ExportProblem[]
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
  const view = { ...viewOf(record, context, target), cycle: { id: cycle?.id ?? '', name: cycle?.name ?? '' } }
  const path = target.engine.renderText(target.path, view).replace(/\\/g, '')
  if (!isSafePath(path)) return refused('path-unsafe', `"${path}" is no path inside the export's folder.`)
  const { text, problems } = textOf(target, record, { view, cycle, context })
  return { files: text === '' ? [] : [{ path, text }], problems }
}

/** Escapes of the syntax were taken out of the path before; what is left must be plain folders and a file. */
function isSafePath(path: string): boolean {
  return path.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9+._-]*$/.test(part))
}

interface Written {
  readonly text: string
  readonly problems: readonly ExportProblem[]
}

function textOf(target: Target, record: NoteRecord, order: Order & { readonly view: NoteView }): Written {
  const template = order.cycle?.template ?? target.template ?? ''
  switch (target.syntax) {
    case 'json':
      return { text: `${JSON.stringify(record, null, 2)}\n`, problems: [] }
    case 'work-items':
      return exportWorkItems(record, order.context.people)
    case 'markdown':
      return { text: tidyLines(target.engine.render(template, order.view)), problems: [] }
    case 'html':
      return { text: HTML.finish(target.engine.render(template, order.view)), problems: [] }
    case 'rst': {
      const text = tidyLines(target.engine.render(template, order.view))
      return {
        text,
        problems: [...specProblems(record, order.view), ...checkSpec(text, order.cycle?.titles ?? [])],
      }
    }
  }
}

/** What is worth knowing before a spec is published, though its project would take it. */
function specProblems(record: NoteRecord, view: NoteView): readonly ExportProblem[] {
  const problems: ExportProblem[] = []
  if (linkedBlueprints(record).length === 0) {
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
  return { files: [], problems: [{ code, message, blocking: true }] }
}
