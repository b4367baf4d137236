/** The export targets on disk, a folder each, parsed once. Knows where the files lie; what they mean is note's. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTarget, type Target } from '#note/exports/target.ts'

export interface Targets {
  readonly list: readonly Target[]
  readonly find: (id: string) => Target | null
}

const PARTS = fileURLToPath(new URL('../../templates/parts/', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../templates/specs/', import.meta.url))

/** Reads every target that is shipped. Throws on a broken one: it is part of the program. */
export function loadTargets(folder: string = FOLDER): Targets {
  const parts = readParts()
  const list = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readTarget(join(folder, entry.name), parts))
    .toSorted((left, right) => left.id.localeCompare(right.id, 'en'))
  return { list, find: (id) => list.find((each) => each.id === id) ?? null }
}

/** The pieces that targets share, by `folder/file`. */
function readParts(): Readonly<Record<string, string>> {
  const files = readdirSync(PARTS, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [relative(PARTS, path).replace(/\\/g, '/'), readFileSync(path, 'utf8')]
    }),
  )
}

function readTarget(folder: string, parts: Readonly<Record<string, string>>): Target {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const files = Object.fromEntries(names.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
  const result = parseTarget(files, parts)
  if (result.ok) return result.target
  throw new Error(
    `The export target ${folder} is broken: ${result.problems.map((each) => each.sentence).join(' ')}`,
  )
}
