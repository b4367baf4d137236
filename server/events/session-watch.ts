/**
 * Notices what became of the sessions and the summit since it last looked, whoever changed them: a route of this relay
 * or a command beside it. Publishes each step once.
 */
import type { Session, SessionState, StateChange } from '#note/summit.ts'
import type { SessionStepEvent } from '#note/wire/events.ts'
import type { Store } from '../store/store.ts'
import type { EventRing } from './event-ring.ts'

const STEPS: Readonly<Record<SessionState, SessionStepEvent['type'] | null>> = {
  scheduled: null,
  open: 'session.opened',
  closed: 'session.closed',
  returned: 'session.returned',
  approved: 'session.approved',
  published: 'session.published',
}

interface Known {
  /** The whole session, and the same without its state and roles, which its steps tell of. */
  readonly whole: string
  readonly facts: string
  /** How many steps of it were told, or were there before anybody listened. */
  readonly steps: number
}

export class SessionWatch {
  readonly #store: Pick<Store, 'sessions' | 'summit'>
  readonly #ring: EventRing
  readonly #known = new Map<string, Known>()
  #summit: string

  constructor(store: Pick<Store, 'sessions' | 'summit'>, ring: EventRing) {
    this.#store = store
    this.#ring = ring
    this.#summit = this.#readSummit()
    for (const session of store.sessions.list()) {
      this.#known.set(session.id, know(session, store.sessions.history(session.id).length))
    }
  }

  /** Compares with what it knew and publishes the difference. Throws StoreError. */
  look(): void {
    const sessions = this.#store.sessions.list()
    const summit = this.#readSummit()
    let changed = summit !== this.#summit
    this.#summit = summit
    const ids = new Set(sessions.map((session) => session.id))
    for (const id of this.#known.keys()) {
      if (!ids.has(id)) changed = this.#known.delete(id)
    }
    for (const session of sessions) if (this.#tell(session)) changed = true
    if (changed) this.#ring.publish({ type: 'summit.changed' })
  }

  /** Publishes what became of one session; true where something changed that no event of its own tells. */
  #tell(session: Session): boolean {
    const { id, track, title } = session
    const was = this.#known.get(id)
    if (was?.whole === JSON.stringify(session)) return false
    const history = this.#store.sessions.history(id)
    const now = know(session, history.length)
    this.#known.set(id, now)
    const isMade = was === undefined && session.unscheduled
    if (isMade) this.#ring.publish({ type: 'session.made', session: id, track, title })
    for (const step of history.slice(was?.steps ?? 0)) this.#publishStep(session, step)
    return was === undefined ? !isMade : was.facts !== now.facts
  }

  #publishStep({ id, track, title }: Session, { from, to, by, reason }: StateChange): void {
    const type = STEPS[to]
    if (type === null) return
    const step = { type, session: id, track, title, from, by }
    this.#ring.publish(reason === undefined ? step : { ...step, reason })
  }

  /** Without its people: everybody who joins would have everybody else read everything again. */
  #readSummit(): string {
    return JSON.stringify({ ...this.#store.summit.read(), people: null })
  }
}

function know(session: Session, steps: number): Known {
  const facts = JSON.stringify({ ...session, state: null, roles: null })
  return { whole: JSON.stringify(session), facts, steps }
}
