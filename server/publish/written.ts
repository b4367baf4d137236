/**
 * What was written into a folder last time, by target: hashes and copies, so that hand edits made there since are seen.
 * In a git repository it lies beside the history and is never committed; else in `.rapporteur/`.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

export interface WrittenFile {
  readonly sha256: string
  readonly session: string
}

export interface Written {
  readonly files: Readonly<Record<string, WrittenFile>>
  /** The text as it was written, or null where it never was. */
  readonly base: (path: string) => string | null
  /** Keeps what was written now. */
  readonly keep: (files: readonly { path: string; text: string; session: string }[]) => void
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
      const entries = written.map(({ path, text, session }): [string, WrittenFile] => [
        path,
        { sha256: hashOf(text), session },
      ])
      const all = Object.entries({ ...files, ...Object.fromEntries(entries) })
      const sorted = Object.fromEntries(all.toSorted(([left], [right]) => (left < right ? -1 : 1)))
      for (const { path, text } of written)
        if (files[path]?.sha256 !== hashOf(text)) writeWhole(copy(path), text)
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
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.part`, text)
  renameSync(`${path}.part`, path)
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function statePlace(folder: string): string {
  const git = join(folder, '.git')
  if (!existsSync(git)) return join(folder, '.rapporteur')
  if (statSync(git).isDirectory()) return join(git, 'rapporteur')
  // In a second working tree `.git` is a file that names the folder.
  const named = /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1]
  return named === undefined ? join(folder, '.rapporteur') : join(resolve(folder, named), 'rapporteur')
}

function readManifest(path: string): Readonly<Record<string, WrittenFile>> {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { files: Record<string, WrittenFile> }).files
  } catch {
    return {}
  }
}
