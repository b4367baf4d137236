/**
 * One log, several windows: what they append may come in any order, but shortening a log reads it and writes it anew, and
 * nothing may be appended in between. The browser's locks part the two, between tabs and the desktop's windows alike.
 */
import type { LogStore } from './log-store.ts'

type Locks = Pick<LockManager, 'request'>

export interface LogLocks {
  /** The store, with every append kept out of whatever has a log to itself. */
  readonly guard: (store: LogStore) => LogStore
  /** Runs `act` while nobody appends to the log; null where there are no locks (a page that is not secure). */
  readonly alone: (<T>(log: string, act: () => Promise<T>) => Promise<T>) | null
}

/** `scope` parts relays from one another. */
export function createLogLocks(scope: string, locks: Locks | undefined): LogLocks {
  if (locks === undefined) return { guard: (store) => store, alone: null }
  const nameOf = (log: string): string => `kept ${scope} ${log}`
  return {
    guard: (store) => ({
      ...store,
      append: async (log, records) =>
        locks.request(nameOf(log), { mode: 'shared' }, () => store.append(log, records)),
    }),
    alone: async (log, act) => locks.request(nameOf(log), act),
  }
}
