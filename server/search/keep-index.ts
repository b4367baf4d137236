/**
 * Keeps the search index in step with the notes: looks at their numbers every few seconds and reads again what has been
 * quiet for a moment. Nothing here runs when a message arrives.
 */
import type { Logger } from 'pino'
import { entriesOf, placeOf, sessionEntry } from '#note/search/entry.ts'
import type { Session, Summit } from '#note/summit.ts'
import type { NoteReader } from '../notes/note-reader.ts'
import type { Cancel, Clock } from '../relay/ports.ts'
import type { Store } from '../store/store.ts'
import type { SearchThread } from './search-thread.ts'

export interface IndexKeeperOptions {
  readonly store: Pick<Store, 'sessions' | 'notes' | 'summit' | 'itemStates'>
  readonly reader: Pick<NoteReader, 'record'>
  readonly thread: SearchThread
  readonly summit: () => Summit
  readonly clock: Clock
  readonly log: Logger
}

const LOOK_MS = 2_000
/** So much quiet, and the note is read. */
const QUIET_MS = 1_000
/** A note in which the typing does not stop is read this often all the same. */
const RESTLESS_MS = 15_000

export class IndexKeeper {
  readonly #options: IndexKeeperOptions
  #keys: Map<string, string> | null = null
  /** Since when a session is to be read anew, ms. */
  readonly #stale = new Map<string, number>()
  #cancel: Cancel = () => undefined
  #closed = false
  #working: Promise<void> = Promise.resolve()

  constructor(options: IndexKeeperOptions) {
    this.#options = options
    this.#later()
  }

  /** Brings everything up to date now; for a search right after starting, and for tests. */
  async catchUp(): Promise<void> {
    await this.#working
    await this.#look({ patient: false })
  }

  close(): void {
    this.#closed = true
    this.#cancel()
  }

  #later(): void {
    this.#cancel = this.#options.clock.after(LOOK_MS, () => {
      this.#working = this.#look({ patient: true }).finally(() => {
        if (!this.#closed) this.#later()
      })
    })
  }

  async #look({ patient }: { readonly patient: boolean }): Promise<void> {
    const { store, thread, log, summit } = this.#options
    try {
      this.#keys ??= new Map(await thread.keys())
      const facts = summit()
      const names = new Map(facts.people.map(({ id, name }) => [id, name]))
      const heads = store.notes.heads()
      const sessions = store.sessions.list()
      for (const session of sessions) {
        const head = heads.get(session.id)
        const seqs = `${String(head?.seq ?? 0)} ${String(store.itemStates.version(session.id))}`
        const key = `${seqs} ${JSON.stringify([session, placeOf(session, facts)])}`
        const since = head === undefined ? 0 : Date.parse(head.lastEditAt)
        if (this.#closed) return
        if (this.#isDue(session.id, { key, since, patient })) await this.#read(session, { key, facts, names })
      }
      await this.#forgetOthers(new Set(sessions.map(({ id }) => id)))
    } catch (error) {
      // The index is no promise; the next look tries again.
      if (!this.#closed) log.error({ err: error }, 'the search index could not be brought up to date')
      this.#keys = null
    }
  }

  #isDue(id: string, { key, since, patient }: { key: string; since: number; patient: boolean }): boolean {
    if (this.#keys?.get(id) === key) return false
    const now = this.#options.clock.now()
    const staleSince = this.#stale.get(id) ?? now
    this.#stale.set(id, staleSince)
    return !patient || now - since >= QUIET_MS || now - staleSince >= RESTLESS_MS
  }

  async #read(
    session: Session,
    { key, facts, names }: { key: string; facts: Summit; names: ReadonlyMap<string, string> },
  ): Promise<void> {
    const { reader, thread } = this.#options
    // A damaged note is found by its title alone.
    const record = await reader.record(session).catch(() => null)
    const lines = record === null ? [] : entriesOf(record, (id) => names.get(id) ?? null)
    await thread.put({ place: placeOf(session, facts), key, entries: [sessionEntry(session), ...lines] })
    this.#keys?.set(session.id, key)
    this.#stale.delete(session.id)
  }

  async #forgetOthers(known: ReadonlySet<string>): Promise<void> {
    for (const id of this.#keys?.keys() ?? []) {
      if (known.has(id)) continue
      await this.#options.thread.remove(id)
      this.#keys?.delete(id)
    }
  }
}
