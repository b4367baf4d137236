/**
 * Keeps the status mark from flickering at every key while words are written down on this computer, without ever letting
 * it claim too much: what promises less is shown at once, "on this computer" again only once it has held for a moment.
 */
import { useEffect, useState } from 'react'
import type { StatusWords } from './status-words.ts'

const HOLDS_MS = 350

export function useSteady(now: StatusWords): StatusWords {
  const [shown, setShown] = useState(now)
  const mustWait = shown.sign === 'sending' && now.sign === 'here'
  const key = JSON.stringify(now)
  useEffect(() => {
    if (!mustWait) return
    const timer = setTimeout(() => setShown(JSON.parse(key) as StatusWords), HOLDS_MS)
    return () => clearTimeout(timer)
  }, [mustWait, key])
  // Remembered while rendering: the next comparison is with what was shown last.
  if (!mustWait && JSON.stringify(shown) !== key) setShown(now)
  return mustWait ? shown : now
}
