/** Instants of several people's clocks in one order. */

/** `at`, or a millisecond after `last` where that is later: what follows stands behind what it follows. */
export function laterThan(last: string, at: string): string {
  const ms = Date.parse(last)
  return at > last || Number.isNaN(ms) ? at : new Date(ms + 1).toISOString()
}
