/**
 * Reading addresses that come from elsewhere. Written for Node 20 too, which has no URL.parse.
 */

/** The parsed address, or null where the text is none. */
export function parseAddress(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

/** Scheme and host, also for schemes that the address standard does not know (their `origin` is "null"). */
export function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`
}

/** Whether the text holds a C0 control character or DEL, which no path, name or address of ours may carry. */
export function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}
