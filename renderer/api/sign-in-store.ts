/**
 * Who is signed in at which relay: the session token and where it is kept (the system's keychain through the desktop
 * shell, else this browser's storage, by relay). The token never enters an address.
 */
import { create } from 'zustand'
import type { DesktopBridge } from '../bridge/bridge.ts'
import { keepOf } from '../keep/keep.ts'
import { withKept } from './kept-relay.ts'
import { withLabels } from './spoken-relay.ts'
import { createRelay, whoIs, type Relay } from './relay.ts'

export type SignIn =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'signed-out'
      readonly origin: string | null
      readonly secret: string | null
      /** The session that the secret lets a guest into; null where it is an invitation to the summit. */
      readonly session: string | null
      /** The guest whom this browser knows, and who stays that person. */
      readonly guest: KnownGuest | null
    }
  | { readonly kind: 'signed-in'; readonly relay: Relay }

export interface KnownGuest {
  readonly token: string
  readonly name: string
}

interface SignInStore {
  readonly state: SignIn
  /** Finds the relay and the token kept for it; called once, before the first screen. */
  readonly start: () => Promise<void>
  readonly signIn: (origin: string, token: string) => Promise<void>
  /** Forgets the token; `secret` may start the next joining. */
  readonly signOut: () => Promise<void>
}

export const useSignIn = create<SignInStore>()((set, get) => ({
  state: { kind: 'starting' },
  start: async () => set({ state: await readStart() }),
  signIn: async (origin, token) => {
    await keepToken(origin, token)
    set({ state: { kind: 'signed-in', relay: keptRelay(origin, token) } })
  },
  signOut: async () => {
    const { state } = get()
    if (state.kind !== 'signed-in') return
    await keepToken(state.relay.origin, null)
    set({ state: signedOut(state.relay.origin) })
  },
}))

/** The relay of whoever is signed in. Only for screens inside the frame, which is drawn for nobody else. */
export function useRelay(): Relay {
  const state = useSignIn((store) => store.state)
  if (state.kind !== 'signed-in')
    throw new Error('A screen inside the frame was drawn while nobody is signed in.')
  return state.relay
}

function signedOut(
  origin: string | null,
  invited: {
    readonly secret?: string | null
    readonly session?: string | null
    guest?: KnownGuest | null
  } = {},
): SignIn {
  const { secret = null, session = null, guest = null } = invited
  return { kind: 'signed-out', origin, secret, session, guest }
}

async function readStart(): Promise<SignIn> {
  const { origin, secret, session } = await readPlace()
  if (origin === null) return signedOut(origin, { secret })
  const token = await readToken(origin)
  if (token === null) return signedOut(origin, { secret, session })
  const known: SignIn = { kind: 'signed-in', relay: keptRelay(origin, token) }
  if (secret === null) return known
  const me = await whoIs(origin, token)
  if (session !== null && !me.ok && me.failure.kind === 'unreachable') return known
  // The code on a screen takes nothing from whoever may open the note already.
  if (session !== null && me.ok && (me.value.session ?? session) === session) return known
  const isGuest = me.ok && me.value.session !== undefined
  const guest = isGuest ? { token, name: me.value.person.name } : null
  // A fresh invite wins over an old token: whoever opens one wants to come in with it.
  return signedOut(origin, { secret, session, guest })
}

interface Place {
  readonly origin: string | null
  readonly secret: string | null
  readonly session: string | null
}

async function readPlace(): Promise<Place> {
  const desktop: DesktopBridge | undefined = window.rapporteur
  if (desktop === undefined) return { origin: window.location.origin, ...readInvitation() }
  const start = await desktop.start()
  return { origin: start.relay, secret: start.join, session: null }
}

const GUEST_PATH = /^\/guest\/([^/]+)$/u

function readInvitation(): Pick<Place, 'secret' | 'session'> {
  const { pathname, hash } = window.location
  const session = GUEST_PATH.exec(pathname)?.[1] ?? null
  const isInvitation = pathname === '/join' || session !== null
  if (!isInvitation || hash.length < 2) return { secret: null, session: null }
  return {
    secret: decodeURIComponent(hash.slice(1)),
    session: session === null ? null : decodeURIComponent(session),
  }
}

function storageKey(origin: string): string {
  return `rapporteur.token.${origin}`
}

async function readToken(origin: string): Promise<string | null> {
  if (window.rapporteur !== undefined) return window.rapporteur.readToken(origin)
  return window.localStorage.getItem(storageKey(origin))
}

async function keepToken(origin: string, token: string | null): Promise<void> {
  if (window.rapporteur !== undefined) return window.rapporteur.keepToken(origin, token)
  if (token === null) window.localStorage.removeItem(storageKey(origin))
  else window.localStorage.setItem(storageKey(origin), token)
}

/** The relay's calls, each answered by what this computer knows where the relay cannot be reached. */
function keptRelay(origin: string, token: string): Relay {
  return withLabels(withKept(createRelay(origin, token), keepOf(origin)))
}
