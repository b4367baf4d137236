/**
 * The session templates and export targets on disk, parsed once. Knows where the files lie; what they mean is note's.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseTemplate } from '#note/template.ts'
import type { Template } from '#note/template-model.ts'

export interface Templates {
  /** The template new sessions get. */
  readonly standard: Template
  readonly find: (id: string) => Template | null
}

const STANDARD = 'design-session'
const FOLDER = fileURLToPath(new URL('../../templates/', import.meta.url))
const YAML_FILE = /\.ya?ml$/

/** Reads every session template that is shipped. Throws on a broken one: it is part of the program. */
export function loadTemplates(folder: string = FOLDER): Templates {
  const templates = readdirSync(folder)
    .filter((name) => YAML_FILE.test(name))
    .map((name) => readTemplate(`${folder}/${name}`))
  const standard = templates.find((each) => each.id === STANDARD) ?? templates[0]
  if (standard === undefined) throw new Error(`There is no session template in ${folder}.`)
  return { standard, find: (id) => templates.find((each) => each.id === id) ?? null }
}

function readTemplate(file: string): Template {
  const result = parseTemplate(readFileSync(file, 'utf8'))
  if (result.ok) return result.template
  throw new Error(`The template ${file} is broken: ${result.problems.map((each) => each.sentence).join(' ')}`)
}
