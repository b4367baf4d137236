/**
 * Keeps the status mark from flickering between two words at every key, without ever letting it claim too much: what
 * promises less is shown at once, what promises more only once it has held for a moment.
 */
import { useEffect, useState } from 'react'
import type { StatusWords } from './status-words.ts'

const HOLDS_MS = 350

/** From the least that is promised to the most. */
const PROMISE: Readonly<Record<StatusWords['sign'], number>> = { sending: 0, here: 1, saved: 2, archived: 3 }

export function useSteady(now: StatusWords): StatusWords {
  const [shown, setShown] = useState(now)
  const promisesMore = PROMISE[now.sign] > PROMISE[shown.sign] && !now.wants
  const isBackOnDisk = shown.sign === 'sending' && now.sign === 'here'
  const mustWait = promisesMore || isBackOnDisk
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
