/** Starts the search thread and what keeps its index in step; one thing to close. */
import { IndexKeeper, type IndexKeeperOptions } from './keep-index.ts'
import { SearchThread } from './search-thread.ts'

export interface Search {
  readonly find: SearchThread['find']
  /** Brings the index up to date now; for whoever cannot wait for the next look. */
  readonly catchUp: () => Promise<void>
  readonly close: () => Promise<void>
}

/** `file` is the index's own. */
export function startSearch(file: string, options: Omit<IndexKeeperOptions, 'thread'>): Search {
  const thread = new SearchThread(file)
  const keeper = new IndexKeeper({ ...options, thread })
  return {
    find: (query, asking) => thread.find(query, asking),
    catchUp: () => keeper.catchUp(),
    close: () => {
      keeper.close()
      return thread.close()
    },
  }
}
