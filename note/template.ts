/**
 * Checks session templates: untrusted text or data in, a whole template or all its problems out. Reading the files is
 * somebody else's task.
 */
import { checkCore } from './template-core.ts'
import { PLAIN_KINDS, type Template } from './template-model.ts'
import { readKinds, readRoles, readSections } from './template-parts.ts'
import { createPropertyReader, KEY_RULE, type TemplateProblem } from './template-reader.ts'
import { parseYaml } from './template-yaml.ts'

/** A checked template, or why it is none. */
export type TemplateResult =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

const PROPERTIES = ['id', 'version', 'title', 'brief', 'roles', 'sections', 'kinds', 'hands']
const MOST_BRIEF_POINTS = { fewest: 0, most: 4 }

/** Parses a template file (YAML, form in `templates/README.md`). Never throws. */
export function parseTemplate(text: string): TemplateResult {
  const yaml = parseYaml(text)
  return yaml.ok ? checkTemplateValue(yaml.value) : yaml
}

/**
 * Checks a template that is data already (out of a note's `about.template`, or an answer of the relay). The template
 * returned holds only what is known, in one order, so equal templates are equal as JSON. Never throws.
 */
export function checkTemplateValue(value: unknown): TemplateResult {
  const problems: TemplateProblem[] = []
  const reader = createPropertyReader(value, { path: '', known: PROPERTIES }, problems)
  const kinds = readKinds(reader, PLAIN_KINDS)
  const template: Template = {
    id: reader.text('id', KEY_RULE),
    version: reader.count('version'),
    title: reader.text('title', { longest: 120 }),
    brief: reader.texts('brief', MOST_BRIEF_POINTS, { longest: 300 }),
    roles: readRoles(reader),
    sections: readSections(reader, [...PLAIN_KINDS, ...kinds.map((kind) => kind.key)]),
    kinds,
    ...(reader.word('hands', ['anonymous', 'named'], 'anonymous') === 'named'
      ? { hands: 'named' as const }
      : {}),
  }
  // With nothing readable in it, the core's demands would only repeat what is said already.
  if (reader.has('sections') || reader.has('kinds')) problems.push(...checkCore(template))
  return problems.length === 0 ? { ok: true, template } : { ok: false, problems }
}
