/** What the relay says beside the notes that are open on this page: a screen asks and keeps it, editor and margin show it. */

export interface KeptBySession<T> {
  /** An empty list forgets the session. */
  readonly keep: (session: string, kept: readonly T[]) => void
  /** The same list until it is another. */
  readonly of: (session: string) => readonly T[]
  /** Hears of every change. Returns the undo. */
  readonly onChange: (listener: () => void) => () => void
}

export function createKeptBySession<T>(): KeptBySession<T> {
  const none: readonly T[] = []
  const lists = new Map<string, readonly T[]>()
  const listeners = new Set<() => void>()
  return {
    keep: (session, kept) => {
      if (kept.length === 0 && !lists.has(session)) return
      if (kept.length === 0) lists.delete(session)
      else lists.set(session, kept)
      for (const listener of [...listeners]) listener()
    },
    of: (session) => lists.get(session) ?? none,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
