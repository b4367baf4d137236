/**
 * Reads one property after the other out of untrusted data and collects what is wrong, so that a template's author
 * sees every problem at once. Knows nothing of what a template means.
 */

/** Something wrong in a file of `templates/`: where (`sections[2].key`) and what, with the way out. */
export interface TemplateProblem {
  readonly path: string
  readonly sentence: string
}

/** What a text must be like. `words` completes "It must …" where the pattern does not match. */
export interface TextRule {
  readonly longest: number
  readonly pattern?: RegExp
  readonly words?: string
  readonly optional?: true
}

/** Keys of sections, kinds, fields and roles. */
export const KEY_RULE: TextRule = {
  longest: 40,
  pattern: /^[a-z][a-z0-9-]*$/,
  words: 'begin with a small letter and hold only small letters, digits and hyphens',
}

/** One object of the file; every reading that goes wrong adds a problem and answers with something harmless. */
export interface PropertyReader {
  readonly has: (key: string) => boolean
  /** The text, trimmed; empty where it is absent or wrong. */
  readonly text: (key: string, rule: TextRule) => string
  readonly texts: (key: string, list: ListRule, rule: TextRule) => readonly string[]
  readonly flag: (key: string, absent: boolean) => boolean
  /** A whole number from 1. */
  readonly count: (key: string) => number
  readonly word: <T extends string>(key: string, words: readonly T[], absent?: T) => T
  readonly objects: (key: string, list: ListRule, known: readonly string[]) => readonly PropertyReader[]
  readonly object: (key: string, known: readonly string[]) => PropertyReader
  /** Adds a problem about one property, or with an empty key about the object itself. */
  readonly note: (key: string, sentence: string) => void
}

export interface ListRule {
  readonly fewest: number
  readonly most: number
}

type Say = (sentence: string) => void

/** A reader for one object. Properties outside `known` are problems: a misspelt word must not pass silently. */
export function createPropertyReader(
  value: unknown,
  place: { readonly path: string; readonly known: readonly string[] },
  problems: TemplateProblem[],
): PropertyReader {
  const object = isObject(value) ? value : {}
  const at = (key: string) => [place.path, key].filter((part) => part !== '').join('.')
  const note = (key: string, sentence: string) => void problems.push({ path: at(key), sentence })
  const get = (key: string) => (Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined)
  const say = (key: string) => (sentence: string) => note(key, sentence)
  if (isObject(value)) noteUnknown(object, place.known, note)
  else note('', 'This must be a set of properties (`name: value`).')
  return {
    note,
    has: (key) => get(key) !== undefined,
    text: (key, rule) => readText(get(key), rule, say(key)),
    texts: (key, list, rule) =>
      readList(get(key), list, say(key)).map((entry, index) =>
        readText(entry, rule, (sentence) => note(`${key}[${index}]`, sentence)),
      ),
    flag: (key, absent) => readFlag(get(key), absent, say(key)),
    count: (key) => readCount(get(key), say(key)),
    word: (key, words, absent) => readWord(get(key), { words, absent }, say(key)),
    object: (key, known) => createPropertyReader(get(key), { path: at(key), known }, problems),
    objects: (key, list, known) =>
      readList(get(key), list, say(key)).map((entry, index) =>
        createPropertyReader(entry, { path: at(`${key}[${index}]`), known }, problems),
      ),
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function noteUnknown(
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
  note: (key: string, sentence: string) => void,
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue
    note(shorten(key), `"${shorten(key)}" is not known here. Known are: ${known.join(', ')}.`)
  }
}

function readText(value: unknown, rule: TextRule, say: Say): string {
  if (value === undefined || value === null || value === '') {
    if (!rule.optional) say('This is missing. Write a text here.')
    return ''
  }
  if (typeof value !== 'string') {
    say(`This is ${nameOf(value)}. It must be a text; put it in quotes.`)
    return ''
  }
  const text = value.trim()
  if (text === '' && !rule.optional) say('This is blank. Write a text here.')
  if (text.length > rule.longest) say(`This has ${text.length} characters. Keep it to ${rule.longest}.`)
  else if (text !== '' && rule.pattern && !rule.pattern.test(text)) {
    say(`"${shorten(text)}" cannot stand here. It must ${rule.words ?? 'have another form'}.`)
  }
  return text
}

function readFlag(value: unknown, absent: boolean, say: Say): boolean {
  if (value === undefined || value === null) return absent
  if (typeof value === 'boolean') return value
  say(`This is ${nameOf(value)}. Write true or false.`)
  return absent
}

function readCount(value: unknown, say: Say): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  say('This must be a whole number from 1.')
  return 1
}

function readWord<T extends string>(
  value: unknown,
  rule: { readonly words: readonly T[]; readonly absent: T | undefined },
  say: Say,
): T {
  if ((value === undefined || value === null) && rule.absent !== undefined) return rule.absent
  const word = rule.words.find((known) => known === value)
  if (word !== undefined) return word
  const given = typeof value === 'string' ? `"${shorten(value)}"` : nameOf(value)
  say(`This is ${given}. Write one of: ${rule.words.join(', ')}.`)
  return rule.absent ?? (rule.words[0] as T)
}

function readList(value: unknown, list: ListRule, say: Say): readonly unknown[] {
  if (value === undefined || value === null) {
    if (list.fewest > 0) say('This is missing. Write a list here.')
    return []
  }
  if (!Array.isArray(value)) {
    say(`This is ${nameOf(value)}. It must be a list.`)
    return []
  }
  if (value.length < list.fewest)
    say(`This list has ${value.length} entries. It needs at least ${list.fewest}.`)
  if (value.length > list.most) say(`This list has ${value.length} entries. Keep it to ${list.most}.`)
  return value.slice(0, list.most)
}

function nameOf(value: unknown): string {
  if (value === undefined || value === null) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a set of properties'
  if (typeof value === 'boolean') return 'true or false'
  return `a ${typeof value}`
}

const LONGEST_QUOTE = 60

function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}
