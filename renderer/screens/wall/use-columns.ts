/** How many columns a grid has as drawn now; asked of the browser only when its width changes. */
import { useLayoutEffect, useState, type RefObject } from 'react'

/** Before anything is drawn. */
const USUAL = 5

export function useColumns(grid: RefObject<HTMLElement | null>, drawn: boolean): number {
  const [columns, setColumns] = useState(USUAL)
  useLayoutEffect(() => {
    const element = grid.current
    if (element === null) return
    const count = (): void => setColumns(getComputedStyle(element).gridTemplateColumns.split(' ').length)
    count()
    const observer = new ResizeObserver(count)
    observer.observe(element)
    return () => observer.disconnect()
  }, [grid, drawn])
  return columns
}
