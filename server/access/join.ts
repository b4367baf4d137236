/**
 * Invites and joining: a link's secret is traded for a session token. A person the summit knows by exactly that name
 * and as whom nobody joined yet is taken up; anybody else becomes a new person, so that no name can be put on twice.
 */
import type { Person, Role } from '#note/summit.ts'
import type { Invite, Store } from '../store/store.ts'
import { createSecret, hashSecret, readAccessByHash, type Access, type RandomBytes } from './access.ts'

export interface Doorkeeper {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
}

export interface NewInvite {
  readonly role: Role
  readonly tracks: readonly string[]
  /** For one person of that name, once; null for everybody who has the link. */
  readonly name: string | null
  /** How long the link is good, ms; null for ever. */
  readonly lifetimeMs: number | null
}

export type JoinOutcome =
  | { readonly kind: 'joined'; readonly token: string; readonly access: Access }
  | { readonly kind: 'refused'; readonly message: string }

/** A summit lasts a week and its notes are finished in the weeks behind it. */
const TOKEN_LIFETIME_MS = 90 * 24 * 60 * 60 * 1000
const PERSON_ID_BYTES = 8

/** Makes an invite and returns its secret, which is shown once and kept nowhere. */
export function createInvite(door: Doorkeeper, wanted: NewInvite): string {
  const secret = createSecret(door.random)
  const now = door.now()
  door.store.access.addInvite({
    hash: hashSecret(secret),
    role: wanted.role,
    tracks: wanted.tracks,
    name: wanted.name,
    createdAt: instant(now),
    expiresAt: wanted.lifetimeMs === null ? null : instant(now + wanted.lifetimeMs),
    usedAt: null,
  })
  return secret
}

/** The link that carries the secret in its fragment, where no server log sees it. */
export function joinLink(address: string, secret: string): string {
  return `${address}/join#${secret}`
}

/** Trades the secret for a token. Whoever is already somebody (`as`) stays that person. */
export function join(
  door: Doorkeeper,
  request: { secret: string; name: string; as: Person | null },
): JoinOutcome {
  return door.store.together(() => {
    const invite = door.store.access.findInvite(hashSecret(request.secret))
    const refusal = whyRefused(invite, door.now())
    if (invite === null || refusal !== null) {
      return { kind: 'refused', message: refusal ?? 'This join link is not known here: ask for a new one.' }
    }
    const person = request.as ?? personFor(door, invite.name ?? request.name)
    if (invite.name !== null) door.store.access.markInviteUsed(invite.hash, instant(door.now()))
    const token = createSecret(door.random)
    const access = giveToken(door, { token, person, role: invite.role, tracks: invite.tracks })
    return { kind: 'joined', token, access }
  })
}

/** Makes `token` a session token of this person. */
export function giveToken(
  door: Doorkeeper,
  given: { token: string; person: Person; role: Role; tracks: readonly string[] },
): Access {
  const { store } = door
  const now = door.now()
  const hash = hashSecret(given.token)
  store.summit.savePerson(given.person)
  store.access.saveToken({
    hash,
    person: given.person.id,
    role: given.role,
    tracks: given.tracks,
    createdAt: instant(now),
    expiresAt: instant(now + TOKEN_LIFETIME_MS),
    revokedAt: null,
  })
  const access = readAccessByHash(store, hash, now)
  if (access === null) throw new Error(`The token just given to ${given.person.id} cannot be found.`)
  return access
}

function whyRefused(invite: Invite | null, now: number): string | null {
  if (invite === null) return 'This join link is not known here: ask for a new one.'
  if (invite.expiresAt !== null && Date.parse(invite.expiresAt) <= now) {
    return 'This join link has run out: ask for a new one.'
  }
  return invite.usedAt === null ? null : 'This join link was already used: ask for a new one.'
}

function personFor(door: Doorkeeper, name: string): Person {
  const { store } = door
  const wanted = name.trim()
  const known = store.summit.read()?.people.filter((each) => each.name === wanted) ?? []
  const free = known.find((each) => !store.access.isClaimed(each.id))
  return free ?? { id: newPersonId(door.random), name: wanted }
}

function newPersonId(random: RandomBytes): string {
  return `p-${Buffer.from(random(PERSON_ID_BYTES)).toString('hex')}`
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
