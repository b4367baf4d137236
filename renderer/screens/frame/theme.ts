/**
 * Light, dark or as the system says: an attribute on the root that the tokens follow, kept in this browser.
 */
import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'rapporteur.theme'

interface ThemeStore {
  readonly theme: Theme
  readonly choose: (theme: Theme) => void
}

export const useTheme = create<ThemeStore>()((set) => ({
  theme: readTheme(),
  choose: (theme) => {
    window.localStorage.setItem(KEY, theme)
    applyTheme(theme)
    set({ theme })
  },
}))

function readTheme(): Theme {
  const kept = window.localStorage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** Puts the theme on the root; called once at the start and whenever it is changed. */
export function applyTheme(theme: Theme = readTheme()): void {
  document.documentElement.dataset['theme'] = theme
}
