/**
 * The rota: who takes the pen next. Each person's wish is a key of its own in `about`, so that two who put themselves
 * down at once both stand there. Whoever gives the pen on takes out the outgoing holder's wish and nobody else's:
 * whoever loses a race for the pen keeps the place.
 */
import type * as Y from 'yjs'
import { aboutOf, parsePersonRef } from './about.ts'
import { laterThan } from './instants.ts'
import type { PersonRef } from './summit.ts'

/** Somebody of the rota; `at` is the instant of putting oneself down, by which the rota goes. */
export interface RotaEntry {
  readonly id: string
  readonly name: string
  readonly at: string
}

const ON_ROTA = 'rota:'

/** Those who come next, in order, without `holder` (a person's id); what is no wish is passed over and stays. */
export function readRota(doc: Y.Doc, holder: string | null): readonly RotaEntry[] {
  const entries = [...aboutOf(doc)].flatMap(([key, value]) => readEntry(key, value))
  return entries
    .filter(({ id }) => id !== holder)
    .sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id))
}

function readEntry(key: string, value: unknown): readonly RotaEntry[] {
  const person = key.startsWith(ON_ROTA) ? parsePersonRef(value) : null
  const { at } = (value ?? {}) as { readonly at?: unknown }
  const id = key.slice(ON_ROTA.length)
  if (person === null || id === '' || typeof at !== 'string') return []
  return [{ id, name: person.name, at }]
}

/** Puts somebody down as the last, whatever their clock (an instant) says; who is on the rota already keeps the place. */
export function joinRota(
  doc: Y.Doc,
  person: { readonly id: string; readonly name: string },
  at: string,
  origin: unknown,
): void {
  const entries = readRota(doc, null)
  if (entries.some(({ id }) => id === person.id)) return
  const wish = { name: person.name, at: laterThan(entries.at(-1)?.at ?? '', at) }
  doc.transact(() => aboutOf(doc).set(`${ON_ROTA}${person.id}`, wish), origin)
}

export function leaveRota(doc: Y.Doc, person: string, origin: unknown): void {
  if (aboutOf(doc).has(`${ON_ROTA}${person}`))
    doc.transact(() => aboutOf(doc).delete(`${ON_ROTA}${person}`), origin)
}

export interface PenMove {
  /** The role's key in the template. */
  readonly role: string
  readonly from: PersonRef | null
  /** Null gives the pen back to whom the session names. */
  readonly to: PersonRef | null
}

/** The pen goes from one to another; the turn of the one who had it is over. */
export function passPen(doc: Y.Doc, { role, from, to }: PenMove, origin: unknown): void {
  doc.transact(() => {
    if (to === null) aboutOf(doc).delete(role)
    else aboutOf(doc).set(role, { ...to })
    if (from?.id !== undefined && from.id !== to?.id) leaveRota(doc, from.id, origin)
  }, origin)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
