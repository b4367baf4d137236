/** A session as the book tells it, on pages and on paper alike: which parts in which order, and the sentences around them. */
import { noneReason } from '../exports/view.ts'
import { hasContent, personField } from '../item-fields.ts'
import { oneLine } from '../one-line.ts'
import type { JsonValue, LineRecord } from '../record-model.ts'
import { HANDS, handsResult } from '../show-of-hands.ts'
import type { Book, BookSession } from './book-model.ts'
import { dayOfInstant, fullDate, shortDate, timesOf } from './dates.ts'
import { statusOf, statusWords, word } from './items.ts'
import { bookNameOf } from './people.ts'
import { isBookKey, type Words } from './words/words.ts'

/** What was agreed comes before how: rule J4. */
export type SessionPart =
  | {
      readonly type: 'items'
      readonly kind: string
      readonly title: string
      readonly items: readonly LineRecord[]
    }
  /** A section that had to be answered, and the reason why there is nothing. */
  | { readonly type: 'none'; readonly kind: string; readonly title: string; readonly words: string }
  | {
      readonly type: 'prose'
      readonly key: string
      readonly title: string
      readonly lines: readonly LineRecord[]
    }

const FIRST = [
  ['decision', 'decisions'],
  ['action', 'actions'],
  ['question', 'questions'],
  ['blueprint', 'blueprints'],
] as const
const KINDS: ReadonlySet<string> = new Set(FIRST.map(([kind]) => kind))

/** Items first, by kind and wherever they stand; then the sections' own lines in the template's order. */
export function partsOfSession(words: Words, session: BookSession): readonly SessionPart[] {
  const { sections, elsewhere } = session.record
  return [
    ...FIRST.flatMap(([kind, title]) => kindPart(words, session, { kind, title: words.say(title) })),
    ...sections.flatMap(({ key, title, lines }) => prosePart(words, session, { key, title, lines })),
    ...prosePart(words, session, { key: 'elsewhere', title: words.say('elsewhere'), lines: elsewhere }),
  ]
}

function kindPart(
  { say }: Words,
  session: BookSession,
  { kind, title }: { readonly kind: string; readonly title: string },
): readonly SessionPart[] {
  const items = session.items.filter((line) => line.kind === kind)
  if (items.length > 0) return [{ type: 'items', kind, title, items }]
  const section = session.record.sections.find(({ key }) => key === `${kind}s`)
  if (section === undefined || (!section.mandatory && section.none === null)) return []
  const reason = noneReason(section.none)
  const words = reason === '' ? say('noneHere') : say('noneBecause', { reason })
  return [{ type: 'none', kind, title, words }]
}

function prosePart(
  { say }: Words,
  session: BookSession,
  {
    key,
    title,
    lines,
  }: { readonly key: string; readonly title: string; readonly lines: readonly LineRecord[] },
): readonly SessionPart[] {
  const own = lines.filter(
    (line) =>
      !KINDS.has(line.kind) &&
      (hasContent(line) || line.kind === 'code' || tracedItem(session, line) !== null),
  )
  if (own.length === 0) return []
  // Items of the section stand under its name already.
  const hasItems = FIRST.some(([kind]) => key === `${kind}s`)
  return [
    {
      type: 'prose',
      key,
      title: hasItems ? say('alsoSaid', { title: oneLine(title) }) : oneLine(title),
      lines: own,
    },
  ]
}

/** The item that was made where this line stands, or null where the line is none of these. */
export function tracedItem({ items }: BookSession, line: LineRecord): LineRecord | null {
  const to = line.kind === 'reference' && Object.hasOwn(line.fields, 'to') ? line.fields['to'] : undefined
  return items.find((item) => item.id === to) ?? null
}

/** What is said behind the number of an item where it was made. */
export function madeWords({ say }: Words, { kind }: LineRecord): string {
  const key = `made.${kind}`
  return say(isBookKey(key) ? key : 'made.other')
}

/** `Wednesday 7 October 2026, 13:30–14:25, Lantern`, as much as is known. */
export function heldWords({ summit, words }: Book, { session, day }: BookSession): string {
  const room = summit.rooms.find(({ id }) => id === session.room)?.name ?? session.room
  const times = timesOf(session.start, session.end, summit.timezone)
  const parts = [day === null ? '' : fullDate(words, day), times, oneLine(room ?? '')]
  return parts.filter((part) => part !== '').join(', ')
}

/** Who approved which version, and whether it is still so. */
export function approvalWords({ summit, words }: Book, { approval }: BookSession): string {
  return words.say('approved', {
    name: bookNameOf(approval.by, summit.people)?.name ?? words.say('theLead'),
    day: dayOfInstant(words, approval.at, summit.timezone),
    version: Math.max(0, approval.version),
    changed: approval.changed ? 'yes' : 'no',
  })
}

/** The due date as it is read in a table, or what was typed for one. */
export function dueWords({ summit, words }: Book, line: LineRecord): string {
  return shortDate(words, word(line, 'due'), summit.start.slice(0, 4))
}

/** What is to be said under an item besides names that lead somewhere: how it stands, how it was agreed, who was against. */
export function standingWords(words: Words, line: LineRecord): readonly string[] {
  const isQuiet = ['', 'agreed', 'open'].includes(statusOf(line))
  const how = ['agreed', 'how', 'consensus'].map((key) => word(line, key))
  const dissent = word(line, 'dissent')
  const relation = line.kind === 'blueprint' ? word(line, 'relation') : ''
  const said = [
    isQuiet ? '' : statusWords(words, line),
    ...how,
    handsWords(words, line.fields[HANDS]),
    dissent === '' ? '' : words.say('against', { names: dissent }),
    relationWords(words, relation),
  ]
  return said.filter((each) => each !== '')
}

/** How the hands were counted; '' where there was no show of hands. */
function handsWords({ say }: Words, value: JsonValue | undefined): string {
  const result = handsResult(value)
  if (result === null) return ''
  const { for: inFavour, against, abstain } = result
  return say('hands', { for: inFavour, against, abstain })
}

/** How a blueprint stands to what it names. */
export function relationWords({ say }: Words, relation: string): string {
  const key = `relation.${relation}`
  return isBookKey(key) ? say(key) : relation
}

/** The reason given for an item; '' where none was. */
export function becauseWords(line: LineRecord): string {
  return ['because', 'rationale', 'reason'].map((key) => word(line, key)).find((text) => text !== '') ?? ''
}

/** The owner's name as the book calls them; '' where nobody is named. */
export function ownerName({ summit }: Book, line: LineRecord): string {
  const owner = personField(line, 'owner')
  return owner === null ? '' : (bookNameOf(owner, summit.people)?.name ?? '')
}
