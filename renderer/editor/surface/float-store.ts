/** Holds what floats at the text right now, for React to draw; the text itself never waits for it. */
export interface FloatStore<Shown> {
  readonly shown: () => Shown | null
  readonly show: (shown: Shown | null) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createFloatStore<Shown>(): FloatStore<Shown> {
  const listeners = new Set<() => void>()
  let now: Shown | null = null
  return {
    shown: () => now,
    show: (shown) => {
      if (shown === null && now === null) return
      now = shown
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
