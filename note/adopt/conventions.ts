/**
 * The conventions by which people mark what counts while they write: MeetBot's commands, scribe.perl's words, and what is
 * usual in pads. Source: FORMATS 5.1 to 5.3 (rkdarst/MeetBot doc/Manual.txt; w3c/scribe2 scribedoc.html).
 */

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
const PROPOSED: Meaning = { kind: 'decision', status: 'proposed' }
const ACTION: Meaning = { kind: 'action' }
const QUESTION: Meaning = { kind: 'question' }
const HEADING: Meaning = { kind: 'heading' }
const BULLET: Meaning = { kind: 'bullet' }

const COMMANDS: Readonly<Record<string, Meaning>> = {
  action: ACTION,
  agreed: AGREED,
  agree: AGREED,
  accepted: AGREED,
  accept: AGREED,
  topic: HEADING,
  meetingtopic: HEADING,
  info: BULLET,
  idea: BULLET,
  help: BULLET,
  halp: BULLET,
  link: { kind: 'reference' },
}

const WORDS: Readonly<Record<string, Meaning>> = {
  action: ACTION,
  'action item': ACTION,
  actions: ACTION,
  todo: ACTION,
  ai: ACTION,
  agreed: AGREED,
  agreement: AGREED,
  decision: AGREED,
  decided: AGREED,
  resolution: AGREED,
  resolved: AGREED,
  consensus: AGREED,
  proposed: PROPOSED,
  proposal: PROPOSED,
  'proposed resolution': PROPOSED,
  issue: QUESTION,
  question: QUESTION,
  'open question': QUESTION,
  topic: HEADING,
  subtopic: HEADING,
}

/** `#action …`: any case, at the start. A rejection is what was agreed, and says so in its own words. */
const COMMAND = /^#([A-Za-z]{3,14})(?![\w-])[ \t]*/
/** `ACTION: …`, also between stars or underlines, as Markdown emphasises. */
const LABEL = /^[*_]{0,3}([A-Za-z]{2,12}(?: [A-Za-z]{4,10})?)[*_]{0,3}[ \t]?:[*_]{0,3}[ \t]*/
const ACTION_FOR = /^action[ \t]+(?=[^\s:]{1,40}(?::|[ \t]+to[ \t]))/i
const ADDRESS = /^(?:->[ \t]*)?(?=(?:https?|ftp|ircs?|mailto|ssh):\S+)/i

/** What the words begin with; null for what is only said. */
export function markOf(words: string): Marked | null {
  const command = COMMAND.exec(words)
  if (command !== null) {
    const name = (command[1] ?? '').toLowerCase()
    if (name === 'rejected') return { meaning: AGREED, length: 1 }
    const meaning = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
    return meaning === undefined ? null : { meaning, length: command[0].length }
  }
  const label = LABEL.exec(words)
  if (label !== null) {
    const name = (label[1] ?? '').toLowerCase()
    const meaning = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
    if (meaning !== undefined && words.length > label[0].length) return { meaning, length: label[0].length }
  }
  const asked = ACTION_FOR.exec(words)
  if (asked !== null) return { meaning: ACTION, length: asked[0].length }
  const address = ADDRESS.exec(words)
  return address === null ? null : { meaning: { kind: 'reference' }, length: address[0].length }
}

const HEADINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:specific )?(?:action items?|actions?|todos?|to-dos?|next steps|follow-?ups?|work items)\b/i, ACTION],
  [/^(?:recommendations (?:&|and) )?(?:key )?(?:decisions?|resolutions?|agreements?)\b/i, AGREED],
  [/^(?:open |outstanding |unresolved )?(?:questions?|issues?)(?: (?:raised|left|remaining))?$/i, QUESTION],
  [/^(?:references?|links?|resources)$/i, { kind: 'reference' }],
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
  if (role === undefined || name === '' || name.length > 60 || /[,;&/]| and /.test(name)) return null
  return { role, name }
}
