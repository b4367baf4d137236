/**
 * Whether single letters and signs are keys: people who dictate, or whose hand slips, switch them off. Kept on this
 * computer. What they do stays in the palette.
 */
import { create } from 'zustand'

const KEPT_AS = 'rapporteur.letter-keys'

interface LetterKeys {
  readonly on: boolean
  readonly toggle: () => void
}

export const useLetterKeys = create<LetterKeys>()((set, get) => ({
  on: window.localStorage.getItem(KEPT_AS) !== 'off',
  toggle: () => {
    const on = !get().on
    window.localStorage.setItem(KEPT_AS, on ? 'on' : 'off')
    set({ on })
  },
}))
