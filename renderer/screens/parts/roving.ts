/**
 * One tab stop for a whole list or table: arrows move the focus between its stops (`data-stop`), in tables also
 * sideways between columns. Leaves every other key alone.
 */
import type { FocusEvent, KeyboardEvent } from 'react'

const STOP = '[data-stop]'

function stopsOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(STOP)]
}

/** Gives the list's tab stop to what was focused last; on the element around the stops, as `onFocus`. */
export function keepTabStop(event: FocusEvent<HTMLElement>): void {
  const stop = event.target.closest<HTMLElement>(STOP)
  if (stop === null) return
  for (const other of event.currentTarget.querySelectorAll<HTMLElement>(`${STOP}[tabindex="0"]`))
    other.tabIndex = -1
  stop.tabIndex = 0
}

/** Moves the focus to the next stop with the up and down arrows; for lists, as `onKeyDown`. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const stops = stopsOf(event.currentTarget)
  const next = stops[stops.indexOf(event.target as HTMLElement) + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** Moves by rows and columns; stops carry `data-row` and `data-column`. For timetables, as `onKeyDown`. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const direction = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
  const here = (event.target as HTMLElement).closest<HTMLElement>(STOP)
  if (direction === undefined || here === null) return
  const next = neighbour(stopsOf(event.currentTarget), here, direction as [number, number])
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function place(stop: HTMLElement): [number, number] {
  return [Number(stop.dataset['row']), Number(stop.dataset['column'])]
}

/** The nearest stop in that direction: along the row or, by rows, the one whose column is closest. */
function neighbour(
  stops: readonly HTMLElement[],
  here: HTMLElement,
  [down, right]: [number, number],
): HTMLElement | undefined {
  const [row, column] = place(here)
  const inCell = stops.filter((stop) => place(stop)[0] === row && place(stop)[1] === column)
  const sibling = inCell[inCell.indexOf(here) + down]
  if (down !== 0 && sibling !== undefined) return sibling
  if (right !== 0) {
    const ahead = stops.filter((stop) => place(stop)[0] === row && (place(stop)[1] - column) * right > 0)
    return right > 0 ? ahead[0] : ahead.at(-1)
  }
  const ahead = stops.filter((stop) => (place(stop)[0] - row) * down > 0)
  const nearest = down > 0 ? ahead[0] : ahead.at(-1)
  if (nearest === undefined) return undefined
  const inRow = ahead.filter((stop) => place(stop)[0] === place(nearest)[0])
  const distance = (stop: HTMLElement): number => Math.abs(place(stop)[1] - column)
  return inRow.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best), nearest)
}
