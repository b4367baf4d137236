/**
 * The journal of the day as somebody reads it without the app: when a run of own edits in a line comes to rest, the line
 * as it then stands. Knows neither the note nor the file.
 */

export interface Journal {
  /** Own edits touched these lines. */
  readonly touched: (lines: readonly string[]) => void
  /** Writes down what is still in hand. */
  readonly close: () => void
}

export interface JournalParts {
  readonly session: string
  readonly write: (line: string) => void
  /** The line's words now, or null where it is not shown. */
  readonly wordsOf: (line: string) => string | null
  readonly after: (ms: number, act: () => void) => () => void
}

/** A run of edits ends when nothing was touched for this long. */
const REST_MS = 2_000
const LONGEST_WORDS = 3_500

export function createJournal({ session, write, wordsOf, after }: JournalParts): Journal {
  const inHand = new Set<string>()
  let cancel: () => void = () => undefined
  const writeDown = (): void => {
    cancel()
    for (const line of inHand) write(`${session}: ${inOneLine(wordsOf(line) ?? '')}`)
    inHand.clear()
  }
  return {
    touched: (lines) => {
      for (const line of lines) inHand.add(line)
      cancel()
      cancel = after(REST_MS, writeDown)
    },
    close: writeDown,
  }
}

function inOneLine(words: string): string {
  const plain = words.replace(/\p{Cc}+/gu, ' ').trim()
  return plain === '' ? '(empty)' : plain.slice(0, LONGEST_WORDS)
}
