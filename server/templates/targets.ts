/** The export targets on disk, a folder each, parsed once. Knows where the files lie; what they mean is note's. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTarget, type Target } from '#note/exports/target.ts'

export interface Targets {
  readonly list: readonly Target[]
  readonly find: (id: string) => Target | null
}

const FOLDER = fileURLToPath(new URL('../../templates/specs/', import.meta.url))

/** Reads every target that is shipped. Throws on a broken one: it is part of the program. */
export function loadTargets(folder: string = FOLDER): Targets {
  const list = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readTarget(join(folder, entry.name)))
    .toSorted((left, right) => left.id.localeCompare(right.id, 'en'))
  return { list, find: (id) => list.find((each) => each.id === id) ?? null }
}

function readTarget(folder: string): Target {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const files = Object.fromEntries(names.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
  const result = parseTarget(files)
  if (result.ok) return result.target
  throw new Error(
    `The export target ${folder} is broken: ${result.problems.map((each) => each.sentence).join(' ')}`,
  )
}
