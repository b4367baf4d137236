/**
 * An answer of the relay for a key: asked a moment after the key rests, kept for when the key comes back, and shown on
 * until the next one is there, so that nothing blinks while somebody goes through the versions.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Failure } from '../../api/relay.ts'

export interface Asked<Value> {
  /** The newest answer; it may still be the one of the key before. */
  readonly value: Value | null
  /** Why the current key has no answer, or null. */
  readonly failure: Failure | null
  /** The value is not the current key's, or there is none yet. */
  readonly waiting: boolean
  /** Asks for the current key anew. */
  readonly again: () => void
}

interface Held<Value> {
  readonly key: string | null
  readonly value: Value | null
  readonly failure: Failure | null
}

/** Holding an arrow key steps thirty times a second: only where one comes to rest is asked for. */
const REST_MS = 120
const KEPT = 40

/**
 * `key` names what `ask` asks for; null asks nothing. What a key answers must never change: it is kept. What failed is
 * asked again whenever `connected` changes.
 */
export function useAsked<Value>(
  key: string | null,
  ask: () => Promise<Answer<Value>>,
  connected: boolean,
): Asked<Value> {
  const [held, setHeld] = useState<Held<Value>>({ key: null, value: null, failure: null })
  const [attempt, setAttempt] = useState(0)
  const kept = useRef(new Map<string, Value>())
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => {
    if (key === null) return
    const known = kept.current.get(key)
    if (known !== undefined) return setHeld({ key, value: known, failure: null })
    let gone = false
    const load = async (): Promise<void> => {
      const answer = await latest.current()
      if (answer.ok) keep(kept.current, key, answer.value)
      if (gone) return
      setHeld((before) =>
        answer.ok
          ? { key, value: answer.value, failure: null }
          : { key, value: before.value, failure: answer.failure },
      )
    }
    // The first answer of a screen has nothing to wait for.
    const timer = setTimeout(() => void load(), kept.current.size === 0 ? 0 : REST_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [key, attempt, connected])
  const again = useCallback(() => setAttempt((before) => before + 1), [])
  const current = held.key === key
  return {
    value: held.value,
    failure: current ? held.failure : null,
    waiting: key !== null && (!current || held.failure !== null),
    again,
  }
}

function keep<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  kept.set(key, value)
  const oldest = kept.keys().next()
  if (kept.size > KEPT && oldest.done === false) kept.delete(oldest.value)
}
