/** Commits published files into a local git repository, one commit a session, with the git program. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export type CommitOutcome = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** Used where nobody told git who commits here. */
const FALLBACK = ['-c', 'user.name=Rapporteur', '-c', 'user.email=rapporteur@localhost']
/** What git leaves in its folder while something is under way, and what that is. */
const UNDER_WAY = [
  ['MERGE_HEAD', 'a merge'],
  ['rebase-merge', 'a rebase'],
  ['rebase-apply', 'a rebase'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick'],
  ['REVERT_HEAD', 'a revert'],
  ['BISECT_LOG', 'a bisection'],
] as const
const MOST_OUTPUT = 64 * 1024 * 1024

/**
 * Whether commits can be made here at all, asked before anything is written: a repository, on a branch, with nothing
 * under way. `called` is how the folder is named to people.
 */
export async function checkRepository(folder: string, called = folder): Promise<CommitOutcome> {
  const there = nearest(folder)
  const asked = await git(there, ['rev-parse', '--absolute-git-dir'])
  if (asked.kind === 'missing')
    return refused('The program git is missing: install it, or publish without commits.')
  if (asked.kind === 'failed' && asked.reason.includes('dubious ownership'))
    return refused(`${called} belongs to somebody else, so git will not work in it: run as its owner.`)
  if (asked.kind === 'failed')
    return refused(`${called} is no git repository: run "git init" there, or publish without commits.`)
  if ((await git(there, ['symbolic-ref', '-q', 'HEAD'])).kind !== 'done')
    return refused(`${called} is on no branch (its HEAD is detached): check a branch out there.`)
  const under = UNDER_WAY.find(([name]) => existsSync(join(asked.out.trim(), name)))
  if (under === undefined) return { ok: true }
  return refused(`${called} is in the middle of ${under[1]}: finish it there, or abort it.`)
}

function refused(sentence: string): CommitOutcome {
  return { ok: false, sentence }
}

/** The name of the branch that this folder's repository is on; empty where it is on none. */
export async function branchOf(folder: string): Promise<string> {
  const asked = await git(nearest(folder), ['symbolic-ref', '-q', '--short', 'HEAD'])
  return asked.kind === 'done' ? asked.out.trim() : ''
}

/** What differs from the last commit: paths from the repository's root. */
export interface Uncommitted {
  /** Changed, staged or taken away. */
  readonly changed: ReadonlySet<string>
  /** Of the paths asked about: there, and in no commit. */
  readonly untracked: ReadonlySet<string>
  /** Where the folder lies in its repository: empty, or with `/` at its end. */
  readonly prefix: string
}

/** In the whole repository; what git does not know is told only of `paths`, which count from the folder. */
export async function uncommittedIn(folder: string, paths: readonly string[]): Promise<Uncommitted> {
  const there = nearest(folder)
  const found = await git(there, ['rev-parse', '--show-toplevel', '--show-prefix'])
  const [top = there, inside = ''] = found.kind === 'done' ? found.out.split('\n') : []
  const rest = resolve(folder).slice(resolve(there).length).replace(/^\/+/, '')
  const prefix = rest === '' ? inside : `${inside}${rest}/`
  const status = ['status', '--porcelain', '-z', '--no-renames']
  const all = await git(top, [...status, '--untracked-files=no'])
  const asked = paths.map((path) => `:(literal,top)${prefix}${path}`)
  const own = asked.length === 0 ? null : await git(top, [...status, '--untracked-files=all', '--', ...asked])
  return { changed: pathsIn(all, (sign) => sign !== '??'), untracked: pathsIn(own, isUntracked), prefix }
}

function isUntracked(sign: string): boolean {
  return sign === '??'
}

/** Each entry is two letters, a blank and a path. */
function pathsIn(outcome: GitOutcome | null, takes: (sign: string) => boolean): ReadonlySet<string> {
  if (outcome?.kind !== 'done') return new Set()
  const entries = outcome.out.split('\0').filter((entry) => entry !== '')
  return new Set(entries.filter((entry) => takes(entry.slice(0, 2))).map((entry) => entry.slice(3)))
}

export interface CommitWords {
  readonly message: string
  /** `Name <address>`; empty for whoever commits in this repository. */
  readonly author?: string
}

/** Commits exactly these files. Whatever else is changed or staged in the repository stays as it is. */
export async function commitFiles(
  folder: string,
  paths: readonly string[],
  { message, author = '' }: CommitWords,
): Promise<CommitOutcome> {
  const knows = (await git(folder, ['config', 'user.email'])).kind === 'done'
  const added = await git(folder, ['add', '--', ...paths])
  const words = [
    ...(knows ? [] : FALLBACK),
    ...['commit', '--quiet', '-m', message],
    ...(author === '' ? [] : [`--author=${author}`]),
    ...['--only', '--', ...paths],
  ]
  const outcome = added.kind === 'done' ? await git(folder, words) : added
  if (outcome.kind === 'done') return { ok: true }
  const reason = outcome.kind === 'failed' ? outcome.reason : 'the program git is missing'
  return refused(`git refused to commit ${paths.join(', ')}: ${reason}.`)
}

/** A folder that is still to be made belongs to whatever it will be made in. */
function nearest(folder: string): string {
  let there = resolve(folder)
  while (!existsSync(there)) there = dirname(there)
  return there
}

/** Whether this folder, or one above it up to and with `top`, is the root of a repository. */
export function isInRepository(folder: string, top: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true
    if (at === resolve(top) || at === dirname(at)) return false
  }
}

type GitOutcome =
  | { readonly kind: 'done'; readonly out: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly reason: string }

function git(folder: string, words: readonly string[]): Promise<GitOutcome> {
  const options = { encoding: 'utf8', maxBuffer: MOST_OUTPUT, env: ownEnvironment() } as const
  return new Promise((answer) => {
    execFile('git', ['-C', folder, ...words], options, (error, out, said) => {
      if (error === null) return answer({ kind: 'done', out })
      if (error.code === 'ENOENT') return answer({ kind: 'missing' })
      answer({ kind: 'failed', reason: (said.trim() || out.trim()).split('\n')[0] || 'unknown reason' })
    })
  })
}

/** Without what a hook of another repository would say: the folder alone decides which one is meant. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const ours = Object.entries(process.env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE)$/.test(name))
  return { ...Object.fromEntries(ours), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
}
