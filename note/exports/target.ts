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
import { CALENDAR, CSV, JSON_OBJECT, LOG, YAML } from './data-syntaxes.ts'
import { MOIN } from './moin.ts'
import type { SectionTitles } from './spec-check.ts'
import type { Syntax } from './syntax.ts'
import { readPattern, readRules, RULE_PROPERTIES, type Rule } from './target-rules.ts'

const SYNTAXES = [
  'rst',
  'markdown',
  'html',
  'moin',
  'yaml',
  'json-object',
  'csv',
  'calendar',
  'log',
  'json',
  'work-items',
] as const
export type SyntaxName = (typeof SYNTAXES)[number]

/** Programs that make a file out of a document that the template wrote; `none` writes the text as it is. */
const WRITERS = ['none', 'pdf', 'docx'] as const
export type WriterName = Exclude<(typeof WRITERS)[number], 'none'>

/** A release with its own template: specs are written for one, and its sections are the target's own check. */
export interface Cycle {
  readonly id: string
  readonly name: string
  readonly template: string
  readonly titles: readonly SectionTitles[]
  /** Which parts of the note stand under which title; a title without any says None. */
  readonly holds: Readonly<Record<string, readonly string[]>>
}

/** One file of a target: where it goes, what its escapes are, which template makes it. */
export interface TargetFile {
  /** LiquidJS; may use `slug`, `session`, `cycle`, `project`, `number` and `settings`. */
  readonly path: string
  readonly syntax: SyntaxName
  /** Null for what code writes, and for a file whose template belongs to the cycle. */
  readonly template: string | null
  readonly engine: TemplateEngine
  /** Null where the text is the file. */
  readonly writer: WriterName | null
}

/** `inAddress` finds the number in a spec's address; `missing` is said where a file has none yet. */
export interface Numbering {
  readonly inAddress: string
  readonly missing: string
}

/** A checked target. `cycles` holds the current one first; a target without cycles has `template` (or needs none). */
export interface Target {
  readonly id: string
  readonly title: string
  readonly syntax: SyntaxName
  /** At least one; the first is what the target is about. */
  readonly files: readonly TargetFile[]
  /** Files of all sessions at once: their templates see `summit` and `notes`. */
  readonly together: readonly TargetFile[]
  readonly project: string
  /** How a proposal is numbered; null where the target has no numbers. */
  readonly numbering: Numbering | null
  /** Of `numbering`, as templates' view takes it. */
  readonly numberIn: RegExp | null
  readonly cycles: readonly Cycle[]
  /** Values for what no note knows, by key; a summit may set its own. */
  readonly settings: Readonly<Record<string, string>>
  /** What each setting is, by key. */
  readonly about: Readonly<Record<string, string>>
  readonly rules: readonly Rule[]
  /** Of a commit that publishes a session: LiquidJS, plain text. */
  readonly commit: string
  /** Renders plain words, such as the commit's. */
  readonly words: TemplateEngine
}

export type TargetResult =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

const PROPERTIES = [
  'id',
  'title',
  'syntax',
  'writer',
  'path',
  'template',
  'files',
  'together',
  'project',
  'number',
  'cycles',
  'settings',
  'checks',
  'commit',
]
const TEXT = { longest: 200 }
const OPTIONAL = { longest: 200, optional: true } as const
const MESSAGE = { longest: 2000, optional: true } as const
const TARGET_FILE = 'target.yaml'
const USUAL_COMMIT = '{{ session.title }}\n\n{{ intro }}\n\nNotes: {{ address }}'

/**
 * Checks the files of one target's folder, by file name; `parts` are the pieces all targets share, by `syntax/name`.
 * All problems at once; never throws.
 */
export function parseTarget(
  files: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, string>> = {},
): TargetResult {
  const yaml = parseYaml(files[TARGET_FILE] ?? '')
  if (!yaml.ok) return yaml
  const problems: TemplateProblem[] = []
  const reader = createPropertyReader(yaml.value, { path: '', known: PROPERTIES }, problems)
  const syntax = reader.word('syntax', SYNTAXES)
  const engines = createEngines({ ...parts, ...files })
  const target: Target = {
    id: reader.text('id', KEY_RULE),
    title: reader.text('title', TEXT),
    syntax,
    files: [readFile(reader, syntax, engines), ...readMoreFiles(reader, 'files', { syntax, engines })],
    together: readMoreFiles(reader, 'together', { syntax, engines }),
    project: reader.text('project', OPTIONAL),
    ...readNumbering(reader),
    cycles: reader
      .objects('cycles', { fewest: 0, most: 40 }, ['id', 'name', 'template', 'titles', 'holds'])
      .map(readCycle),
    ...readSettings(reader),
    rules: readRules(reader.objects('checks', { fewest: 0, most: 20 }, RULE_PROPERTIES)),
    commit: reader.text('commit', MESSAGE) || USUAL_COMMIT,
    words: engines('json'),
  }
  checkFiles(target, { ...parts, ...files }, reader)
  return problems.length === 0 ? { ok: true, target } : { ok: false, problems }
}

type Engines = (syntax: SyntaxName) => TemplateEngine

/** One engine for each syntax that is used: the escapes belong to the file, not to the target. */
function createEngines(templates: Readonly<Record<string, string>>): Engines {
  const made = new Map<SyntaxName, TemplateEngine>()
  return (syntax) => {
    const engine = made.get(syntax) ?? createTemplateEngine(templates, SYNTAX_BY_NAME[syntax])
    made.set(syntax, engine)
    return engine
  }
}

function readFile(row: PropertyReader, syntax: SyntaxName, engines: Engines): TargetFile {
  const template = row.text('template', OPTIONAL)
  const path = row.text('path', TEXT)
  const writer = row.word('writer', WRITERS, 'none')
  if (writer !== 'none' && syntax !== 'html')
    row.note('writer', 'A writer reads the elements of HTML. Set the syntax to html.')
  return {
    ...{ path, syntax, template: template === '' ? null : template, engine: engines(syntax) },
    writer: writer === 'none' ? null : writer,
  }
}

function readMoreFiles(
  reader: PropertyReader,
  key: 'files' | 'together',
  { syntax: usual, engines }: { readonly syntax: SyntaxName; readonly engines: Engines },
): readonly TargetFile[] {
  return reader
    .objects(key, { fewest: 0, most: 20 }, ['path', 'template', 'syntax', 'writer'])
    .map((row) => readFile(row, row.word('syntax', SYNTAXES, usual), engines))
}

function readNumbering(reader: PropertyReader): Pick<Target, 'numbering' | 'numberIn'> {
  const row = reader.has('number') ? reader.object('number', ['inAddress', 'missing']) : null
  if (row === null) return { numbering: null, numberIn: null }
  const numbering = { inAddress: readPattern(row, 'inAddress'), missing: row.text('missing', TEXT) }
  return { numbering, numberIn: new RegExp(numbering.inAddress, 'u') }
}

function readSettings(reader: PropertyReader): Pick<Target, 'settings' | 'about'> {
  const rows = reader.objects('settings', { fewest: 0, most: 20 }, ['key', 'value', 'about']).map((row) => ({
    key: row.text('key', KEY_RULE),
    value: row.text('value', OPTIONAL),
    about: row.text('about', TEXT),
  }))
  return {
    settings: Object.fromEntries(rows.map(({ key, value }) => [key, value])),
    about: Object.fromEntries(rows.map(({ key, about }) => [key, about])),
  }
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
    holds: Object.fromEntries(
      cycle
        .objects('holds', { fewest: 0, most: 60 }, ['title', 'parts'])
        .map((row) => [row.text('title', TEXT), row.texts('parts', { fewest: 1, most: 20 }, TEXT)]),
    ),
  }
}

/** Written by code: the record itself, and Launchpad's text. */
const WITHOUT_TEMPLATE: readonly SyntaxName[] = ['json', 'work-items']

function checkFiles(target: Target, files: Readonly<Record<string, string>>, reader: PropertyReader): void {
  const used = target.cycles.map((cycle, index) => ({
    path: `cycles[${index}].template`,
    file: cycle.template,
  }))
  target.files.forEach(({ template, syntax, path, engine }, index) => {
    const at = (key: string) => (index === 0 ? key : `files[${index - 1}].${key}`)
    if (template !== null) used.push({ path: at('template'), file: template })
    const isMade = WITHOUT_TEMPLATE.includes(syntax) || (index === 0 && target.cycles.length > 0)
    if (template === null && !isMade)
      reader.note(at('template'), 'This syntax needs a template. Name a .liquid file.')
    const mistake = engine.mistake(path)
    if (mistake !== null) reader.note(at('path'), `This cannot be read: ${mistake}.`)
  })
  target.together.forEach(({ template, path, engine }, index) => {
    if (template !== null) used.push({ path: `together[${index}].template`, file: template })
    const mistake = engine.mistake(path)
    if (mistake !== null) reader.note(`together[${index}].path`, `This cannot be read: ${mistake}.`)
  })
  const mistake = target.words.mistake(target.commit)
  if (mistake !== null) reader.note('commit', `This cannot be read: ${mistake}.`)
  const syntaxes = new Map([...target.files, ...target.together].map((file) => [file.template, file.engine]))
  const main = target.files[0]?.engine
  for (const { path, file } of used) {
    if (!Object.hasOwn(files, file))
      reader.note(path, `The file ${file} is not beside ${TARGET_FILE}. Add it.`)
  }
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.liquid') || file.includes('/')) continue
    const mistake = (syntaxes.get(file) ?? main)?.mistake(text) ?? null
    if (mistake !== null) reader.note('', `${file} cannot be read: ${mistake}.`)
  }
  for (const cycle of target.cycles) checkParts(cycle, files, reader)
}

function checkParts(cycle: Cycle, files: Readonly<Record<string, string>>, reader: PropertyReader): void {
  const titles = cycle.titles.flatMap(({ title, under }) => [title, ...under])
  for (const [title, parts] of Object.entries(cycle.holds)) {
    if (!titles.includes(title))
      reader.note('cycles', `"${title}" holds something and is no title of ${cycle.id}.`)
    for (const part of parts)
      if (!Object.hasOwn(files, part)) reader.note('cycles', `There is no part ${part} for "${title}".`)
  }
}

/** JSON and work items are written by code; their path is still a template, of plain words. */
const PLAIN: Syntax = { escape: (text) => text, filters: {}, finish: (text) => text }

const SYNTAX_BY_NAME: Readonly<Record<SyntaxName, Syntax>> = {
  rst: RST,
  markdown: MARKDOWN,
  html: HTML,
  moin: MOIN,
  yaml: YAML,
  'json-object': JSON_OBJECT,
  csv: CSV,
  calendar: CALENDAR,
  log: LOG,
  json: PLAIN,
  'work-items': PLAIN,
}

/** The last touches of a file's syntax. */
export function finishText(syntax: SyntaxName, text: string): string {
  return SYNTAX_BY_NAME[syntax].finish(text)
}
