/**
 * Who is in the note, from awareness: writing, reading, or just left. Kept on this page only.
 */
import { useEffect, useMemo, useState } from 'react'
import type { OpenNote, Presence } from '../../note/open-note.ts'

export interface Someone {
  readonly id: string
  readonly name: string
  /** Let in by the room's code; the relay says so. */
  readonly guest?: boolean
  readonly section: string | null
  readonly doing: 'writing' | 'reading' | 'left'
  /** When they left, ms of `Date.now()`; null while they are here. */
  readonly leftAt: number | null
}

/** A key within this time counts as writing. */
const WRITING_MS = 10_000
const TICK_MS = 5_000
const UPDATE_EVERY_MS = 200
const ORDER = { writing: 0, reading: 1, left: 2 } as const

/** Everybody but me, the note-taker first, then who writes, reads, has left. */
export function usePresence(note: OpenNote, noteTaker: string | null): readonly Someone[] {
  const [people, setPeople] = useState<readonly Someone[]>([])
  useEffect(() => {
    const seen = new Map<string, Someone>()
    let soon: ReturnType<typeof setTimeout> | undefined
    const update = (): void => {
      soon = undefined
      const now = updatePeople(seen, presences(note), Date.now())
      setPeople((before) => (isSame(before, now) ? before : now))
    }
    // Carets move with every letter of everybody; who is here does not.
    const later = (): void => {
      soon ??= setTimeout(update, UPDATE_EVERY_MS)
    }
    update()
    note.awareness.on('change', later)
    const timer = setInterval(update, TICK_MS)
    return () => {
      note.awareness.off('change', later)
      clearInterval(timer)
      clearTimeout(soon)
    }
  }, [note])
  return useMemo(
    () => [...people].sort((left, right) => rank(left, noteTaker) - rank(right, noteTaker)),
    [people, noteTaker],
  )
}

function isSame(before: readonly Someone[], now: readonly Someone[]): boolean {
  return (
    before.length === now.length &&
    before.every((someone, index) => {
      const other = now[index]
      return (
        someone.id === other?.id &&
        someone.name === other.name &&
        someone.section === other.section &&
        someone.doing === other.doing &&
        someone.leftAt === other.leftAt
      )
    })
  )
}

function rank(someone: Someone, noteTaker: string | null): number {
  return someone.id === noteTaker && someone.doing !== 'left' ? -1 : ORDER[someone.doing]
}

function presences(note: OpenNote): readonly Presence[] {
  const found: Presence[] = []
  for (const state of note.awareness.getStates().values()) {
    const presence = readPresence(state)
    if (presence !== null && presence.person.id !== note.me.id) found.push(presence)
  }
  return found
}

/** A presence out of what another client put into awareness, or null where it is none of ours. */
export function readPresence(state: unknown): Presence | null {
  if (typeof state !== 'object' || state === null) return null
  const { presence } = state as { presence?: unknown }
  const fields = (typeof presence === 'object' && presence !== null ? presence : state) as Record<
    string,
    unknown
  >
  const person = fields['person'] as { id?: unknown; name?: unknown; guest?: unknown } | undefined
  if (typeof person?.id !== 'string' || typeof person.name !== 'string') return null
  // The room's screen is a wall, not somebody who reads along.
  if (fields['view'] === 'room') return null
  const { section, typedAt } = fields
  return {
    person: { id: person.id, name: person.name, ...(person.guest === true ? { guest: true } : {}) },
    section: typeof section === 'string' ? section : null,
    typedAt: typeof typedAt === 'number' ? typedAt : null,
  }
}

/** Enters who is here into `seen`, marks who is not any more, and lists all. One row for a person in two windows. */
export function updatePeople(
  seen: Map<string, Someone>,
  here: readonly Presence[],
  now: number,
): readonly Someone[] {
  const current = new Map<string, Someone>()
  for (const { person, section, typedAt } of here) {
    const doing = typedAt !== null && now - typedAt < WRITING_MS ? 'writing' : 'reading'
    if (current.get(person.id)?.doing === 'writing') continue
    current.set(person.id, { ...person, section, doing, leftAt: null })
  }
  for (const [id, someone] of seen) {
    if (!current.has(id)) current.set(id, { ...someone, doing: 'left', leftAt: someone.leftAt ?? now })
  }
  for (const [id, someone] of current) seen.set(id, someone)
  return [...current.values()]
}
