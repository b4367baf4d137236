/**
 * Who is in one note, as awareness: one entry per connection, rebuilt from an allow-list, the person always the relay's
 * own word, the newest state of each only. Never stored. Knows entries and owners, not sockets.
 */
import type { Person } from '#note/summit.ts'
import type { PresenceEntry } from './frame.ts'
import { MAX_AWARENESS_BYTES, MAX_AWARENESS_CLOCK, MAX_AWARENESS_CLOCK_STEP } from './limits.ts'
import { personColour } from './person-colour.ts'

/** Whoever holds a presence; compared by identity. */
export interface PresenceOwner {
  readonly person: Person
  /** Let in by the room's code. */
  readonly isGuest?: boolean
}

interface Held {
  readonly owner: PresenceOwner
  readonly entry: PresenceEntry
}

/** How awareness writes "gone". */
const GONE = 'null'
/** Whatever JSON: a page reads it with care, and the size of the whole is bounded. */
const any = (): boolean => true
const oneOf =
  (...words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && words.includes(value)

const MAX_CALLED = 120

/** What a client may say of itself besides its person, and in which form; anything else is left out. */
const ALLOWED: Readonly<Record<string, (value: unknown) => boolean>> = {
  section: any,
  line: any,
  typedAt: any,
  cursor: any,
  selection: any,
  /** A screen that the whole room reads: nobody sits behind it. */
  view: oneOf('room'),
  /** Since when a hand is up, ms: the order of the queue. */
  hand: (value) => typeof value === 'number' && Number.isFinite(value),
  /** Whom whoever holds the pen called up last: a person's id and since when their hand was up. */
  called: (value) => typeof value === 'string' && value.length <= MAX_CALLED,
  /** For which answer of a show of hands the hand is up: its id and the answer. */
  vote: (value) => typeof value === 'string' && value.length <= MAX_CALLED,
  /** What whoever steers the room's screen wants on it. */
  show: oneOf('now', 'read-back'),
}

export class Presence {
  readonly #held = new Map<number, Held>()
  readonly #own = new Map<PresenceOwner, number>()
  #changed = new Map<number, PresenceEntry>()

  /** Takes what is the owner's of a message and drops the rest: stock clients echo what they heard of others. */
  take(owner: PresenceOwner, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) if (this.#mayHold(owner, entry)) this.#hold(owner, entry)
  }

  /** The owner is gone; the others will hear so. */
  leave(owner: PresenceOwner): void {
    const client = this.#own.get(owner)
    this.#own.delete(owner)
    const held = client === undefined ? undefined : this.#held.get(client)
    if (client === undefined || held?.owner !== owner) return
    this.#held.delete(client)
    this.#changed.set(client, { client, clock: held.entry.clock + 1, json: GONE })
  }

  /** The Yjs client id the owner is here under, or null. */
  idOf(owner: PresenceOwner): number | null {
    return this.#own.get(owner) ?? null
  }

  /** Everybody here now. */
  all(): PresenceEntry[] {
    return [...this.#held.values()].map((held) => held.entry)
  }

  hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** What changed since the last call, the newest of each. */
  takeChanges(): PresenceEntry[] {
    const changes = [...this.#changed.values()]
    this.#changed = new Map()
    return changes
  }

  #mayHold(owner: PresenceOwner, entry: PresenceEntry): boolean {
    const own = this.#own.get(owner)
    if (own !== undefined && own !== entry.client) return false
    const held = this.#held.get(entry.client)
    // The same person may come back before the relay has noticed that the old socket is dead.
    if (held !== undefined && held.owner !== owner && held.owner.person.id !== owner.person.id) return false
    const last = held?.entry.clock ?? 0
    if (held !== undefined && entry.clock <= last && entry.json !== GONE) return false
    if (entry.clock > Math.min(last + MAX_AWARENESS_CLOCK_STEP, MAX_AWARENESS_CLOCK)) return false
    return Buffer.byteLength(entry.json) <= MAX_AWARENESS_BYTES
  }

  #hold(owner: PresenceOwner, entry: PresenceEntry): void {
    const json = rebuild(entry.json, owner)
    if (json === null) return
    const checked = { client: entry.client, clock: entry.clock, json }
    if (json === GONE) {
      // Nobody can take back what he does not hold.
      if (!this.#held.delete(entry.client)) return
    } else {
      this.#held.set(entry.client, { owner, entry: checked })
      this.#own.set(owner, entry.client)
    }
    this.#changed.set(entry.client, checked)
  }
}

/** The state with allowed fields only and the person as the relay knows them; null where it is no object. */
function rebuild(json: string, { person, isGuest = false }: PresenceOwner): string | null {
  if (json === GONE) return json
  const state = parseObject(json)
  if (state === null) return null
  // Stock editors draw cursors by `user.name` and `user.color`.
  const rebuilt: Record<string, unknown> = {
    person: { id: person.id, name: person.name, ...(isGuest ? { guest: true } : {}) },
    user: { name: person.name, color: personColour(person.id) },
  }
  for (const [key, fits] of Object.entries(ALLOWED)) {
    if (state[key] !== undefined && fits(state[key])) rebuilt[key] = state[key]
  }
  return JSON.stringify(rebuilt)
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value = JSON.parse(json) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    // A presence that is no JSON is dropped like any other that breaks the rules.
    return null
  }
}
