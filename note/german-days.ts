/**
 * Words of days in English and German as one: German ones become those of English, so that each reader of days has one
 * grammar. Pure.
 */

/** Folded: small letters without accents. */
const ENGLISH: Readonly<Record<string, string>> = {
  heute: 'today',
  morgen: 'tomorrow',
  ubermorgen: 'in 2 days',
  gestern: 'yesterday',
  montag: 'monday',
  dienstag: 'tuesday',
  mittwoch: 'wednesday',
  donnerstag: 'thursday',
  freitag: 'friday',
  samstag: 'saturday',
  sonnabend: 'saturday',
  sonntag: 'sunday',
  januar: 'january',
  februar: 'february',
  marz: 'march',
  maerz: 'march',
  mar: 'march',
  mai: 'may',
  juni: 'june',
  juli: 'july',
  oktober: 'october',
  okt: 'october',
  dezember: 'december',
  dez: 'december',
  tag: 'day',
  tage: 'days',
  tagen: 'days',
  woche: 'week',
  wochen: 'weeks',
  monat: 'month',
  monats: 'month',
  jahres: 'year',
  monatsende: 'end of month',
  jahresende: 'end of year',
  wochenende: 'saturday',
  ende: 'end of',
  nachste: 'next',
  nachsten: 'next',
  nachster: 'next',
  nachstes: 'next',
  kommende: 'next',
  kommenden: 'next',
  kommender: 'next',
}

const NUMBERS: readonly (readonly string[])[] = [
  ['one', 'a', 'ein', 'eine', 'einem', 'einer'],
  ['two', 'zwei'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'funf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
  ['eleven', 'elf'],
  ['twelve', 'zwolf'],
]

/** What may stand before a day and changes nothing of it. */
const BEFORE =
  /^(?:(?:by|on|until|till|before|this|bis|am|zum|zur|vor|den|dem|diesen|diese|dieser|spatestens) )+/u
const AFTER_END = /\bend of (?:(?:the|this|der|des|dieser|dieses) )+/u
const WEEKDAY_BESIDE =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)(?:day|sday|nesday|rsday|urday)?\s+(?=\d)/u

/**
 * The same day in English words, small letters, numbers as figures: `bis nächsten Montag` is `next monday`, `am 3. Dez.` is
 * `3 december`. Words it does not know stay as they are.
 */
export function dayWordsInEnglish(words: string): string {
  const folded = words
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[,.]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return folded
    .replace(BEFORE, '')
    .split(' ')
    .map((word) => (Object.hasOwn(ENGLISH, word) ? (ENGLISH[word] ?? word) : numberIn(word)))
    .join(' ')
    .replace(/^the (?=end )/u, '')
    .replace(AFTER_END, 'end of ')
    .replace(WEEKDAY_BESIDE, '')
}

function numberIn(word: string): string {
  const found = NUMBERS.findIndex((names) => names.includes(word))
  return found === -1 ? word : String(found + 1)
}
