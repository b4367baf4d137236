/** What the lines of old notes are, by the signs that everybody uses (`shorthand/signs.ts`) and by their headings. */
import { commandIn, nameIn, type Sign } from '../shorthand/signs.ts'
import { areSeveral } from './owners.ts'

export type Meaning =
  | { readonly kind: 'action' }
  | { readonly kind: 'decision'; readonly status: 'agreed' | 'proposed' }
  | { readonly kind: 'question' }
  | { readonly kind: 'heading' }
  | { readonly kind: 'bullet' }
  | { readonly kind: 'reference' }

/** What was recognised, and how many signs at the start of the words say so. */
export interface Marked {
  readonly meaning: Meaning
  readonly length: number
}

const AGREED: Meaning = { kind: 'decision', status: 'agreed' }
const ACTION: Meaning = { kind: 'action' }
const QUESTION: Meaning = { kind: 'question' }
const HEADING: Meaning = { kind: 'heading' }
const BULLET: Meaning = { kind: 'bullet' }
const REFERENCE: Meaning = { kind: 'reference' }

/** What was rejected was agreed too, and says so in its own words. */
const MEANINGS: Readonly<Record<Sign, Meaning>> = {
  ...{ action: ACTION, decision: AGREED, rejected: AGREED, question: QUESTION },
  proposed: { kind: 'decision', status: 'proposed' },
  ...{ heading: HEADING, subheading: HEADING, info: BULLET, idea: BULLET, help: BULLET, link: REFERENCE },
}

const ACTION_FOR = /^action[ \t]+(?=[^\s:]{1,40}(?::|[ \t]+to[ \t]))/i
const ADDRESS = /^(?:->[ \t]*)?(?=(?:https?|ftp|ircs?|mailto|ssh):\S+)/i

/** What the words begin with; null for what is only said. */
export function markOf(words: string): Marked | null {
  const found = commandIn(words) ?? nameIn(words, { written: true })
  if (found !== null && (words.startsWith('#') || words.length > found.length)) {
    const { sign, length } = found
    return { meaning: MEANINGS[sign], length: sign === 'rejected' ? 1 : length }
  }
  const asked = ACTION_FOR.exec(words)
  if (asked !== null) return { meaning: ACTION, length: asked[0].length }
  const address = ADDRESS.exec(words)
  return address === null ? null : { meaning: REFERENCE, length: address[0].length }
}

const HEADINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:specific )?(?:action items?|actions?|todos?|to-dos?|next steps|follow-?ups?|work items)\b/i, ACTION],
  [/^(?:recommendations (?:&|and) )?(?:key )?(?:decisions?|resolutions?|agreements?)\b/i, AGREED],
  [/^(?:open |outstanding |unresolved )?(?:questions?|issues?)(?: (?:raised|left|remaining))?$/i, QUESTION],
  [/^(?:references?|links?|resources)$/i, REFERENCE],
]

/** What the lines under a heading of these words are; null for any other heading. */
export function meaningUnder(heading: string): Meaning | null {
  const words = heading.replace(/[*_:#]/g, '').trim()
  return HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** The words of an answer that there is nothing. */
export function saysNothing(words: string): boolean {
  return /^(?:none(?: taken| yet)?|n\/?a|nothing|tbd|-+)[.!]?$/i.test(words.trim())
}

const ROLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:chairs?|facilitators?|moderators?|presenters?|(?:session )?leads?|leaders?)$/i, 'lead'],
  [/^(?:scribes?|scribenick|note-? ?takers?|minute-? ?takers?|notes by)$/i, 'note-taker'],
]

/** `Scribe: Ann`: the role and the person, where one person is named. */
export function roleIn(words: string): { readonly role: string; readonly name: string } | null {
  const plain = words.replace(/[*_]/g, '').replace(/^[-+#>\s]+/, '')
  const colon = plain.indexOf(':')
  if (colon < 0 || colon > 24) return null
  const role = ROLES.find(([pattern]) => pattern.test(plain.slice(0, colon).trim()))?.[1]
  const name = plain.slice(colon + 1).trim()
  if (role === undefined || name === '' || name.length > 60 || areSeveral(name)) return null
  return { role, name }
}
