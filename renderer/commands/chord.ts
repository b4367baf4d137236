/**
 * Chords: how a press of keys is called, and how it is shown on this machine's keyboard. Letters with Alt go by their
 * place on the keyboard, because macOS types special characters with Alt; AltGr types and is never a chord.
 */
import { say } from '../words/say.ts'

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> &
  Partial<Pick<KeyboardEvent, 'getModifierState'>>

/** Whether keys are called, and work, as on a Mac. */
export function isMac(): boolean {
  return window.rapporteur?.platform === 'darwin' || /Mac|iPhone|iPad/u.test(navigator.userAgent)
}

/**
 * The name of a press: modifiers in the order Ctrl, Alt, Shift, then the key: `Ctrl+K`, `Alt+Shift+ArrowUp`, `Shift+A`,
 * `?`, `Enter`. `Ctrl` is ⌘ on a Mac. Null for AltGr and for keys of the system.
 */
export function chordOf(event: Press): string | null {
  if (event.getModifierState?.('AltGraph') === true || (event.altKey && event.ctrlKey)) return null
  const mac = isMac()
  if (mac ? event.ctrlKey : event.metaKey) return null
  const key = keyOf(event)
  // Shift is part of a sign already: nobody presses Shift and ?.
  const shifted = event.shiftKey && (isLetter(key) || key.length > 1)
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    shifted ? 'Shift+' : '',
    key,
  ].join('')
}

function keyOf({ key, code, altKey }: Press): string {
  const placed = /^Key([A-Z])$/u.exec(code)?.[1]
  // With Alt by place; and where the layout has other letters (Cyrillic, Greek), the place is all there is to go by.
  if (placed !== undefined && (altKey || /^\P{ASCII}$/u.test(key))) return placed
  if (key === ' ') return 'Space'
  return key.length === 1 ? key.toUpperCase() : key
}

function isLetter(key: string): boolean {
  return /^[A-Z]$/u.test(key)
}

/** Whether a chord types something: it must not act in text fields, and can be switched off. */
export function isTyped(chord: string): boolean {
  return /^(?:Shift\+)?.$/u.test(chord) || chord === 'Space'
}

/** Whether a chord acts in a text field too: with Ctrl or Alt, Escape, and the keys above the numbers. */
export function actsInText(chord: string): boolean {
  return /^(?:Ctrl|Alt)\+|^(?:Shift\+)?(?:Escape$|F\d)/u.test(chord)
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Shift: '⇧',
  Ctrl: say('commands.key.ctrl'),
  Escape: 'Esc',
  Space: say('commands.key.space'),
  PageUp: say('commands.key.pageUp'),
  PageDown: say('commands.key.pageDown'),
  Delete: say('commands.key.delete'),
}
const MAC_SIGNS: Readonly<Record<string, string>> = { ...SIGNS, Ctrl: '⌘', Alt: '⌥' }

/** The keys of a chord or sequence as they stand on the keyboard: `Ctrl+ArrowUp` is `['Ctrl', '↑']`. */
export function keyNames(chord: string): readonly string[] {
  const signs = isMac() ? MAC_SIGNS : SIGNS
  return chord.split(/[+ ]/u).map((key) => signs[key] ?? key)
}
