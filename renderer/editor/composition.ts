/**
 * While an input method composes, an update from others would tear the half-made word: incoming updates wait until the
 * composition ends, and a moment longer, but never longer than a limit. The note is not ahead of the view meanwhile,
 * because the updates are held before they reach it.
 */

/** Where incoming updates wait. */
export interface Gate {
  readonly hold: () => void
  readonly release: () => void
}

/** Browsers report the composed text a little after the composition's end. */
const SETTLE_MS = 60
/** Somebody may leave a composition open; others' words are not kept back for longer than this. */
const LONGEST_HOLD_MS = 10_000

/** Watches the element; returns the undo, which lets everything through. */
export function watchComposition(element: HTMLElement, composing: () => boolean, gate: Gate): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const releaseIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => gate.release(), ms)
  }
  const onStart = () => {
    gate.hold()
    releaseIn(LONGEST_HOLD_MS)
  }
  const onEnd = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (composing() ? releaseIn(LONGEST_HOLD_MS) : gate.release()), SETTLE_MS)
  }
  element.addEventListener('compositionstart', onStart)
  element.addEventListener('compositionend', onEnd)
  return () => {
    clearTimeout(timer)
    element.removeEventListener('compositionstart', onStart)
    element.removeEventListener('compositionend', onEnd)
    gate.release()
  }
}
