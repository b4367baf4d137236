/** Carries a plan out: writes what changed, remembers it, and commits it by session where that is asked for. */
import { join } from 'node:path'
import { commitFiles } from './git.ts'
import type { PlannedFile } from './plan-files.ts'
import { writeWhole, type Written } from './written.ts'

/** Why a plan could not be carried out; the message is a sentence with the way out. */
export class PublishError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'PublishError'
  }
}

export interface Applying {
  readonly folder: string
  readonly written: Written
  readonly commits: boolean
}

/** What was written is remembered only once it is. Throws PublishError. */
export function applyPlan(planned: readonly PlannedFile[], { folder, written, commits }: Applying): void {
  const changed = planned.filter((file) => file.change !== 'same')
  for (const file of changed) write(folder, file)
  // The note's own text, without the hand edits: against it they are seen again next time.
  written.keep(planned.flatMap(keptOf))
  if (!commits) return
  for (const session of new Set(changed.map((file) => file.session))) {
    const own = changed.filter((file) => file.session === session)
    const paths = own.map(({ path }) => path)
    const outcome = commitFiles(folder, paths, own[0]?.commit ?? '')
    if (!outcome.ok) throw new PublishError(outcome.sentence)
  }
}

/** Of a document that was not drawn the last entry stays: against it a hand edit is seen. */
function keptOf({ path, session, made, document }: PlannedFile): Parameters<Written['keep']>[0] {
  if (document === undefined) return [{ path, session, content: made }]
  const { bytes, source } = document
  return bytes === null ? [] : [{ path, session, content: bytes, source }]
}

function write(folder: string, { path: name, text, document }: PlannedFile): void {
  const path = join(folder, name)
  try {
    writeWhole(path, document?.bytes ?? text)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason'
    throw new PublishError(`${path} cannot be written (${reason}): name another folder.`)
  }
}
