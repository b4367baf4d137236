/**
 * Shows the line that the page's address names (`#a1b2c3`), as soon as the note has it.
 */
import type { EditorView } from 'prosemirror-view'
import type { ConnectionView } from '../../connection/status.ts'
import { goToLine } from './trace-commands.ts'

/** Goes there once per address; stops trying when the person writes or moves on. Returns the undo. */
export function watchAddress(view: EditorView, connection: ConnectionView): () => void {
  let wanted = wantedLine()
  const tryNow = (): void => {
    if (wanted === null) return
    const transaction = goToLine(view.state, wanted)
    if (transaction === null) return
    const element = document.getElementById(wanted)
    wanted = null
    view.dispatch(transaction)
    element?.scrollIntoView({ block: 'center' })
  }
  const onHash = (): void => {
    wanted = wantedLine()
    tryNow()
  }
  const giveUp = (): void => {
    wanted = null
  }
  const unsubscribe = connection.subscribe(tryNow)
  window.addEventListener('hashchange', onHash)
  view.dom.addEventListener('keydown', giveUp)
  tryNow()
  return () => {
    unsubscribe()
    window.removeEventListener('hashchange', onHash)
    view.dom.removeEventListener('keydown', giveUp)
  }
}

function wantedLine(): string | null {
  const name = window.location.hash.slice(1)
  return /^[\w-]+$/.test(name) ? name : null
}
