/**
 * Guests: whoever scans the code on a room's screen comes into that session's note, with a name and nothing more. Links
 * are short-lived, what they give ends a day later, and the lead ends both at any time (rules G1 to G8).
 */
import type { Person } from '#note/summit.ts'
import { Rate, type RateLimits } from '../relay/rate.ts'
import { createSecret, hashSecret, type Doorkeeper } from './access.ts'

/** The screen shows a fresh code every ten minutes: a photograph of it is of no use in the evening. */
export const GUEST_LINK_LIFETIME_MS = 30 * 60 * 1000
/** A session, its break, and a phone whose words were not sent before the hotel. */
export const GUEST_TOKEN_LIFETIME_MS = 24 * 60 * 60 * 1000
/** More than the largest room of a design summit holds. */
const MAX_GUESTS = 200
/** Screens and laptops that show a code for one session at once, and codes that have not run out. */
const MAX_GUEST_LINKS = 60
/** A room of people scans at once, then one every two seconds. */
const JOINING: RateLimits = { perSecond: 0.5, burst: 60 }
/** Links asked for: a few screens that start together, then one every ten seconds. */
const ASKING: RateLimits = { perSecond: 0.1, burst: 12 }

/** Limits by session, in memory: a restart forgives. */
export class GuestRates {
  readonly #joining = new Map<string, Rate>()
  readonly #asking = new Map<string, Rate>()

  /** `now` in ms that only go on. */
  mayJoin(session: string, now: number): boolean {
    return rateOf(this.#joining, session, JOINING, now).tryTake(1, now)
  }

  mayAsk(session: string, now: number): boolean {
    return rateOf(this.#asking, session, ASKING, now).tryTake(1, now)
  }
}

function rateOf(rates: Map<string, Rate>, session: string, limits: RateLimits, now: number): Rate {
  const known = rates.get(session)
  if (known !== undefined) return known
  const made = new Rate(limits, now)
  rates.set(session, made)
  return made
}

/** A link's secret, and until when it is good (instant); null where too many are. */
export function createGuestInvite(
  door: Doorkeeper,
  session: string,
): { readonly secret: string; readonly until: string } | null {
  const now = door.now()
  const at = new Date(now).toISOString()
  if (door.store.access.guestInvites(session, at) >= MAX_GUEST_LINKS) return null
  const secret = createSecret(door.random)
  const until = new Date(now + GUEST_LINK_LIFETIME_MS).toISOString()
  door.store.access.addInvite({
    ...{ hash: hashSecret(secret), role: 'note-taker', tracks: [], name: null, session },
    ...{ createdAt: at, expiresAt: until, usedAt: null },
  })
  return { secret, until }
}

/** Why no more guests come into the session; null where they do. */
export function whyNoGuest(door: Doorkeeper, session: string): string | null {
  const guests = door.store.access.guests(session, new Date(door.now()).toISOString())
  return guests.length < MAX_GUESTS ? null : 'This note has as many guests as it takes: ask an organizer.'
}

/** The link that carries the secret in its fragment, and the session in its path. */
export function guestLink(address: string, session: string, secret: string): string {
  return `${address}/guest/${encodeURIComponent(session)}#${secret}`
}

/** The account of somebody of exactly that name whom the summit expects and as whom nobody has joined yet. */
export function accountOf(door: Doorkeeper, name: string): Pick<Person, 'launchpad'> {
  const people = door.store.summit.read()?.people ?? []
  const expected = people.find(
    (each) => each.name === name.trim() && !door.store.access.isClaimed(each.id) && each.launchpad,
  )
  return expected?.launchpad === undefined ? {} : { launchpad: expected.launchpad }
}
