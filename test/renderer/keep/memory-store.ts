/** A log store in memory whose disk can be told to refuse, and to be slow. */
import { KeepRefused, type LogStore } from '#renderer/keep/log-store.ts'

export interface MemoryStore extends LogStore {
  readonly logs: Map<string, Uint8Array[]>
  refuse: string | null
  readonly lose: () => void
}

export function createMemoryStore(): MemoryStore {
  const listeners = new Set<() => void>()
  const logs = new Map<string, Uint8Array[]>()
  const check = (): void => {
    if (store.refuse !== null) throw new KeepRefused(store.refuse)
  }
  const store: MemoryStore = {
    logs,
    refuse: null,
    lose: () => {
      logs.clear()
      for (const listener of listeners) listener()
    },
    read: async (log) => ({ records: logs.get(log) ?? [], setAside: null }),
    append: async (log, records) => {
      check()
      logs.set(log, [...(logs.get(log) ?? []), ...records])
    },
    replace: async (log, records) => {
      check()
      logs.set(log, [...records])
    },
    list: async () => [...logs.keys()],
    onLost: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}
