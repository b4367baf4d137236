/** `rapporteur template check`: every problem of a template file at once. */
import { readFileSync } from 'node:fs'
import { parseTemplate } from '#note/template.ts'
import { existingFile, parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { UsageError } from './refuse.ts'

export const template: Command = async (words, terminal) => {
  const given = parseGiven('template', words, {})
  const [action, file, ...more] = given.words
  if (action !== 'check' || file === undefined || more.length > 0) {
    throw new UsageError('Say "rapporteur template check FILE".')
  }
  const result = parseTemplate(readFileSync(existingFile(file), 'utf8'))
  const problems = result.ok ? [] : result.problems
  if (given.flags.has('json')) terminal.out(JSON.stringify({ problems }, null, 2))
  else if (result.ok)
    terminal.out(`${file} is in order: ${result.template.id}, version ${result.template.version}.`)
  else
    for (const { path, sentence } of problems)
      terminal.error(`${file}: ${path === '' ? '' : `${path}: `}${sentence}`)
  return result.ok ? 0 : 1
}
