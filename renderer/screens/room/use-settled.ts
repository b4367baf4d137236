/** Tells what was there when a note came from what was written afterwards. */
import { useEffect, useRef, useState } from 'react'

/** The note is there, and read into a record, this long after the connection is live. */
const SETTLES_MS = 1_500

/** True for good from a moment after the connection was first live. */
export function useSettled(live: boolean): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (!live || settled) return undefined
    const timer = setTimeout(() => setSettled(true), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [live, settled])
  return settled
}

/** The ids that came after the note had settled. */
export function useFresh(ids: readonly string[], settled: boolean): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!settled) known.current = new Set(ids)
  })
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const key = ids.join(' ')
  useEffect(() => {
    if (settled) setFresh(new Set(key.split(' ').filter((id) => !known.current.has(id))))
  }, [key, settled])
  return fresh
}
