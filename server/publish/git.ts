/** Commits published files into a local git repository, one commit a session, with the git program. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export type CommitOutcome = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** Used where nobody told git who commits here. */
const FALLBACK = ['-c', 'user.name=Rapporteur', '-c', 'user.email=rapporteur@localhost']

/** Whether commits can be made here at all, asked before anything is written. */
export function checkRepository(folder: string): CommitOutcome {
  // A folder that is still to be made belongs to whatever it will be made in.
  let there = resolve(folder)
  while (!existsSync(there)) there = dirname(there)
  const asked = git(there, ['rev-parse', '--is-inside-work-tree'])
  if (asked.kind === 'missing') {
    return { ok: false, sentence: 'The program git is missing: install it, or export without --commit.' }
  }
  if (asked.kind === 'done') return { ok: true }
  return {
    ok: false,
    sentence: `${folder} is no git repository: run "git init" there, or export without --commit.`,
  }
}

/** Commits exactly these files. Whatever else is changed or staged in the repository stays as it is. */
export function commitFiles(folder: string, paths: readonly string[], message: string): CommitOutcome {
  const knows = git(folder, ['config', 'user.email']).kind === 'done'
  const added = git(folder, ['add', '--', ...paths])
  const words = [...(knows ? [] : FALLBACK), 'commit', '--quiet', '-m', message, '--only', '--', ...paths]
  const outcome = added.kind === 'done' ? git(folder, words) : added
  if (outcome.kind === 'done') return { ok: true }
  const reason = outcome.kind === 'failed' ? outcome.reason : 'the program git is missing'
  return { ok: false, sentence: `git refused to commit ${paths.join(', ')}: ${reason}.` }
}

type GitOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }

function git(folder: string, words: readonly string[]): GitOutcome {
  const run = spawnSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (run.error !== undefined) return { kind: 'missing' }
  if (run.status === 0) return { kind: 'done' }
  return {
    kind: 'failed',
    reason: (run.stderr.trim() || run.stdout.trim()).split('\n')[0] ?? 'unknown reason',
  }
}
