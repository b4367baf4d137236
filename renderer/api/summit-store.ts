/**
 * What every screen shares: the summit, who I am, all sessions and how far the relay's clock is from this one. Filled
 * on start, kept fresh by the relay's events, and by asking while there are none. Knows no note.
 */
import { create } from 'zustand'
import type { Person, Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { Me, SessionSummary } from '#note/wire/api.ts'
import type { SummitEvent } from '#note/wire/events.ts'
import type { Failure, Relay } from './relay.ts'
import { takeEvent } from './take-event.ts'

export interface SummitView {
  readonly summit: Summit
  readonly me: Me
  readonly sessions: readonly SessionSummary[]
  /** What a session made here begins with; null where the relay never said. */
  readonly template: Template | null
  /** Add to `Date.now()` to get the relay's clock. */
  readonly clockOffsetMs: number
  /** Null while the last call got through; otherwise since when none did, ms of `Date.now()`. */
  readonly unreachableSince: number | null
}

export type SummitState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly view: SummitView }

interface SummitStore {
  readonly state: SummitState
  readonly load: (relay: Relay) => Promise<void>
  readonly refresh: (relay: Relay) => Promise<void>
  /** Puts a session that was just made here into the list, before the relay is asked. */
  readonly add: (summary: SessionSummary) => void
  /** Takes in what happened; asks the relay only where the event does not say all. */
  readonly hear: (relay: Relay, event: SummitEvent) => void
}

export const useSummitStore = create<SummitStore>()((set, get) => ({
  state: { kind: 'loading' },
  load: async (relay) => set({ state: await loadSummit(relay) }),
  refresh: async (relay) => {
    const answer = await relay.sessions()
    const { state } = get()
    if (state.kind !== 'ready') return
    const { view } = state
    if (!answer.ok) {
      if (answer.failure.kind === 'refused' && answer.failure.status === 401)
        set({ state: { kind: 'failed', failure: answer.failure } })
      else if (view.unreachableSince === null)
        set({ state: { kind: 'ready', view: { ...view, unreachableSince: Date.now() } } })
      return
    }
    const sessions = keepSame(view.sessions, answer.value.sessions)
    if (answer.kept === true) {
      const since = view.unreachableSince ?? Date.now()
      return set({ state: { kind: 'ready', view: { ...view, sessions, unreachableSince: since } } })
    }
    if (sessions === view.sessions && view.unreachableSince === null) return
    set({ state: { kind: 'ready', view: { ...view, sessions, unreachableSince: null } } })
  },
  add: (summary) => {
    const { state } = get()
    if (state.kind !== 'ready') return
    const { view } = state
    set({ state: { kind: 'ready', view: { ...view, sessions: [...view.sessions, summary] } } })
  },
  hear: (relay, event) => {
    const { state, load, refresh } = get()
    if (state.kind !== 'ready') return
    const taken = takeEvent(state.view.sessions, event)
    if (taken.kind === 'sessions') {
      set({ state: { kind: 'ready', view: { ...state.view, sessions: taken.sessions } } })
    } else if (taken.kind === 'ask') void refreshOne(relay, taken.session)
    else if (taken.kind === 'ask-all') void (event.type === 'summit.changed' ? load(relay) : refresh(relay))
  },
}))

async function refreshOne(relay: Relay, id: string): Promise<void> {
  const answer = await relay.session(id)
  const { state } = useSummitStore.getState()
  if (!answer.ok || state.kind !== 'ready') return
  const { view } = state
  const sessions = view.sessions.map((each) => (each.session.id === id ? answer.value.summary : each))
  useSummitStore.setState({ state: { kind: 'ready', view: { ...view, sessions } } })
}

/** The shared view. Only for screens inside the frame, which is drawn once it is there. */
export function useSummit(): SummitView {
  const state = useSummitStore((store) => store.state)
  if (state.kind !== 'ready')
    throw new Error('A screen inside the frame was drawn before the summit was there.')
  return state.view
}

async function loadSummit(relay: Relay): Promise<SummitState> {
  const [me, summit, sessions] = await Promise.all([relay.me(), relay.summit(), relay.sessions()])
  if (!me.ok) return { kind: 'failed', failure: me.failure }
  if (!summit.ok) return { kind: 'failed', failure: summit.failure }
  if (!sessions.ok) return { kind: 'failed', failure: sessions.failure }
  const view: SummitView = {
    summit: summit.value.summit,
    me: me.value,
    sessions: sessions.value.sessions,
    template: summit.value.template ?? null,
    clockOffsetMs: Date.parse(summit.value.now) - Date.now(),
    unreachableSince: sessions.kept === true ? Date.now() : null,
  }
  return { kind: 'ready', view }
}

/**
 * The newer list, with every session that did not change kept as the very same object, so that a timetable of a
 * thousand cells redraws only what changed. Returns `before` itself where nothing did.
 */
function keepSame(
  before: readonly SessionSummary[],
  after: readonly SessionSummary[],
): readonly SessionSummary[] {
  const known = new Map(before.map((summary) => [summary.session.id, summary]))
  const kept = after.map((summary) => {
    const old = known.get(summary.session.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(summary) ? old : summary
  })
  const unchanged = kept.length === before.length && kept.every((summary, index) => summary === before[index])
  return unchanged ? before : kept
}

/** The room's name, or null where the session has none or one the summit does not know. */
export function roomName(summit: Summit, session: Pick<Session, 'room'>): string | null {
  return summit.rooms.find((room) => room.id === session.room)?.name ?? session.room
}

/** The track's name, or null. */
export function trackName(summit: Summit, track: string | null): string | null {
  return summit.tracks.find((candidate) => candidate.id === track)?.name ?? track
}

/** Everybody the summit knows, me first. */
export function everybody(view: SummitView): readonly Person[] {
  const others = view.summit.people.filter((person) => person.id !== view.me.person.id)
  return [view.me.person, ...others]
}
