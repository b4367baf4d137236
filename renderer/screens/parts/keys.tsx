/**
 * Keyboard marks as they stand in buttons, hints and menus, in the names of this machine's keyboard.
 */
import type { ReactNode } from 'react'

const MAC_NAMES: Readonly<Record<string, string>> = { Ctrl: '⌘', Alt: '⌥' }

/** Whether keys are called as on a Mac. */
export function isMac(): boolean {
  return window.rapporteur?.platform === 'darwin' || /Mac|iPhone|iPad/u.test(navigator.userAgent)
}

/** One chord, `Ctrl K`. Decoration: whatever it stands in has its own name and `aria-keyshortcuts` where it matters. */
export function Keys({ of }: { readonly of: string }): ReactNode {
  const mac = isMac()
  return (
    <span className="keys" aria-hidden="true">
      {of.split(' ').map((key) => (
        <kbd key={key}>{mac ? (MAC_NAMES[key] ?? key) : key}</kbd>
      ))}
    </span>
  )
}
