/** Carries a plan out: writes what changed, remembers it, and commits it by session where that is asked for. */
import { join } from 'node:path'
import { commitFiles, uncommittedIn } from './git.ts'
import type { PlannedFile } from './plan-files.ts'
import { writeWhole, type Written } from './written.ts'

/** Why a plan could not be carried out; the message is a sentence with the way out. */
export class PublishError extends Error {
  /** `place`: what stands there is in the way. `writing`: it went wrong while files were written or committed. */
  readonly at: 'place' | 'writing'

  constructor(sentence: string, at: 'place' | 'writing' = 'writing') {
    super(sentence)
    this.name = 'PublishError'
    this.at = at
  }
}

export interface Applying {
  readonly folder: string
  readonly written: Written
  /** Null commits nothing; `author` as git takes it, empty for whoever commits there. */
  readonly commits: { readonly author: string } | null
}

/**
 * What was written is remembered only once it is. Files that are as they should be and were never committed are: a run
 * that was stopped is finished by the next. Answers how many commits were made. Rejects with PublishError.
 */
export async function applyPlan(
  planned: readonly PlannedFile[],
  { folder, written, commits }: Applying,
): Promise<number> {
  const changed = planned.filter((file) => file.change !== 'same')
  for (const file of changed) write(folder, file)
  // The note's own text, without the hand edits: against it they are seen again next time.
  written.keep(planned.flatMap(keptOf))
  if (commits === null) return 0
  const waiting = await waitingIn(folder, planned)
  const open = planned.filter((file) => changed.includes(file) || waiting.includes(file))
  const sessions = new Set(open.map(({ session }) => session))
  for (const session of sessions) {
    const own = open.filter((file) => file.session === session)
    const paths = own.map(({ path }) => path)
    const words = { message: own[0]?.commit ?? '', author: commits.author }
    const outcome = await commitFiles(folder, paths, words)
    if (!outcome.ok) throw new PublishError(outcome.sentence)
  }
  return sessions.size
}

/** Files that say what they should, without a hand in it, and are in no commit. */
export async function waitingIn(
  folder: string,
  planned: readonly PlannedFile[],
): Promise<readonly PlannedFile[]> {
  const right = planned.filter(
    ({ change, edits, document }) => change === 'same' && edits.length === 0 && document?.keptWhole !== true,
  )
  if (right.length === 0) return []
  const { changed, untracked, prefix } = await uncommittedIn(
    folder,
    right.map(({ path }) => path),
  )
  return right.filter(({ path }) => changed.has(prefix + path) || untracked.has(prefix + path))
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
