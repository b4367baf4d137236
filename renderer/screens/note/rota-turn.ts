/** Whose turn it is: the first of the rota who is in the note, and whether the pen is offered to them. Pure. */
import type { RotaEntry } from '#note/rota.ts'

/** Out of the note for this long, the holder of the pen is taken to be gone. */
export const GONE_MS = 3 * 60_000

/** `present` are the ids of all who are in the note, me among them. */
export function nextOf(rota: readonly RotaEntry[], present: ReadonlySet<string>): RotaEntry | null {
  return rota.find(({ id }) => present.has(id)) ?? null
}

export interface Turn {
  readonly rota: readonly RotaEntry[]
  readonly present: ReadonlySet<string>
  readonly me: string
  /** Since when nobody saw the holder in the note, ms; null while they are in it, and where there is none. */
  readonly goneSince: number | null
  readonly now: number
}

/** Whole minutes the holder has been gone, where the pen is offered to me; else null. */
export function offeredAfter({ rota, present, me, goneSince, now }: Turn): number | null {
  if (goneSince === null || now - goneSince < GONE_MS || nextOf(rota, present)?.id !== me) return null
  return Math.floor((now - goneSince) / 60_000)
}
