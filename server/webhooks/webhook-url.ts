/** Which addresses a webhook may have, as far as can be told before its name is looked up. */
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

const MAX_LENGTH = 2_000

/** The sentence that refuses it, or null. */
export function whyNotCalled(text: string, allowPrivate: boolean): string | null {
  const url = text.length > MAX_LENGTH ? null : URL.parse(text)
  if (url === null) return `"${text.slice(0, 80)}" is no address: write https://host/path.`
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `${url.protocol}// cannot be called: write an address with https://.`
  if (url.username !== '' || url.password !== '')
    return 'An address with a name or password in it is not kept: leave them out, the signature says who calls.'
  if (allowPrivate) return null
  if (url.protocol === 'http:')
    return 'Without TLS anybody on the way can read it: write https://, or allow private addresses expressly.'
  const host = hostOf(url)
  const isOwn =
    host === 'localhost' || host.endsWith('.localhost') || (isIP(host) > 0 && !isPublicAddress(host))
  return isOwn ? notPublic(host) : null
}

/** The host without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

export function notPublic(host: string): string {
  return `${host} is not a public address: it is called only where private addresses are allowed expressly.`
}
