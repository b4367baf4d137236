/** What commands write to: two streams, so that tests can read along. */

export interface Terminal {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
  /** Environment variables. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: (count: number) => Uint8Array
}

const GAP = '  '

/** Rows as aligned columns below their heads. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  return [heads, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  )
}
