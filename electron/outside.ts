/**
 * Opening an address outside the app: the only way out, and always with a question that shows where it leads. Takes
 * what asks and what opens, so that it runs without Electron.
 */
import { hasControlCharacter, parseAddress } from './address.ts'
import { shellWords } from './words.ts'

const LONGEST_ADDRESS = 2048

export interface OutsideDoor {
  /** Asks the person; resolves to whether they agreed. */
  readonly ask: (question: { readonly message: string; readonly detail: string }) => Promise<boolean>
  readonly open: (address: string) => Promise<void>
}

/** An address that may be opened outside, with what the person is shown; null for every other one. */
export function parseOutsideAddress(text: string): { readonly href: string; readonly shown: string } | null {
  if (text.length > LONGEST_ADDRESS || hasControlCharacter(text)) return null
  const url = parseAddress(text)
  if (url === null || url.username !== '' || url.password !== '' || url.href.length > LONGEST_ADDRESS)
    return null
  if (url.protocol === 'https:') return url.hostname === '' ? null : { href: url.href, shown: url.host }
  return url.protocol === 'mailto:' ? parseMailto(url) : null
}

/** Asks, then opens. Resolves to whether the address was opened; a refused or declined one is simply not. */
export async function openOutside(text: string, door: OutsideDoor): Promise<boolean> {
  const address = parseOutsideAddress(text)
  if (address === null) return false
  const agreed = await door.ask({
    message: shellWords('openOutside', { address: address.shown }),
    detail: address.href,
  })
  if (!agreed) return false
  await door.open(address.href)
  return true
}

function parseMailto(url: URL): { readonly href: string; readonly shown: string } | null {
  // Mail programs differ in which headers they obey (attach=…, bcc=…): only the ones that a link of a note needs.
  const headers = [...url.searchParams.keys()].map((name) => name.toLowerCase())
  if (headers.some((name) => name !== 'subject' && name !== 'body')) return null
  if (!/^[^@\s,;?&]+@[^@\s,;?&]+$/.test(url.pathname)) return null
  return { href: url.href, shown: url.pathname }
}
