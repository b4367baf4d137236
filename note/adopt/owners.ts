/** Who is to do an action, and until when, by the ways in which people write it down. */

export interface Owned {
  readonly owner: string | null
  readonly due: string | null
  /** Signs at the start and at the end that said so and need not be read again. */
  readonly before: number
  readonly after: number
  /** More than one is named: a person has to choose. */
  readonly several: boolean
}

const NAME = String.raw`[\p{L}][\p{L}\p{N}._'’-]{0,30}(?:[ ][\p{Lu}][\p{L}\p{N}._'’-]{0,30}){0,2}`
/** `[jdoe] …` and `@jdoe …`: Launchpad's and the chat's way. */
const BRACKETED = new RegExp(String.raw`^\[[ ]?@?(${NAME})[ ]?\](?!\()[ \t]*`, 'u')
const CALLED = /^@([\p{L}\p{N}][\p{L}\p{N}._-]{0,38})(?:[:,])?[ \t]+(?:to[ \t]+)?/u
/** `Ann to write …`, `Ann Lee: write …`. */
const TO = new RegExp(String.raw`^(${NAME})[ \t]+to[ \t]+(?=\p{Ll})`, 'u')
const COLON = new RegExp(String.raw`^(${NAME})[ \t]?:[ \t]+`, 'u')
/** `Ann will write …`: a sentence, which stays one. */
const WILL = new RegExp(
  String.raw`^(${NAME})[ \t]+(?:will|should|volunteers? to|takes?|is going to)[ \t]`,
  'u',
)
const MANY = new RegExp(
  String.raw`^(?:${NAME})(?:[ ]?[,/&][ ]?|[ ]and[ ]|[ ]\+[ ])(?:${NAME})(?:[ \t]+(?:to|will)[ \t]|[ \t]?:)`,
  'u',
)
const DUE = /[ \t]*(?:[-–—,(][ \t]*)?\bdue:?[ \t]+(\d{4}-\d{2}-\d{2})\)?[ \t]*$/i
/** Words that stand where a name may and are none. */
const NO_NAMES =
  /^(?:need|needs|want|try|have|how|what|way|plan|plans|goal|next|also|we|they|it|this|that|everyone|someone|somebody|all|going|able|ok|note|todo|action|link|see|used?|hard|easy|due)$/i

/** `nicks` are people known to speak: a first word that is one of them is the owner, as MeetBot reads it. */
export function ownerOf(words: string, nicks: ReadonlySet<string>): Owned {
  const due = DUE.exec(words)
  const after = due === null ? 0 : due[0].length
  const rest = { due: due?.[1] ?? null, after }
  if (MANY.test(words)) return { owner: null, before: 0, several: true, ...rest }
  const named = namedFirst(words, words.length - after)
  if (named !== null) return { ...named, several: false, ...rest }
  const will = WILL.exec(words)?.[1]
  const first = /^[^\s:,]{1,40}/.exec(words)?.[0] ?? ''
  const nick = nicks.has(first.toLowerCase()) ? first : null
  const owner = will !== undefined && !NO_NAMES.test(will) ? will : nick
  return { owner, before: 0, several: false, ...rest }
}

/** Who is named before the words of the action, which must not be nothing. */
function namedFirst(words: string, end: number): Pick<Owned, 'owner' | 'before'> | null {
  for (const pattern of [BRACKETED, CALLED, TO, COLON]) {
    const match = pattern.exec(words)
    const name = match?.[1]
    if (match === null || name === undefined || NO_NAMES.test(name)) continue
    if (match[0].length < end) return { owner: name, before: match[0].length }
  }
  return null
}
