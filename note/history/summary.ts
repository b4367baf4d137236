/** What happened between two records of a note, in one sentence. English; counts by kind of line, in a fixed order. */
import { canonicalJson } from '../record-json.ts'
import type { LineRecord, NoteRecord } from '../record-model.ts'
import type { Field, Template } from '../template-model.ts'
import { INDENT_FIELD, NOBODY_FIELD, fieldOf, kindTitle, type ComparedLine } from './compare.ts'

export const NOTHING_CHANGED = 'Nothing changed.'

/** One kind of happening: how it reads after a count of one and of several. */
interface Happening {
  readonly rank: readonly number[]
  readonly one: string
  readonly many: string
}

const PLAIN_NAMES: Readonly<Record<string, string>> = {
  text: 'paragraph',
  numbered: 'numbered line',
  code: 'code line',
}
const STEPS = ['added', 'removed', 'reworded', 'reformatted', 'converted', 'moved', 'field'] as const

/** "2 decisions reworded, 1 action lost its owner, 3 lines added to Discussion"; NOTHING_CHANGED where there is nothing. */
export function summarize(
  compared: readonly ComparedLine[],
  records: { readonly before: NoteRecord; readonly after: NoteRecord },
  template: Template,
): string {
  const counts = new Map<string, { readonly happening: Happening; count: number }>()
  for (const each of compared) {
    const happening = happeningOf(each, records.after, template)
    if (happening === null) continue
    const known = counts.get(happening.one)
    if (known === undefined) counts.set(happening.one, { happening, count: 1 })
    else known.count += 1
  }
  const lines = [...counts.values()]
    .sort((a, b) => compareRanks(a.happening.rank, b.happening.rank))
    .map(({ happening, count }) => (count === 1 ? `1 ${happening.one}` : `${count} ${happening.many}`))
  const parts = [...lines, ...aboutChanges(records.before, records.after, template)]
  return parts.length === 0 ? NOTHING_CHANGED : parts.join(', ')
}

function happeningOf(each: ComparedLine, after: NoteRecord, template: Template): Happening | null {
  const line = each.after ?? each.before
  if (line === null) return null
  // A line that became something else is spoken of as what it was; its new fields come with the new kind.
  const converted = each.before !== null && each.after !== null && each.before.kind !== each.after.kind
  if (converted && each.change.what === 'field' && each.change.field !== INDENT_FIELD) return null
  const subject = converted ? (each.before ?? line) : line
  const isItem = template.kinds.some((kind) => kind.key === subject.kind)
  const noun = isItem ? kindTitle(subject.kind, template).toLowerCase() : 'line'
  const { step, verbs } = verbsOf(each, template)
  const where = isItem ? '' : whereOf(step, line, after)
  const kindRank = template.kinds.findIndex((kind) => kind.key === subject.kind)
  const sectionRank = after.sections.findIndex((section) => section.key === line.section)
  return {
    rank: [isItem ? kindRank : template.kinds.length, isItem ? 0 : sectionRank, STEPS.indexOf(step)],
    one: `${noun} ${verbs[0]}${where}`,
    many: `${plural(noun)} ${verbs[1]}${where}`,
  }
}

type Step = (typeof STEPS)[number]
interface Verbs {
  readonly step: Step
  /** For one and for several. */
  readonly verbs: readonly [string, string]
}

function verbsOf({ change, before, after }: ComparedLine, template: Template): Verbs {
  if (change.what === 'field')
    return { step: 'field', verbs: fieldVerbs({ change, before, after }, template) }
  if (change.what === 'converted') {
    const name = nameOfKind(after?.kind ?? '', template)
    return { step: 'converted', verbs: [`became ${article(name)} ${name}`, `became ${plural(name)}`] }
  }
  const step = change.what === 'reworded' && change.before === change.after ? 'reformatted' : change.what
  return { step, verbs: [step, step] }
}

function fieldVerbs({ change, after }: ComparedLine, template: Template): readonly [string, string] {
  const key = change.field ?? ''
  if (key === INDENT_FIELD) {
    const verb = Number(change.after) > Number(change.before) ? 'indented' : 'outdented'
    return [verb, verb]
  }
  if (key === NOBODY_FIELD) {
    const verb = change.after === 'true' ? `marked as nobody's` : `no longer marked as nobody's`
    return [verb, verb]
  }
  const word = fieldWord(key, fieldOf(after?.kind ?? change.kind, key, template))
  if (change.after === null) return [`lost its ${word}`, `lost their ${plural(word)}`]
  if (change.before === null) return [`got ${article(word)} ${word}`, `got ${plural(word)}`]
  return [`changed its ${word}`, `changed their ${plural(word)}`]
}

/** A field by its key: titles may be phrases ("Raised by"), or in another language than the sentence. */
function fieldWord(key: string, field: Field | null): string {
  const word = key.replaceAll('-', ' ')
  return field?.type === 'date' && !/date/.test(word) ? `${word} date` : word
}

function whereOf(step: Step, line: LineRecord, after: NoteRecord): string {
  const title = after.sections.find((section) => section.key === line.section)?.title ?? 'no section'
  if (step === 'added' || step === 'moved') return ` to ${title}`
  return step === 'removed' ? ` from ${title}` : ` in ${title}`
}

/** What the note says of itself, which no line tells. */
function aboutChanges(before: NoteRecord, after: NoteRecord, template: Template): string[] {
  const parts: string[] = []
  if (before.summary !== after.summary) parts.push('the closing sentence changed')
  for (const section of after.sections) {
    const was = before.sections.find((each) => each.key === section.key)?.none ?? null
    if (was === section.none) continue
    const what = section.none === null ? 'taken back' : was === null ? 'given' : 'changed'
    parts.push(`the reason for no ${section.title} ${what}`)
  }
  for (const role of template.roles) {
    const [was, is] = [before.roles[role.key], after.roles[role.key]]
    if (JSON.stringify(canonicalJson(was)) === JSON.stringify(canonicalJson(is))) continue
    parts.push(`the ${role.title.toLowerCase()} changed`)
  }
  return parts
}

function nameOfKind(kind: string, template: Template): string {
  if (template.kinds.some((each) => each.key === kind)) return kindTitle(kind, template).toLowerCase()
  return PLAIN_NAMES[kind] ?? kind
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? 'an' : 'a'
}

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
