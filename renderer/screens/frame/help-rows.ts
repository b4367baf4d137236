/**
 * What the help sheet says of signs and shorthand: each example is read by the reader itself, so that the sheet cannot
 * promise what typing does not do. Pure.
 */
import { readMeaning, type Meaning } from '#note/shorthand/meaning.ts'
import { signGroups } from '#note/shorthand/signs.ts'
import { readVoice, VOICES } from '#note/shorthand/voice.ts'
import { kindOfSign, type SignedKind } from '../../editor/surface/line-signs.ts'
import { say } from '../../words/say.ts'

export interface HelpRow {
  /** All that one may type for it. */
  readonly signs: readonly string[]
  readonly example: string
  readonly becomes: string
}

const DAY = say('help.example.day')
const NAME = say('help.example.name')
const JUDGE = {
  isDate: (words: string): boolean => words === DAY,
  isPerson: (words: string): boolean => words === NAME,
}

/** Signs at the start of a line that Enter reads, by meaning; then those with a form of their own. */
export function shorthandRows(): readonly HelpRow[] {
  const words = say('help.example.words')
  const assigned = say('help.example.assigned', { name: NAME, day: DAY })
  const byTable = signGroups().map(({ sign, typed }) => {
    const said = sign === 'action' ? assigned : sign === 'link' ? say('help.example.link') : words
    return rowOf(typed, `${typed[0] ?? ''} ${said}`)
  })
  const [old, now] = [say('help.example.old'), say('help.example.new')]
  return [
    ...byTable,
    rowOf(['…', '...'], `… ${words}`),
    rowOf(['s/old/new/', 's/old/new/g'], `s/${old}/${now}/`),
    rowOf(['i/before/line/'], `i/${old}/${words}/`),
    rowOf(['\\'], `\\#agreed ${words}`),
    voiceRow(words),
  ]
}

function rowOf(signs: readonly string[], example: string): HelpRow {
  return { signs, example, becomes: wordsOf(readMeaning(example, JUDGE)) }
}

function voiceRow(words: string): HelpRow {
  const example = `${NAME} (${VOICES[1]}): ${words}`
  const read = readVoice(example, VOICES)
  const becomes = read === null ? example : say('help.becomesVoice', { text: read.text, voice: read.voice })
  return { signs: VOICES.map((voice) => `(${voice})`), example, becomes }
}

function wordsOf(meaning: Meaning): string {
  switch (meaning.is) {
    case 'item':
      return itemWords(meaning)
    case 'heading':
      return say(meaning.depth === 0 ? 'help.becomesTopic' : 'help.becomesSubtopic', { text: meaning.text })
    case 'link':
      return say('help.becomesLink', { text: meaning.text, href: meaning.href })
    case 'continued':
      return say('help.becomesContinued', { text: meaning.text })
    case 'correction':
      return say('help.becomesCorrected', { old: meaning.old, now: meaning.now })
    case 'insertion':
      return say('help.becomesInserted', { before: meaning.before, text: meaning.text })
    case 'plain':
      return say('help.becomesPlain', { text: meaning.text })
  }
}

function itemWords({ kind, text, owner, due, status }: Extract<Meaning, { is: 'item' }>): string {
  const facts = [
    owner === undefined ? '' : say('help.owner', { owner }),
    due === undefined ? '' : say('help.due', { due }),
    status === undefined ? '' : say('help.proposed'),
  ]
  return [say(`help.kind.${kind}`, { text }), ...facts].filter((each) => each !== '').join(' · ')
}

/** What may be typed at the start of a line; what does nothing there is not listed. */
const TYPED = ['- ', '* ', '1. ', '1) ', '# ', '> ', '``` '] as const

/** Signs that take effect while they are typed. */
export function lineRows(): readonly HelpRow[] {
  const signs = new Map<SignedKind, string[]>()
  for (const typed of TYPED) {
    const kind = kindOfSign(typed)
    if (kind !== null) signs.set(kind, [...(signs.get(kind) ?? []), typed.trim()])
  }
  const words = say('help.example.words')
  return [...signs].map(([kind, typed]) => ({
    signs: typed,
    example: `${typed[0] ?? ''} ${words}`,
    becomes: say(`help.line.${kind}`),
  }))
}
