/**
 * Which file of the page's bundle a request to our scheme means. Refuses whatever could leave the bundle; knows
 * nothing of Electron and does not touch the disk.
 */
import { extname, join, resolve, sep } from 'node:path'
import { hasControlCharacter, originOf, parseAddress } from './address.ts'

export const SCHEME = 'app'
export const PAGE_ORIGIN = 'app://rapporteur'

export type BundlePath =
  | { readonly kind: 'file'; readonly file: string }
  /** A route of the page itself: answered with index.html. */
  | { readonly kind: 'route'; readonly file: string }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Resolves an address of our scheme to an absolute path inside `root`. The path is judged after decoding it once;
 * anything that still looks encoded, climbs, or names another host is refused rather than repaired.
 */
export function resolveBundlePath(root: string, address: string): BundlePath {
  const url = parseAddress(address)
  if (url === null) return refused('not an address')
  if (originOf(url) !== PAGE_ORIGIN) return refused('another host')
  if (url.username !== '' || url.password !== '') return refused('credentials in the address')
  const path = decodeOnce(url.pathname)
  if (path === null) return refused('malformed encoding')
  const fault = faultInPath(path)
  if (fault !== null) return refused(fault)
  return insideRoot(root, path)
}

function insideRoot(root: string, path: string): BundlePath {
  const base = resolve(root)
  const file = resolve(join(base, path))
  if (file !== base && !file.startsWith(base + sep)) return refused('outside the bundle')
  // The page's routes (session names may hold dots) live under known words; files of the bundle have an extension.
  const isRoute = path.startsWith('/sessions/') || extname(path) === ''
  return isRoute ? { kind: 'route', file: join(base, 'index.html') } : { kind: 'file', file }
}

function decodeOnce(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function faultInPath(path: string): string | null {
  if (path.includes('\\')) return 'a backslash'
  if (path.includes('%')) return 'encoded twice'
  if (hasControlCharacter(path)) return 'a control character'
  // A drive letter or an alternate data stream on Windows.
  if (path.includes(':')) return 'a colon'
  if (path.split('/').some((part) => part === '..' || part === '.')) return 'a dot segment'
  if (path.includes('//')) return 'an empty segment'
  return null
}

function refused(reason: string): BundlePath {
  return { kind: 'refused', reason }
}
