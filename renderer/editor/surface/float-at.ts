/** Puts something that floats below a place in the text, above it where there is no room, inside the window in any case. */
const GAP_PX = 4
const EDGE_PX = 8

/** A place in the window. */
export interface FloatPlace {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

export function floatAt(element: HTMLElement, at: FloatPlace): void {
  const { width, height } = element.getBoundingClientRect()
  const below = at.bottom + GAP_PX
  const fits = below + height + EDGE_PX <= window.innerHeight
  const top = fits ? below : Math.max(EDGE_PX, at.top - GAP_PX - height)
  const left = Math.max(EDGE_PX, Math.min(at.left, window.innerWidth - width - EDGE_PX))
  element.style.left = `${left}px`
  element.style.top = `${top}px`
}
