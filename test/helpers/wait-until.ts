/** Waits for a condition with a deadline, instead of sleeping and hoping. */

const DEADLINE_MS = 5000
const STEP_MS = 5

/** Resolves with the first value that is neither null, undefined nor false; rejects at the deadline, naming `what`. */
export async function waitUntil<T>(
  what: string,
  condition: () => T | Promise<T>,
  deadlineMs: number = DEADLINE_MS,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs
  for (;;) {
    const value = await condition()
    if (value !== null && value !== undefined && value !== false) return value
    if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, STEP_MS))
  }
}
