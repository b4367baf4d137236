/** Words of Today, joining and getting into a room, in German. */
import type { TODAY as ENGLISH } from '../english/today.ts'

export const TODAY: Readonly<Record<keyof typeof ENGLISH, string>> = {}
