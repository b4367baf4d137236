/**
 * Parses one YAML file of `templates/` with bounds on what a hostile one can cost. Knows nothing of its meaning.
 */
import { parseDocument } from 'yaml'
import type { TemplateProblem } from './template-reader.ts'

/** A hundred times the size of the shipped templates. */
const LONGEST_FILE = 500_000
/** How often anchors may be used, expansions counted; "billion laughs" ends here. */
const MOST_ALIASES = 100

/** The file's value, or every mistake in its YAML with its line. Never throws. */
export function parseYaml(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: TemplateProblem[] } {
  if (text.length > LONGEST_FILE) {
    return refuse(`This file has ${text.length} characters. Keep it to ${LONGEST_FILE}.`)
  }
  try {
    const document = parseDocument(text, { prettyErrors: true, logLevel: 'silent' })
    if (document.errors.length > 0) {
      return { ok: false, problems: document.errors.map((error) => yamlProblem(error.message)) }
    }
    return { ok: true, value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown }
  } catch (error) {
    // The library throws for alias bombs, and nesting deeper than the stack throws by itself.
    return refuse(
      `This is not usable YAML: ${error instanceof Error ? firstLine(error.message) : 'unreadable'}.`,
    )
  }
}

function refuse(sentence: string): { readonly ok: false; readonly problems: TemplateProblem[] } {
  return { ok: false, problems: [{ path: '', sentence }] }
}

function yamlProblem(message: string): TemplateProblem {
  return { path: '', sentence: `This is not YAML: ${firstLine(message)}.` }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[:.]+$/, '')
}
