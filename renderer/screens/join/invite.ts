/**
 * Reads an invite link: whose relay, and the secret after the `#`. Pure.
 */

export interface Invite {
  readonly origin: string
  readonly secret: string
}

/** The invite in what was pasted: a link, or the bare secret where the relay is known. Null for anything else. */
export function parseInvite(pasted: string, origin: string | null): Invite | null {
  const text = pasted.trim()
  if (text === '') return null
  if (!URL.canParse(text))
    return origin !== null && /^[\w-]{8,}$/u.test(text) ? { origin, secret: text } : null
  const address = new URL(text)
  const secret = decodeURIComponent(address.hash.slice(1))
  const isWeb = address.protocol === 'https:' || address.protocol === 'http:'
  return isWeb && address.pathname.endsWith('/join') && secret !== ''
    ? { origin: address.origin, secret }
    : null
}
