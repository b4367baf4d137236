/**
 * Who is signed in at which relay: the session token and where it is kept (the system's keychain through the desktop
 * shell, else this browser's storage, by relay). The token never enters an address.
 */
import { create } from 'zustand'
import type { DesktopBridge } from '../bridge/bridge.ts'
import { keepOf } from '../keep/keep.ts'
import { withKept } from './kept-relay.ts'
import { createRelay, type Relay } from './relay.ts'

export type SignIn =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signed-out'; readonly origin: string | null; readonly secret: string | null }
  | { readonly kind: 'signed-in'; readonly relay: Relay }

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
    set({ state: { kind: 'signed-out', origin: state.relay.origin, secret: null } })
  },
}))

/** The relay of whoever is signed in. Only for screens inside the frame, which is drawn for nobody else. */
export function useRelay(): Relay {
  const state = useSignIn((store) => store.state)
  if (state.kind !== 'signed-in')
    throw new Error('A screen inside the frame was drawn while nobody is signed in.')
  return state.relay
}

async function readStart(): Promise<SignIn> {
  const { origin, join } = await readPlace()
  if (origin === null) return { kind: 'signed-out', origin, secret: join }
  const token = await readToken(origin)
  // A fresh invite wins over an old token: whoever opens one wants to come in with it.
  if (token === null || join !== null) return { kind: 'signed-out', origin, secret: join }
  return { kind: 'signed-in', relay: keptRelay(origin, token) }
}

async function readPlace(): Promise<{ origin: string | null; join: string | null }> {
  const desktop: DesktopBridge | undefined = window.rapporteur
  if (desktop === undefined) return { origin: window.location.origin, join: readSecret() }
  const start = await desktop.start()
  return { origin: start.relay, join: start.join }
}

function readSecret(): string | null {
  if (window.location.pathname !== '/join' || window.location.hash.length < 2) return null
  return decodeURIComponent(window.location.hash.slice(1))
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
  return withKept(createRelay(origin, token), keepOf(origin))
}
