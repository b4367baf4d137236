/** Words of where the words are: saving, offline, coming back, in German. */
import type { KEEP as ENGLISH } from '../english/keep.ts'

export const KEEP: Readonly<Record<keyof typeof ENGLISH, string>> = {}
