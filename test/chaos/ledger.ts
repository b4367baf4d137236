/**
 * Keeps count of what a person typed, what the page called safe, and what is missing of it. Every line begins with a word
 * of its own (its tag), is only written on at its end, and is shortened from its end. Pure.
 */

/** `saved`: the relay has it. `here`: this computer's disk has it. */
export type Claim = 'saved' | 'here'

export type Lines = ReadonlyMap<string, string>

export interface Shortfall {
  readonly line: string
  readonly claimed: string
  /** What was found under the tag, or null. */
  readonly found: string | null
  readonly characters: number
}

export interface Ledger {
  /** From now on the person types until the line reads so. */
  readonly intend: (line: string, text: string) => void
  /** The person takes letters back until the line reads so: nothing beyond is owed any more. */
  readonly takeBack: (line: string, text: string) => void
  /** The page called this line, as it then stood, safe. */
  readonly claim: (claim: Claim, line: string, text: string) => void
  /**
   * The page is there anew, or took no keys for a while, and shows this: what was never called safe may be gone, and so
   * may be what was taken back. It is what is owed from here on.
   */
  readonly resume: (shown: Lines) => void
  /** What was claimed and is not in `found`. */
  readonly shortfalls: (claim: Claim, found: Lines) => readonly Shortfall[]
  /** All that the person typed and did not take back, as far as it is owed. */
  readonly intended: () => Lines
  readonly claimedCharacters: (claim: Claim) => number
}

export function createLedger(): Ledger {
  const intended = new Map<string, string>()
  const claims = { saved: new Map<string, string>(), here: new Map<string, string>() }
  return {
    intend: (line, text) => void intended.set(line, text),
    takeBack: (line, text) => {
      intended.set(line, text)
      for (const owed of Object.values(claims)) {
        const claimed = owed.get(line)
        if (claimed !== undefined) owed.set(line, common(claimed, text))
      }
    },
    claim: (claim, line, text) => {
      // A frame from before the last letters were taken back may be told late.
      const wanted = common(text, intended.get(line) ?? '')
      const before = claims[claim].get(line) ?? ''
      if (wanted.length > before.length) claims[claim].set(line, wanted)
    },
    resume: (shown) => {
      for (const line of intended.keys()) intended.set(line, shown.get(line) ?? '')
    },
    shortfalls: (claim, found) =>
      [...claims[claim]].flatMap(([line, claimed]) => {
        const there = found.get(line) ?? null
        const characters = claimed.length - common(claimed, there ?? '').length
        return characters === 0 ? [] : [{ line, claimed, found: there, characters }]
      }),
    intended: () => new Map(intended),
    claimedCharacters: (claim) => [...claims[claim].values()].reduce((sum, text) => sum + text.length, 0),
  }
}

function common(one: string, other: string): string {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return one.slice(0, length)
}

/** `d12x3 words`: where, in which round, which. What stands in the margin may touch it. */
const TAGGED = /([a-z]\d+x\d+)[ a-z]*/

/** The tagged line in a text that may have other things around it, or null. */
export function readTagged(text: string): { readonly line: string; readonly text: string } | null {
  const found = TAGGED.exec(text)
  return found === null ? null : { line: found[1] ?? '', text: found[0] }
}

/** Tagged lines of a note; a tag that stands twice is told, as nothing may be doubled. */
export function taggedLines(texts: readonly string[]): {
  readonly lines: Lines
  readonly doubled: readonly string[]
} {
  const lines = new Map<string, string>()
  const doubled: string[] = []
  for (const text of texts) {
    const found = readTagged(text)
    if (found === null) continue
    if (lines.has(found.line)) doubled.push(found.line)
    lines.set(found.line, found.text)
  }
  return { lines, doubled }
}
