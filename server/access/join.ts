/**
 * Invites and joining: a link's secret is traded for a session token. A person the summit knows by exactly that name
 * and as whom nobody joined yet is taken up; anybody else becomes a new person, so that no name can be put on twice.
 */
import type { Person, Role } from '#note/summit.ts'
import type { Invite } from '../store/store.ts'
import {
  createSecret,
  hashSecret,
  readAccessByHash,
  type Access,
  type Doorkeeper,
  type RandomBytes,
} from './access.ts'
import { GUEST_TOKEN_LIFETIME_MS, accountOf, whyNoGuest } from './guests.ts'

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
    session: null,
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

/** Trades the secret for a token. Whoever is already somebody (`as`) stays that person, and is no guest any more. */
export function join(
  door: Doorkeeper,
  request: { secret: string; name: string; as: Access | null },
): JoinOutcome {
  return door.store.together(() => {
    const invite = door.store.access.findInvite(hashSecret(request.secret))
    const refusal = whyRefused(invite, door.now()) ?? whyFull(door, invite)
    if (invite === null || refusal !== null) {
      return { kind: 'refused', message: refusal ?? 'This join link is not known here: ask for a new one.' }
    }
    const person = personOf(door, invite, request)
    if (invite.name !== null) door.store.access.markInviteUsed(invite.hash, instant(door.now()))
    const token = createSecret(door.random)
    const { role, tracks, session } = invite
    if (request.as !== null && isClaim(request.as, invite)) {
      door.store.access.revokeToken(request.as.token, instant(door.now()))
    }
    const access = giveToken(door, { token, person, role, tracks, session })
    return { kind: 'joined', token, access }
  })
}

/** Makes `token` a session token of this person. */
export function giveToken(
  door: Doorkeeper,
  given: {
    token: string
    person: Person
    role: Role
    tracks: readonly string[]
    /** The one session of a guest. */
    session?: string | null
  },
): Access {
  const { store } = door
  const now = door.now()
  const hash = hashSecret(given.token)
  const session = given.session ?? null
  const lifetimeMs = session === null ? TOKEN_LIFETIME_MS : GUEST_TOKEN_LIFETIME_MS
  store.summit.savePerson(given.person)
  store.access.saveToken({
    hash,
    person: given.person.id,
    role: given.role,
    tracks: given.tracks,
    session,
    createdAt: instant(now),
    expiresAt: instant(now + lifetimeMs),
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

function whyFull(door: Doorkeeper, invite: Invite | null): string | null {
  return invite?.session ? whyNoGuest(door, invite.session) : null
}

/** Nobody comes in as a known person by a code that hangs on a wall; a guest who is invited later stays who they are. */
function personOf(
  door: Doorkeeper,
  invite: Invite,
  { as, ...request }: { readonly name: string; readonly as: Access | null },
): Person {
  const name = invite.name ?? request.name
  if (as === null) {
    if (invite.session === null) return personFor(door, name)
    return { id: newPersonId(door.random), name: name.trim() }
  }
  if (!isClaim(as, invite)) return as.person
  return { ...as.person, ...accountOf(door, name), name: name.trim() }
}

/** Whether a guest comes in by an invitation to the summit. */
function isClaim(as: Access, invite: Invite): boolean {
  return as.session !== null && invite.session === null
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
