/**
 * Keyboard shortcuts of a screen. Letters act only outside text fields and never through a dialog that lies in front;
 * letters with Alt go by their place on the keyboard, because macOS types special characters with Alt.
 */
import { useEffect, useRef } from 'react'

/** By chord: `n`, `[`, `Enter`, `?`, `shift+a`, `alt+c`, `ctrl+k`, `ctrl+Enter`, `Escape`. Ctrl is ⌘ on a Mac too. */
export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>

interface Where {
  /** These keys belong to a dialog: they act inside one, and only there. */
  readonly inDialog?: boolean
}

/** Listens while the calling part is shown. An action is expected to be the whole answer to its key. */
export function useKeys(actions: KeyActions, where: Where = {}): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  const inDialog = where.inDialog === true
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isInDialog(event.target) !== inDialog) return
      const action = latest.current[chordOf(event)]
      if (action === undefined || (isTyping(event) && !isChord(event))) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [inDialog])
}

/** The name of a key press in the form that `KeyActions` uses. */
export function chordOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): string {
  const letter = event.key.length === 1
  const byPlace = event.altKey && /^Key[A-Z]$/u.test(event.code)
  const key = byPlace ? event.code.slice(3).toLowerCase() : letter ? event.key.toLowerCase() : event.key
  const isLetter = /^[a-z]$/u.test(key)
  const parts = [
    event.ctrlKey || event.metaKey ? 'ctrl+' : '',
    event.altKey ? 'alt+' : '',
    event.shiftKey && (isLetter || !letter) ? 'shift+' : '',
  ]
  return parts.join('') + key
}

function isChord(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape' || event.key === 'F6'
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}

function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  )
}
