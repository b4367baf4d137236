/** The order of the tiles, which changes at most every thirty seconds and never under a hand or a pointer. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import { sortTiles, type Tile, type WallOrder } from './tiles.ts'

const REST_MS = 30_000

/** Tiles in an order that holds still; new rooms stand last until the next sorting, and those gone go at once. */
export function useCalmOrder(
  tiles: readonly Tile[],
  order: WallOrder,
  {
    grid,
    nameOf,
  }: { readonly grid: RefObject<HTMLElement | null>; readonly nameOf: Parameters<typeof sortTiles>[2] },
): readonly Tile[] {
  const [kept, setKept] = useState<{ readonly order: WallOrder; readonly ids: readonly string[] } | null>(
    null,
  )
  const latest = useRef({ tiles, order, nameOf })
  useEffect(() => {
    latest.current = { tiles, order, nameOf }
  })
  const hasTiles = tiles.length > 0
  useEffect(() => {
    const sort = (): void => {
      const now = latest.current
      const ids = sortTiles(now.tiles, now.order, now.nameOf).map(({ summary }) => summary.session.id)
      setKept({ order: now.order, ids })
    }
    if (hasTiles) sort()
    const timer = setInterval(() => {
      if (grid.current?.matches(':hover, :focus-within') !== true) sort()
    }, REST_MS)
    return () => clearInterval(timer)
  }, [order, hasTiles, grid])
  if (kept === null) return sortTiles(tiles, order, nameOf)
  const place = new Map(kept.ids.map((id, index) => [id, index]))
  const placeOf = ({ summary }: Tile): number => place.get(summary.session.id) ?? kept.ids.length
  return [...tiles].sort((left, right) => placeOf(left) - placeOf(right))
}
