/** Which row of a table has the focus, by the name its row carries. */

/** The row's place, or null where no row has the focus. */
export function focusedPlace(): string | null {
  return document.activeElement?.closest<HTMLElement>('tr[data-place]')?.dataset['place'] ?? null
}

export function rowAt(table: HTMLElement | null, place: string): HTMLElement | undefined {
  return [...(table?.querySelectorAll<HTMLElement>('tr[data-place]') ?? [])].find(
    (row) => row.dataset['place'] === place,
  )
}
