/**
 * What was written into a folder last time, by target: hashes and copies, so that hand edits made there since are seen.
 * In a git repository it lies beside the history and is never committed; else in `.rapporteur/`.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export interface WrittenFile {
  readonly sha256: string
  readonly session: string
  /** Of a document: what it was drawn from, as a hash. */
  readonly source?: string
}

/** What is to be remembered; a document has bytes and the hash of its source. */
export interface Kept {
  readonly path: string
  readonly session: string
  readonly content: string | Uint8Array
  readonly source?: string
}

export interface Written {
  readonly files: Readonly<Record<string, WrittenFile>>
  /** The text as it was written, or null where it never was. */
  readonly base: (path: string) => string | null
  /** Keeps what was written now. */
  readonly keep: (files: readonly Kept[]) => void
  /** Where a report for people lies; its own folder is made. */
  readonly report: (name: string, value: unknown) => string
}

/** Reads what is known of this folder and target; a manifest that cannot be read counts as none. */
export function readWritten(folder: string, target: string): Written {
  const place = statePlace(folder)
  const manifest = join(place, `${target}.json`)
  const files = readManifest(manifest)
  const copy = (path: string) => join(place, target, path)
  return {
    files,
    base: (path) =>
      Object.hasOwn(files, path) && existsSync(copy(path)) ? readFileSync(copy(path), 'utf8') : null,
    keep: (written) => {
      const entries = written.map(({ path, content, session, source }): [string, WrittenFile] => [
        path,
        { sha256: hashOf(content), session, ...(source === undefined ? {} : { source }) },
      ])
      const all = Object.entries({ ...files, ...Object.fromEntries(entries) })
      const sorted = Object.fromEntries(all.toSorted(([left], [right]) => (left < right ? -1 : 1)))
      // Of documents no copy is kept: nobody can merge them.
      for (const { path, content } of written)
        if (typeof content === 'string' && files[path]?.sha256 !== hashOf(content))
          writeWhole(copy(path), content)
      const text = `${JSON.stringify({ version: 1, files: sorted }, null, 1)}\n`
      if (!existsSync(manifest) || readFileSync(manifest, 'utf8') !== text) writeWhole(manifest, text)
    },
    report: (name, value) => {
      const path = join(place, name)
      writeWhole(path, `${JSON.stringify(value, null, 2)}\n`)
      return path
    },
  }
}

/** Beside the file first, then renamed: whoever reads meanwhile sees the old or the new, never a half. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.part`, content)
  renameSync(`${path}.part`, path)
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** What lies in `.rapporteur` already stays there; else beside the history of the repository that the folder is in. */
function statePlace(folder: string): string {
  const own = join(folder, '.rapporteur')
  if (existsSync(own)) return own
  for (let at = resolve(folder); ; at = dirname(at)) {
    const git = join(at, '.git')
    if (existsSync(git)) {
      const history = historyOf(at, git)
      return history === null ? own : join(history, 'rapporteur', relative(at, resolve(folder)))
    }
    if (at === dirname(at)) return own
  }
}

/** In a second working tree `.git` is a file that names the folder. */
function historyOf(root: string, git: string): string | null {
  if (statSync(git).isDirectory()) return git
  const named = /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1]
  return named === undefined ? null : resolve(root, named)
}

function readManifest(path: string): Readonly<Record<string, WrittenFile>> {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, WrittenFile> }).files
  } catch {
    return {}
  }
}
