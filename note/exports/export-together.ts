/** The files that a target makes of all sessions at once: one table, one calendar. Pure; equal records, equal bytes. */
import type { NoteRecord } from '../record-model.ts'
import type { ExportProblem } from '../wire/api.ts'
import { isSafePath, type RecordFile } from './export-record.ts'
import { finishText, type Target } from './target.ts'
import { checkRules } from './target-rules.ts'
import { type ExportContext, viewOf } from './view.ts'

export interface Together {
  readonly summit: { readonly id: string; readonly title: string }
  /** In the order in which they are to stand. */
  readonly notes: readonly { readonly record: NoteRecord; readonly context: ExportContext }[]
}

export interface TogetherResult {
  readonly files: readonly RecordFile[]
  readonly problems: readonly ExportProblem[]
  readonly commit: string
}

/** Nothing where the target has no such file. Never throws; a failing template is a blocking problem. */
export function exportTogether(target: Target, { summit, notes }: Together): TogetherResult {
  const commit = `${target.title}: ${summit.title}`
  if (target.together.length === 0) return { files: [], problems: [], commit }
  try {
    const view = { summit, notes: notes.map(({ record, context }) => viewOf(record, context, target)) }
    const files = target.together.map((file): RecordFile => {
      const path = file.engine.renderText(file.path, view)
      if (!isSafePath(path)) throw new Error(`"${path}" is no path inside the export's folder`)
      const text = finishText(file.syntax, file.engine.render(file.template ?? '', view))
      return file.writer === null ? { path, text } : { path, text, writer: file.writer }
    })
    return { files, problems: checkRules(target.rules, files, []), commit }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown reason'
    const message = `The template of ${target.title} failed: ${reason}.`
    return { files: [], problems: [{ code: 'template-failed', message, blocking: true }], commit }
  }
}
