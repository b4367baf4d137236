/**
 * Who may open a sync socket: decided on the HTTP request alone, before anything is upgraded or parsed (rules P1, P2).
 */
import type { IncomingMessage } from 'node:http'
import { NAME_PATTERN } from '#note/summit.ts'
import { SUBPROTOCOL, TOKEN_SUBPROTOCOL_PREFIX } from '#note/wire/sync.ts'
import type { Access } from '../access/access.ts'
import type { RefusalReason } from './metrics.ts'
import { hostOf, type IsProxy } from './proxy.ts'

export type UpgradeVerdict =
  | { readonly kind: 'welcome'; readonly session: string; readonly access: Access }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly reason: RefusalReason
      readonly message: string
    }

export interface UpgradeRules {
  readonly access: (secret: string) => Access | null
  /** The session an address leads to: its own or one it is another name of; null for none. */
  readonly sessionOf: (id: string) => string | null
  /** Exact origins besides the relay's own. */
  readonly origins: ReadonlySet<string>
  readonly isProxy: IsProxy
  /** Whether the token may have another socket. */
  readonly hasRoom: (access: Access) => boolean
}

const SYNC_PATH = /^\/sync\/([^/?#]+)$/
/** The desktop shell's page. */
export const DESKTOP_ORIGIN = 'app://rapporteur'

/** Judges an upgrade request: origin, token, protocol, a guest's session, session, the token's sockets, in this order. */
export function judgeUpgrade(request: IncomingMessage, rules: UpgradeRules): UpgradeVerdict {
  if (!isAllowedOrigin(request, rules)) return refused(403, 'origin', 'This origin may not open notes.')
  const offered = offeredProtocols(request)
  const access = readToken(offered, rules)
  if (access === null) return refused(401, 'token', 'A live session token is needed: join again.')
  if (!offered.includes(SUBPROTOCOL)) {
    return refused(400, 'protocol', `The subprotocol ${SUBPROTOCOL} is needed.`)
  }
  const named = nameIn(request.url ?? '')
  const session = named === null ? null : rules.sessionOf(named)
  if (access.session !== null && access.session !== session) {
    return refused(403, 'guest', 'This invitation is for another note: scan the code in this room.')
  }
  if (session === null) {
    return refused(404, 'session', 'There is no such session: see the schedule for its address.')
  }
  if (!rules.hasRoom(access)) {
    return refused(429, 'token-full', 'This token has too many notes open: close some of them.')
  }
  return { kind: 'welcome', session, access }
}

/** Whether the request's origin is our own, a known one, or absent (then it is no browser's). */
function isAllowedOrigin(
  request: IncomingMessage,
  { origins, isProxy }: Pick<UpgradeRules, 'origins' | 'isProxy'>,
): boolean {
  const origin = request.headers.origin
  if (origin === undefined || origins.has(origin)) return true
  const host = hostOf(request, isProxy)
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}

function refused(status: number, reason: RefusalReason, message: string): UpgradeVerdict {
  return { kind: 'refused', status, reason, message }
}

function offeredProtocols(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? ''
  return header.split(',').map((each) => each.trim())
}

function readToken(offered: readonly string[], rules: UpgradeRules): Access | null {
  const tokens = offered.filter((each) => each.startsWith(TOKEN_SUBPROTOCOL_PREFIX))
  const [token] = tokens
  if (token === undefined || tokens.length > 1) return null
  return rules.access(token.slice(TOKEN_SUBPROTOCOL_PREFIX.length))
}

function nameIn(url: string): string | null {
  const path = url.split('?', 1)[0] ?? ''
  const name = SYNC_PATH.exec(path)?.[1]
  if (name === undefined) return null
  const decoded = decodePath(name)
  return decoded !== null && NAME_PATTERN.test(decoded) ? decoded : null
}

function decodePath(name: string): string | null {
  try {
    return decodeURIComponent(name)
  } catch {
    // A broken escape names no session of ours.
    return null
  }
}
