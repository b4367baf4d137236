/**
 * Coming to write, from my room's band or by opening the session: the cursor then stands at the end of Discussion as soon as
 * the note is there. Whoever comes any other way is only looking, and keeps the top of the page.
 */
import { useEffect } from 'react'
import type { ConnectionStatus } from '../../connection/status.ts'

const DISCUSSION = '.sheet [data-section="discussion"] [data-line] .line-text'

let expected: string | null = null

/** The next note that opens, if it is this one, takes the cursor. */
export function arriveWriting(session: string): void {
  expected = session
}

/** Whoever comes to write does not wait longer for what others wrote meanwhile; it comes in around the cursor. */
const PATIENCE_MS = 600

/**
 * Puts the cursor in once the note can be written in: when what others wrote is there, when the relay cannot be reached,
 * or after a moment.
 */
export function useArrival(session: string, editable: boolean, connection: ConnectionStatus['kind']): void {
  const isSettled = connection === 'live' || connection === 'offline'
  useEffect(() => {
    if (!editable || expected !== session) return undefined
    // The view draws what came in the frames behind it.
    const arrive = (): void => {
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          expected = null
          putCursor()
        })
      })
    }
    let frame = 0
    const timer = setTimeout(arrive, isSettled ? 0 : PATIENCE_MS)
    return () => {
      clearTimeout(timer)
      cancelAnimationFrame(frame)
    }
  }, [session, editable, isSettled])
}

function putCursor(): void {
  const line = [...document.querySelectorAll<HTMLElement>(DISCUSSION)].at(-1)
  const editor = line?.closest<HTMLElement>('[contenteditable="true"]')
  if (line === undefined || editor === null || editor === undefined) return
  editor.focus({ preventScroll: true })
  const selection = document.getSelection()
  selection?.selectAllChildren(line)
  selection?.collapseToEnd()
  line.scrollIntoView({ block: 'center' })
}
