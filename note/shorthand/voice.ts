/**
 * Who speaks for whom: `Priya (operator): …`, `… (user)`. Summits bring these groups together, and reports show what each
 * raised. Line in, line without the sign out.
 */

/** Values of the field `voice`. */
export const VOICES = ['developer', 'operator', 'business', 'user'] as const

const NAMES: Readonly<Record<string, (typeof VOICES)[number]>> = {
  ...{ developer: 'developer', dev: 'developer', entwicklung: 'developer', entwickler: 'developer' },
  ...{ operator: 'operator', ops: 'operator', betrieb: 'operator', betreiber: 'operator' },
  ...{ business: 'business', geschäft: 'business' },
  ...{ user: 'user', nutzer: 'user', anwender: 'user' },
}

export interface Voiced {
  readonly text: string
  readonly voice: string
}

const FORMS = [
  /^\((?<voice>\p{L}+)\)\s*(?<words>\S.*)$/su,
  /^(?<name>[^():]{1,80}?)\s*\((?<voice>\p{L}+)\)\s*:\s*(?<words>\S.*)$/su,
  /^(?<words>.*\S)\s+\((?<voice>\p{L}+)\)[.]?$/su,
]

/**
 * Takes the sign out where it stands first, behind the speaker's name or last; null without one. `choices` are the values
 * that the template has.
 */
export function readVoice(line: string, choices: readonly string[]): Voiced | null {
  for (const form of FORMS) {
    const { voice: sign = '', name, words } = form.exec(line.trim())?.groups ?? {}
    const word = sign.toLowerCase()
    const usual = Object.hasOwn(NAMES, word) ? NAMES[word] : word
    const voice = choices.find((choice) => choice === word || choice === usual)
    if (words !== undefined && voice !== undefined)
      return { text: name === undefined ? words : `${name}: ${words}`, voice }
  }
  return null
}
