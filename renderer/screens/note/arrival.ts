/**
 * Coming from my room's band to write: the cursor then stands at the end of Discussion as soon as the note is there. Whoever
 * comes any other way is only looking, and keeps the top of the page.
 */
import { useEffect } from 'react'

const DISCUSSION = '.sheet [data-section="discussion"] [data-line] .line-text'

let expected: string | null = null

/** The next note that opens, if it is this one, takes the cursor. */
export function arriveWriting(session: string): void {
  expected = session
}

/** Puts the cursor in once the note can be written in; `ready` says that everything written before is there. */
export function useArrival(session: string, ready: boolean): void {
  useEffect(() => {
    if (!ready || expected !== session) return undefined
    expected = null
    // The view draws what came in the frames behind it.
    const frame = requestAnimationFrame(() => requestAnimationFrame(putCursor))
    return () => cancelAnimationFrame(frame)
  }, [session, ready])
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
