/**
 * The one grammar of links that open the app: `rapporteur://<host>[:port]/sessions/<id>[#<line>]`. Everything else is
 * not a link of ours. Knows no Electron; what happens on a link is open-links.ts.
 */
import { isThisMachine, parseRelay } from './relay-origin.ts'

export const LINK_PROTOCOL = 'rapporteur'

export interface DeepLink {
  /** Origin of the relay the link names. */
  readonly relay: string
  /** Path for the page, such as `/sessions/server-limits#abc`. */
  readonly path: string
}

const LONGEST_LINK = 512
// The session's name is Launchpad's rule for blueprints; a line id is letters and digits as the note makes them.
const LINK =
  /^rapporteur:\/\/(?<host>\[::1\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?<port>:\d{1,5})?\/sessions\/(?<session>[a-z0-9][a-z0-9+.-]+)(?:#(?<line>[A-Za-z0-9_-]{1,64}))?$/

/** Reads a link, or null where it breaks the grammar in any way; nothing is repaired. */
export function parseDeepLink(text: string): DeepLink | null {
  if (text.length > LONGEST_LINK) return null
  const groups = LINK.exec(text)?.groups
  if (groups === undefined) return null
  const { host = '', port = '', session = '', line } = groups
  if (host.includes('..') || session.includes('..')) return null
  const relay = parseRelay(`${isThisMachine(host) ? 'http' : 'https'}://${host}${port}`)
  if (relay === null) return null
  return { relay, path: `/sessions/${session}${line === undefined ? '' : `#${line}`}` }
}

/** The first argument of a command line that is a link of ours, for starting and for the second instance. */
export function findDeepLink(argv: readonly string[]): DeepLink | null {
  for (const argument of argv) {
    const link = parseDeepLink(argument)
    if (link !== null) return link
  }
  return null
}
