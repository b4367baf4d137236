/** Words of a note's past, in German. */
import type { HISTORY as ENGLISH } from '../english/history.ts'

export const HISTORY: Readonly<Record<keyof typeof ENGLISH, string>> = {}
