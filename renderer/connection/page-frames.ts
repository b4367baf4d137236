/** When the page draws and when it rests: for work that belongs into its next frame, or that must not hold one up. */

/** A page that nobody sees gets no frames; what waits for one then comes by the clock. */
const LONGEST_WAIT_MS = 100

/** Acts once, in the next frame before it is drawn. Returns what takes it back. */
export function inNextFrame(act: () => void): () => void {
  const end = (): void => {
    if (frame !== null) cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const go = (): void => {
    end()
    act()
  }
  const frame = typeof requestAnimationFrame === 'function' ? requestAnimationFrame(go) : null
  const timer = setTimeout(go, frame === null ? 0 : LONGEST_WAIT_MS)
  return end
}

/** Acts once, when the page has nothing else to do, but not later than after `longestMs`. Returns what takes it back. */
export function whenIdle(act: () => void, longestMs: number): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(act, { timeout: longestMs })
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(act, 0)
  return () => clearTimeout(timer)
}
