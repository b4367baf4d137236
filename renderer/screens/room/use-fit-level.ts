/** How much must give way for a part of the room's screen to fit: nobody can scroll there, so nothing may be cut. */
import { useLayoutEffect, useState, type RefObject } from 'react'

/**
 * The level, from 0 to `most`, at which the element no longer overflows: one more for as long as it does. It begins anew
 * with other `content`, another window, or letters of another shape.
 */
export function useFitLevel(part: RefObject<HTMLElement | null>, content: string, most: number): number {
  const [state, setState] = useState({ content, level: 0 })
  const level = state.content === content ? Math.min(state.level, most) : 0
  useLayoutEffect(() => {
    const element = part.current
    if (element === null || level >= most || element.scrollHeight <= element.clientHeight + 1) return
    setState({ content, level: level + 1 })
  }, [part, content, level, most, state])
  useLayoutEffect(() => {
    const again = (): void => setState({ content: '', level: 0 })
    window.addEventListener('resize', again)
    document.fonts.addEventListener('loadingdone', again)
    return () => {
      window.removeEventListener('resize', again)
      document.fonts.removeEventListener('loadingdone', again)
    }
  }, [])
  return level
}

const SMALLEST = 0.6

/** The size of letters at a level, of 1, where smaller letters are what gives way. */
export function fitAt(level: number): string {
  return String(Math.max(SMALLEST, 1 - level / 10))
}
