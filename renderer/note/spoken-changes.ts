/**
 * What is read aloud of what others did: items that came, went or became another kind, as one sentence. Typing is not
 * told. Pure; when it is said is `read-aloud.ts`.
 */
import type { VisibleLine } from '#note/lines/line-model.ts'
import type { Template } from '#note/template-model.ts'
import { LANGUAGE } from '../words/language.ts'
import { inSentence } from '../words/labels.ts'
import { say } from '../words/say.ts'

/** One item as people call it. */
export interface SpokenItem {
  readonly kind: string
  readonly title: string
  /** D2, A1. */
  readonly number: string
  /** Id of who began it, or null. */
  readonly by: string | null
}

/** The items that say something, by line id, in order. */
export function spokenItems(lines: readonly VisibleLine[], template: Template): Map<string, SpokenItem> {
  const kinds = new Map(template.kinds.map((kind) => [kind.key, kind]))
  const counts = new Map<string, number>()
  const items = new Map<string, SpokenItem>()
  for (const { id, kind, length, by } of lines) {
    const known = kinds.get(kind)
    if (known === undefined) continue
    const count = (counts.get(kind) ?? 0) + 1
    counts.set(kind, count)
    // An item that was only begun is told once there are words in it.
    if (length > 0) items.set(id, { kind, title: known.title, number: `${known.letter}${count}`, by })
  }
  return items
}

/** More changes than this are counted, not told. */
const MOST_TOLD = 3

/**
 * The sentence for what changed, or null where nothing is to be said. Lines in `own` were changed here and are not
 * told; items are called by their number now, those that went by the number they had.
 */
export function spokenChanges(
  before: ReadonlyMap<string, SpokenItem>,
  after: ReadonlyMap<string, SpokenItem>,
  own: ReadonlySet<string>,
  nameOf: (person: string) => string | null,
): string | null {
  const told: string[] = []
  for (const [id, item] of after) {
    if (own.has(id)) continue
    const was = before.get(id)
    if (was === undefined) told.push(addedWords(item, nameOf))
    else if (was.kind !== item.kind) told.push(convertedWords(was, item))
  }
  for (const [id, { title, number }] of before) {
    if (!after.has(id) && !own.has(id)) told.push(say('aloud.removed', { kind: title, number }))
  }
  if (told.length === 0) return null
  const more = told.length - MOST_TOLD
  const shown = more > 0 ? [...told.slice(0, MOST_TOLD), say('aloud.more', { count: more })] : told
  return `${new Intl.ListFormat(LANGUAGE, { type: 'conjunction' }).format(shown)}.`
}

function addedWords({ title, number, by }: SpokenItem, nameOf: (person: string) => string | null): string {
  const name = by === null ? null : nameOf(by)
  if (name === null) return say('aloud.addedByNobody', { kind: title, number })
  return say('aloud.added', { kind: title, number, name })
}

function convertedWords(was: SpokenItem, item: SpokenItem): string {
  return say('aloud.converted', {
    before: was.title,
    was: was.number,
    kind: inSentence(item.title),
    number: item.number,
  })
}
