/**
 * A target's own checks as data: each rule is one thing that the target's project would refuse a file for. They run on
 * what was made, before anything is written.
 */
import { createPropertyReader, type PropertyReader } from '../template-reader.ts'
import { parseYaml } from '../template-yaml.ts'
import type { ExportFile, ExportProblem } from '../wire/api.ts'
import { checkLines, checkTitles, type SectionTitles } from './spec-check.ts'

const RULES = ['lines', 'titles', 'headings', 'fields', 'present', 'absent'] as const
const FORMS = ['yaml', 'front-matter', 'json', 'headers'] as const

/** One check, with what it needs; which properties a rule reads, `templates/README.md` says. */
export interface Rule {
  readonly rule: (typeof RULES)[number]
  /** Only files whose path ends so; empty for all. */
  readonly file: string
  readonly longest: number | null
  readonly titles: readonly string[]
  readonly optional: readonly string[]
  readonly form: (typeof FORMS)[number]
  readonly required: readonly string[]
  readonly known: readonly string[]
  readonly values: readonly { readonly key: string; readonly pattern: string }[]
  readonly pattern: string
  readonly sentence: string
}

export const RULE_PROPERTIES = [
  'rule',
  'file',
  'longest',
  'titles',
  'optional',
  'form',
  'required',
  'known',
  'values',
  'pattern',
  'sentence',
]

const SHORT = { longest: 300, optional: true } as const
const NAMES = { fewest: 0, most: 60 }
const NAME = { longest: 200 }

/** The rules of a target; what is wrong goes to the readers' problems. */
export function readRules(rows: readonly PropertyReader[]): readonly Rule[] {
  return rows.map((row) => ({
    rule: row.word('rule', RULES),
    file: row.text('file', SHORT),
    longest: row.has('longest') ? row.count('longest') : null,
    titles: row.texts('titles', NAMES, NAME),
    optional: row.texts('optional', NAMES, NAME),
    form: row.word('form', FORMS, 'yaml'),
    required: row.texts('required', NAMES, NAME),
    known: row.texts('known', NAMES, NAME),
    values: row.objects('values', NAMES, ['key', 'pattern']).map((value) => ({
      key: value.text('key', NAME),
      pattern: readPattern(value),
    })),
    pattern: row.has('pattern') ? readPattern(row) : '',
    sentence: row.text('sentence', SHORT),
  }))
}

/** A pattern that is no regular expression would fail at every export; it fails at reading instead. */
export function readPattern(row: PropertyReader, key = 'pattern'): string {
  const pattern = row.text(key, { longest: 300 })
  try {
    new RegExp(pattern, 'u')
    return pattern
  } catch {
    row.note(key, `"${pattern}" is no regular expression. Correct it.`)
    return ''
  }
}

/** What the target would refuse in these files; every problem blocks. */
export function checkRules(
  rules: readonly Rule[],
  files: readonly ExportFile[],
  titles: readonly SectionTitles[],
): readonly ExportProblem[] {
  return rules.flatMap((rule) =>
    files.filter(({ path }) => path.endsWith(rule.file)).flatMap((file) => checkRule(rule, file, titles)),
  )
}

function checkRule(
  rule: Rule,
  { text, path }: ExportFile,
  titles: readonly SectionTitles[],
): readonly ExportProblem[] {
  switch (rule.rule) {
    case 'lines':
      return checkLines(text, rule.longest)
    case 'titles':
      return checkTitles(text, titles, rule.optional)
    case 'headings':
      return checkHeadings(text, rule.titles)
    case 'fields':
      return checkFields(rule, path, text)
    case 'present':
      return matches(rule, text) ? [] : [problem('target-present', rule.sentence)]
    case 'absent':
      return matches(rule, text) ? [problem('target-absent', rule.sentence)] : []
  }
}

function matches(rule: Rule, text: string): boolean {
  return new RegExp(rule.pattern, 'imu').test(text)
}

/** The level-2 headings of a Markdown file, or the level-1 headings of a wiki page: exactly these, in this order. */
function checkHeadings(text: string, wanted: readonly string[]): readonly ExportProblem[] {
  const found = [...withoutFences(text).matchAll(/^(?:## (.+)|= (.+) =)$/gm)].map(
    ([, markdown, moin]) => markdown ?? moin ?? '',
  )
  if (JSON.stringify(found) === JSON.stringify(wanted)) return []
  const sentence = `The headings are ${found.join(', ')}; the target wants ${wanted.join(', ')}.`
  return [problem('target-headings', sentence)]
}

/** In code a line may begin like a heading. */
function withoutFences(text: string): string {
  return text.replace(/^(`{3,})\n[\s\S]*?^\1$/gm, '').replace(/^\{\{\{+\n[\s\S]*?^\}\}\}+$/gm, '')
}

function checkFields(rule: Rule, path: string, text: string): readonly ExportProblem[] {
  const fields = fieldsOf(rule.form, text)
  if (fields === null) return [problem('target-fields', `${path} cannot be read as ${rule.form}.`)]
  const missing = rule.required.filter((key) => !Object.hasOwn(fields, key) || isEmpty(fields[key]))
  const extra = Object.keys(fields).filter((key) => rule.known.length > 0 && !rule.known.includes(key))
  const wrong = rule.values.flatMap(({ key, pattern }) =>
    valuesOf(fields[key])
      .filter((value) => !new RegExp(pattern, 'u').test(value))
      .map((value) => `${path}: "${value}" cannot be ${key}.`),
  )
  return [
    ...missing.map((key) => `${path}: ${key} is missing.`),
    ...extra.map((key) => `${path}: ${key} is not known to the target.`),
    ...wrong,
  ].map((sentence) => problem('target-fields', sentence))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function valuesOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  )
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(form: Rule['form'], text: string): Fields | null {
  if (form === 'headers') return headersOf(text)
  const source = form === 'front-matter' ? (/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? null) : text
  if (source === null) return null
  const read = form === 'json' ? parseJson(source) : parseYaml(source)
  return read.ok && isObject(read.value) ? read.value : null
}

function isObject(value: unknown): value is Fields {
  const problems: { path: string; sentence: string }[] = []
  createPropertyReader(value, { path: '', known: Object.keys(Object(value) as object) }, problems)
  return problems.length === 0
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** Header lines up to the first empty one; a doubled header is no form at all. */
function headersOf(text: string): Fields | null {
  const fields: Record<string, string> = {}
  for (const line of text.slice(0, text.indexOf('\n\n')).split('\n')) {
    const [, key = '', value = ''] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? []
    if (key === '' || Object.hasOwn(fields, key)) return null
    fields[key] = value
  }
  return fields
}

function problem(code: string, message: string): ExportProblem {
  return { code, message, blocking: true }
}
