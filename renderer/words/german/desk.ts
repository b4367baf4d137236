/** Words of the desk, in German. */
import type { DESK as ENGLISH } from '../english/desk.ts'

export const DESK: Readonly<Record<keyof typeof ENGLISH, string>> = {}
