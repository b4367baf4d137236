/**
 * Puts off what stands beside the lines (number, chips, time) beyond the first screens of a long note, so that it opens
 * at once: it is drawn when a line's group comes into sight or when the page has nothing else to do.
 */

import { whenIdle } from '../../connection/page-frames.ts'

/** More than two tall screens of lines. */
const DRAWN_AT_ONCE = 150
/** A key pressed meanwhile waits for no longer than this. */
const LONGEST_STRETCH_MS = 6
/** Somebody who types without a pause leaves no moment idle. */
const LONGEST_WAIT_MS = 500

/** Something that draws itself once it is asked; asked again it does nothing. */
export interface LateDrawing {
  readonly dom: HTMLElement
  readonly drawLate: () => void
}

export interface DrawLater {
  /** Draws now, or takes the drawing for later where many came in one turn. */
  readonly draw: (drawing: LateDrawing) => void
  /** Draws the lines of whatever group comes into sight within the element; returns the undo, which forgets what waits. */
  readonly watch: (element: HTMLElement) => () => void
}

export function createDrawLater(): DrawLater {
  const waiting = new Map<Element, LateDrawing>()
  let inThisTurn = 0
  let planned = false

  function drawSome(): void {
    planned = false
    const started = performance.now()
    for (const drawing of waiting.values()) {
      drawNow(drawing)
      if (performance.now() - started > LONGEST_STRETCH_MS) break
    }
    plan()
  }

  function drawNow(drawing: LateDrawing): void {
    waiting.delete(drawing.dom)
    drawing.drawLate()
  }

  function plan(): void {
    if (planned || waiting.size === 0) return
    planned = true
    whenIdle(drawSome, LONGEST_WAIT_MS)
  }

  const onSight = ({ target }: Event): void => {
    if (!(target instanceof Element)) return
    for (const line of target.querySelectorAll('.line')) {
      const drawing = waiting.get(line)
      if (drawing !== undefined) drawNow(drawing)
    }
  }

  return {
    draw: (drawing) => {
      if (inThisTurn === 0) queueMicrotask(() => (inThisTurn = 0))
      inThisTurn += 1
      if (inThisTurn <= DRAWN_AT_ONCE) return drawing.drawLate()
      waiting.set(drawing.dom, drawing)
      plan()
    },
    watch: (element) => {
      element.addEventListener('contentvisibilityautostatechange', onSight)
      return () => {
        element.removeEventListener('contentvisibilityautostatechange', onSight)
        waiting.clear()
      }
    },
  }
}
