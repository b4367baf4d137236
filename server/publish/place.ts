/** Where a target's files go, and why nothing can be written or committed there now. */
import { join } from 'node:path'
import type { PublishRepository, PublishSettings } from '#note/wire/publish.ts'
import { waitingIn } from './apply-plan.ts'
import { branchOf, checkRepository, isInRepository, uncommittedIn } from './git.ts'
import { isInside } from './inside.ts'
import type { PlannedFile } from './plan-files.ts'

/** Below `root`, the folder that the relay publishes into. */
export interface Place {
  readonly root: string
  readonly folder: string
  /** How the folder is named to people: without where on the relay's machine it lies. */
  readonly called: string
}

export function placeOf(root: string, { folder }: PublishSettings): Place {
  return { root, folder: join(root, folder), called: folder }
}

/** A sentence where the folder or one of these files is in truth elsewhere; null where all lie below the root. */
export function escapeFrom(
  { root, folder, called }: Place,
  files: readonly { readonly path: string }[],
): string | null {
  const out = 'leads out of the folder that the relay publishes into'
  if (!isInside(root, folder)) return `${called} ${out}: choose a folder without such a link.`
  const astray = files.find(({ path }) => !isInside(folder, join(folder, path)))
  return astray === undefined ? null : `${called}/${astray.path} ${out}: take that link away.`
}

/** Null where the folder is in no repository below the root. */
export async function repositoryAt(
  { root, folder, called }: Place,
  planned: readonly PlannedFile[],
): Promise<{ readonly repository: PublishRepository; readonly problem: string | null } | null> {
  if (!isInRepository(folder, root)) return null
  const sound = await checkRepository(folder, called)
  if (!sound.ok) return { repository: { branch: '', waiting: 0 }, problem: sound.sentence }
  const waiting = await waitingIn(folder, planned)
  const repository = { branch: await branchOf(folder), waiting: waiting.length }
  return { repository, problem: await dirtIn(folder, called, { planned, waiting }) }
}

interface Plans {
  readonly planned: readonly PlannedFile[]
  readonly waiting: readonly PlannedFile[]
}

/** What somebody changed there and did not commit would be lost sight of in a commit of ours. */
async function dirtIn(folder: string, called: string, { planned, waiting }: Plans): Promise<string | null> {
  const writing = planned.filter(({ change }) => change === 'changed').map(({ path }) => path)
  const { changed, untracked, prefix } = await uncommittedIn(folder, writing)
  const ours = new Set(waiting.map(({ path }) => prefix + path))
  const [first, ...more] = [...changed, ...untracked].filter((path) => !ours.has(path))
  if (first === undefined) return null
  const rest = more.length === 0 ? '' : ` and ${more.length} more`
  return `${called} has changes that are in no commit (${first}${rest}): commit them there, or take them back.`
}
