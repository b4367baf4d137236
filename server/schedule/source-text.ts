/**
 * Bytes of a foreign file to text: byte order marks, declared encodings, UTF-8 and what to do when it is none.
 * Knows no format but the first line of XML.
 */
import { TextDecoder } from 'node:util'

export interface DecodedText {
  readonly text: string
  /** False where the bytes were no UTF-8 and were read as Windows-1252, which takes any byte. */
  readonly isFaithful: boolean
}

/** The text without its byte order mark. Never throws. */
export function decodeBytes(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), isFaithful: true }
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), isFaithful: true }
  const declared = declaredDecoder(bytes)
  if (declared !== null) return { text: declared.decode(bytes), isFaithful: true }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isFaithful: true }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isFaithful: false }
  }
}

/** The decoder an XML declaration names, unless that is UTF-8 or nothing known. */
function declaredDecoder(bytes: Uint8Array): TextDecoder | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const name = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/.exec(head)?.[1]
  if (name === undefined || /^(utf-?8|utf-?16)/i.test(name)) return null
  try {
    return new TextDecoder(name)
  } catch {
    return null
  }
}

/** How often the words stand in the text, in one pass. */
export function countOf(text: string, words: string): number {
  let count = 0
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) count += 1
  return count
}
