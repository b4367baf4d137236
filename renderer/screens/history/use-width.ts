/**
 * How wide an element is drawn, in px; follows it.
 */
import { useEffect, useRef, useState, type RefObject } from 'react'

export function useWidth<Kind extends HTMLElement>(): readonly [RefObject<Kind | null>, number] {
  const place = useRef<Kind>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return [place, width]
}
