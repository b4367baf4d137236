/**
 * Who steers the room's screen and how: a field in the awareness of whoever holds the pen, so that it works across
 * computers and goes with the person. The screen itself says that it is one.
 */
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'

export type Show = 'now' | 'read-back'

export interface Steering {
  readonly show: Show
  /** Section key that the pen is in, or null. */
  readonly section: string | null
}

/** What the others' states ask for: the pen's word first, then anybody's. */
export function steeringOf(
  states: Iterable<Readonly<Record<string, unknown>>>,
  pen: string | null,
): Steering {
  let found: Steering = { show: 'now', section: null }
  for (const state of states) {
    if (state['view'] === 'room') continue
    const show = state['show'] === 'read-back' ? 'read-back' : 'now'
    const section = typeof state['section'] === 'string' ? state['section'] : null
    const person = state['person'] as { readonly id?: unknown } | undefined
    if (pen !== null && person?.id === pen && (section !== null || 'show' in state)) return { show, section }
    if (show === 'read-back') found = { ...found, show }
    if (found.section === null) found = { ...found, section }
  }
  return found
}

export function useSteering(awareness: Awareness, pen: string | null): Steering {
  const read = (): Steering => steeringOf(awareness.getStates().values(), pen)
  const [steering, setSteering] = useState(read)
  useEffect(() => {
    const update = (): void =>
      setSteering((before) => {
        const now = steeringOf(awareness.getStates().values(), pen)
        return before.show === now.show && before.section === now.section ? before : now
      })
    update()
    awareness.on('change', update)
    return () => awareness.off('change', update)
  }, [awareness, pen])
  return steering
}

/** Opens the room's screen where none shows this note yet; else turns it over to the read-back, and back again. */
export function steerRoom(awareness: Awareness, open: () => void): void {
  const states = [...awareness.getStates().values()]
  if (!states.some((state) => state['view'] === 'room')) {
    awareness.setLocalStateField('show', 'now')
    open()
    return
  }
  const shown: unknown = awareness.getLocalState()?.['show']
  awareness.setLocalStateField('show', shown === 'read-back' ? 'now' : 'read-back')
}

/** Shows the screen in a window of its own; the desktop app puts it on the second display where there is one. */
export function openRoomWindow(path: string): void {
  if (window.rapporteur === undefined) window.open(path, 'rapporteur-room')
  else void window.rapporteur.showRoom(path)
}
