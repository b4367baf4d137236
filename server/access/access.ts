/**
 * Who somebody is and what they may do, from a session token. Secrets are random, compared by hash, and never leave
 * here in any other form.
 */
import { createHash } from 'node:crypto'
import type { Actor, Person } from '#note/summit.ts'
import type { Store, Token } from '../store/store.ts'

/** Random bytes from outside, so that tests can repeat them. */
export type RandomBytes = (count: number) => Uint8Array

/** What inviting and letting in works with. */
export interface Doorkeeper {
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: RandomBytes
}

/** A live token's owner. `token` is its hash. */
export interface Access extends Actor {
  readonly token: string
  readonly person: Person
  /** The one session a guest is let into; null for everybody else. */
  readonly session: string | null
  /** Ms since 1970, or null. */
  readonly expiresAt: number | null
}

/** 256 bits: not to be guessed. */
const SECRET_BYTES = 32

/** A fresh secret, base64url. */
export function createSecret(random: RandomBytes): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url')
}

/** What the store may know of a secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Whoever holds this token, or null where it is unknown, revoked or expired. `now` in ms. */
export function readAccess(store: Store, secret: string, now: number): Access | null {
  return readAccessByHash(store, hashSecret(secret), now)
}

/** The same for a token known by its hash: used to look again at open connections. */
export function readAccessByHash(store: Store, hash: string, now: number): Access | null {
  const token = store.access.findToken(hash)
  if (token === null || !isLive(token, now)) return null
  const person = store.summit.findPerson(token.person)
  if (person === null) return null
  const expiresAt = token.expiresAt === null ? null : Date.parse(token.expiresAt)
  const { role, tracks, session } = token
  return { token: hash, person, role, tracks, session, expiresAt }
}

function isLive(token: Token, now: number): boolean {
  if (token.revokedAt !== null) return false
  return token.expiresAt === null || now < Date.parse(token.expiresAt)
}
