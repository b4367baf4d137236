/**
 * Keeps what the notes say against one another, note by note as they are read again after a quiet moment; nothing here runs
 * when a message arrives. What somebody dismissed stays dismissed.
 */
import { RadarIndex } from '#note/radar/radar-index.ts'
import { sightings } from '#note/radar/radar.ts'
import type { Session } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import type { Happening } from '#note/wire/events.ts'
import type { RadarHint } from '#note/wire/radar.ts'
import type { Store } from '../store/store.ts'
import type { NoteReader } from './note-reader.ts'

export interface RadarOptions {
  readonly store: Pick<Store, 'sessions' | 'radar'>
  readonly reader: Pick<NoteReader, 'itemsSaid'>
  readonly publish: (happening: Happening) => void
}

/** Of the whole summit; more is noise. */
const MOST_HINTS = 100

export class Radar {
  readonly #options: RadarOptions
  readonly #index = new RadarIndex()
  readonly #hints = new Map<string, RadarHint>()
  /** Every note was read once; what is found from then on is news. */
  #reading: Promise<void> | null = null
  #isRead = false

  constructor(options: RadarOptions) {
    this.#options = options
  }

  /** What nobody dismissed, the strongest first. */
  async hints(): Promise<readonly RadarHint[]> {
    await this.#ready()
    const dismissed = this.#options.store.radar.dismissed()
    const open = [...this.#hints.values()].filter(({ id }) => !dismissed.has(id))
    return open.sort(byStrength).slice(0, MOST_HINTS)
  }

  /** Somebody says that a hint is none; false where there is no such hint. Throws StoreError. */
  dismiss(id: string, by: string, at: string): boolean {
    const hint = this.#hints.get(id)
    if (hint === undefined) return false
    this.#options.store.radar.dismiss(id, by, at)
    this.#tell('radar.dismissed', hint)
    return true
  }

  /** A note says this now. New hints are told to both rooms. */
  async notice(session: Session, items: readonly Item[]): Promise<void> {
    await this.#ready()
    this.#compare(session.id, items, this.#options.store.radar.dismissed())
  }

  #compare(session: string, items: readonly Item[], dismissed: ReadonlySet<string>): void {
    const now = new Map(this.#index.put(session, sightings(items)).map((hint) => [hint.id, hint]))
    for (const [id, hint] of this.#hints) {
      if (hint.sides.some((side) => side.session === session) && !now.has(id)) this.#hints.delete(id)
    }
    for (const [id, hint] of now) {
      const isNews = this.#isRead && !this.#hints.has(id) && !dismissed.has(id)
      this.#hints.set(id, hint)
      if (isNews) this.#tell('radar.found', hint)
    }
  }

  #ready(): Promise<void> {
    this.#reading ??= this.#readAll().catch((error: unknown) => {
      // Tried again with the next note.
      this.#reading = null
      throw error
    })
    return this.#reading
  }

  async #readAll(): Promise<void> {
    const { store, reader } = this.#options
    const dismissed = store.radar.dismissed()
    for (const session of store.sessions.list()) {
      // A damaged note keeps nobody from the others.
      const items = await reader.itemsSaid(session).catch(() => [])
      this.#compare(session.id, items, dismissed)
      // The sockets come first.
      await new Promise((resolve) => setImmediate(resolve))
    }
    this.#isRead = true
  }

  #tell(type: 'radar.found' | 'radar.dismissed', hint: RadarHint): void {
    for (const { session, track } of hint.sides) {
      this.#options.publish({ type, session, track, hint: hint.id, kind: hint.kind })
    }
  }
}

function byStrength(left: RadarHint, right: RadarHint): number {
  if (left.kind !== right.kind) return left.kind === 'contradiction' ? -1 : 1
  return right.score - left.score || (left.id < right.id ? -1 : 1)
}
