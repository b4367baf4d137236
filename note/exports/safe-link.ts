/** Decides which addresses may become links in an export. */
import { oneLine } from '../one-line.ts'

const ALLOWED = /^(https?:\/\/[^/\s]|mailto:[^\s])/i
/** What could end or escape an address in one of the syntaxes. */
const UNSAFE = /[\s<>"'`\\{}|^*[\]()\u0080-\u{10ffff}]/gu

/**
 * The address with everything encoded that any target could stumble over, or null where its scheme is not http, https
 * or mailto.
 */
export function safeLink(address: string): string | null {
  const trimmed = oneLine(address)
  if (!ALLOWED.test(trimmed)) return null
  return trimmed.replace(UNSAFE, percent)
}

function percent(character: string): string {
  // encodeURIComponent leaves these alone.
  if (character === "'" || character === '(' || character === ')' || character === '*') {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  }
  return encodeURIComponent(character)
}
