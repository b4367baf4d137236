/**
 * Reads the runs of a line into spans: known formatting by name, everything else carried along and shown plainly.
 */
import { parsePersonRef } from './about.ts'
import type { Run } from './lines/line-model.ts'
import { canonicalFields, canonicalJson } from './record-json.ts'
import type { JsonValue, Span } from './record-model.ts'

type Marks = Omit<Span, 'text'>

/** The spans of a line; neighbours with equal formatting are one, so equal lines read equal however they were typed. */
export function readSpans(runs: readonly Run[]): readonly Span[] {
  const spans: { text: string; marks: Marks; name: string }[] = []
  for (const run of runs) {
    const { text, marks } = readRun(run)
    if (text === '') continue
    const name = JSON.stringify(marks)
    const last = spans.at(-1)
    if (last?.name === name && marks.person === undefined) last.text += text
    else spans.push({ text, marks, name })
  }
  return spans.map(({ text, marks }) => ({ text, ...marks }))
}

function readRun(run: Run): { text: string; marks: Marks } {
  const attributes = isPlainObject(run.attributes) ? run.attributes : {}
  if (typeof run.insert === 'string') return { text: run.insert, marks: readMarks(attributes, {}) }
  const embed = canonicalJson(run.insert)
  const name = isPlainObject(run.insert) ? Object.keys(run.insert).sort().join(' ') : ''
  return { text: `[${name}]`, marks: readMarks(attributes, { embed }) }
}

function readMarks(
  attributes: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, JsonValue>>,
): Marks {
  const { bold, italic, code, link, person, blueprint, ...rest } = attributes
  const who = parsePersonRef(person)
  const unknown = canonicalFields({
    ...rest,
    ...unlessKnown('bold', bold, bold === true),
    ...unlessKnown('italic', italic, italic === true),
    ...unlessKnown('code', code, code === true),
    ...unlessKnown('link', link, isWord(link)),
    ...unlessKnown('person', person, who !== null),
    ...unlessKnown('blueprint', blueprint, isWord(blueprint)),
    ...more,
  })
  return {
    ...(bold === true ? { bold } : {}),
    ...(italic === true ? { italic } : {}),
    ...(code === true ? { code } : {}),
    ...(isWord(link) ? { link } : {}),
    ...(who ? { person: who } : {}),
    ...(isWord(blueprint) ? { blueprint } : {}),
    ...(Object.keys(unknown).length > 0 ? { other: unknown } : {}),
  }
}

/** A known mark with a value of another form comes from elsewhere; it is carried like an unknown one. */
function unlessKnown(key: string, value: unknown, known: boolean): Readonly<Record<string, unknown>> {
  return known || value === undefined || value === null ? {} : { [key]: value }
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
