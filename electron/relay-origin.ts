/**
 * What counts as a relay's address. One rule for the command line, for links and for what the page asks; knows nothing
 * of who asks.
 */
import { parseAddress } from './address.ts'

const LONGEST_ADDRESS = 512

/**
 * The origin of a relay (`https://host[:port]`), or null where the text is not one. Plain http is taken only from this
 * machine, unless `plain` says that a person named it on the command line.
 */
export function parseRelay(text: string, options: { readonly plain?: boolean } = {}): string | null {
  if (text.length > LONGEST_ADDRESS) return null
  const url = parseAddress(text)
  if (url === null || url.hostname === '') return null
  if (url.username !== '' || url.password !== '') return null
  if (url.protocol === 'https:') return url.origin
  if (url.protocol !== 'http:') return null
  return options.plain === true || isThisMachine(url.hostname) ? url.origin : null
}

/** Whether a host name of an address means this machine. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}
