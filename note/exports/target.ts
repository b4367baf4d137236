/**
 * A target of exports as data: `templates/specs/<id>/target.yaml` with its LiquidJS files. Checks them and makes them
 * ready to render; reading the files is somebody else's task.
 */
import {
  createPropertyReader,
  KEY_RULE,
  type PropertyReader,
  type TemplateProblem,
} from '../template-reader.ts'
import { parseYaml } from '../template-yaml.ts'
import { HTML } from './html.ts'
import { createTemplateEngine, type TemplateEngine } from './liquid-engine.ts'
import { MARKDOWN } from './markdown.ts'
import { RST } from './rst-blocks.ts'
import type { SectionTitles } from './spec-check.ts'
import type { Syntax } from './syntax.ts'

const SYNTAXES = ['rst', 'markdown', 'html', 'json', 'work-items'] as const
export type SyntaxName = (typeof SYNTAXES)[number]

/** A release with its own template: specs are written for one, and its sections are the target's own check. */
export interface Cycle {
  readonly id: string
  readonly name: string
  readonly template: string
  readonly titles: readonly SectionTitles[]
}

/** A checked target. `cycles` holds the current one first; a target without cycles has `template` (or needs none). */
export interface Target {
  readonly id: string
  readonly title: string
  readonly syntax: SyntaxName
  /** LiquidJS; may use `slug`, `session`, `cycle` and `project`. */
  readonly path: string
  readonly template: string | null
  readonly project: string
  readonly cycles: readonly Cycle[]
  readonly engine: TemplateEngine
}

export type TargetResult =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

const PROPERTIES = ['id', 'title', 'syntax', 'path', 'template', 'project', 'cycles']
const TEXT = { longest: 200 }
const OPTIONAL = { longest: 200, optional: true } as const
const TARGET_FILE = 'target.yaml'

/** Checks the files of one target's folder, by file name. All problems at once; never throws. */
export function parseTarget(files: Readonly<Record<string, string>>): TargetResult {
  const yaml = parseYaml(files[TARGET_FILE] ?? '')
  if (!yaml.ok) return yaml
  const problems: TemplateProblem[] = []
  const reader = createPropertyReader(yaml.value, { path: '', known: PROPERTIES }, problems)
  const syntax = reader.word('syntax', SYNTAXES)
  const engine = createTemplateEngine(files, syntaxNamed(syntax))
  const template = reader.text('template', OPTIONAL)
  const target: Target = {
    id: reader.text('id', KEY_RULE),
    title: reader.text('title', TEXT),
    syntax,
    path: reader.text('path', TEXT),
    template: template === '' ? null : template,
    project: reader.text('project', OPTIONAL),
    cycles: reader
      .objects('cycles', { fewest: 0, most: 40 }, ['id', 'name', 'template', 'titles'])
      .map(readCycle),
    engine,
  }
  checkFiles(target, files, reader)
  return problems.length === 0 ? { ok: true, target } : { ok: false, problems }
}

function readCycle(cycle: PropertyReader): Cycle {
  return {
    id: cycle.text('id', {
      longest: 40,
      pattern: /^[a-z0-9][a-z0-9.-]*$/,
      words: 'name a folder (2027.1, zed)',
    }),
    name: cycle.text('name', TEXT),
    template: cycle.text('template', TEXT),
    titles: cycle.objects('titles', { fewest: 1, most: 60 }, ['title', 'under']).map((row) => ({
      title: row.text('title', TEXT),
      under: row.texts('under', { fewest: 0, most: 60 }, TEXT),
    })),
  }
}

function checkFiles(target: Target, files: Readonly<Record<string, string>>, reader: PropertyReader): void {
  const used = target.cycles.map((cycle, index) => ({
    path: `cycles[${index}].template`,
    file: cycle.template,
  }))
  if (target.template !== null) used.push({ path: 'template', file: target.template })
  const needsOne = target.syntax !== 'json' && target.syntax !== 'work-items'
  if (needsOne && used.length === 0)
    reader.note('template', 'This syntax needs a template. Name a .liquid file.')
  for (const { path, file } of used) {
    if (!Object.hasOwn(files, file))
      reader.note(path, `The file ${file} is not beside ${TARGET_FILE}. Add it.`)
  }
  for (const [file, text] of Object.entries(files)) {
    const mistake = file === TARGET_FILE ? null : target.engine.mistake(text)
    if (mistake !== null) reader.note('', `${file} cannot be read: ${mistake}.`)
  }
  const mistake = target.engine.mistake(target.path)
  if (mistake !== null) reader.note('path', `This cannot be read: ${mistake}.`)
}

/** JSON and work items are written by code; their path is still a template, of plain words. */
function syntaxNamed(name: SyntaxName): Syntax {
  switch (name) {
    case 'rst':
      return RST
    case 'markdown':
      return MARKDOWN
    case 'html':
      return HTML
    case 'json':
    case 'work-items':
      return { escape: (text) => text, filters: {}, finish: (text) => text }
  }
}
