/** Words of the wall, in German. */
import type { WALL as ENGLISH } from '../english/wall.ts'

export const WALL: Readonly<Record<keyof typeof ENGLISH, string>> = {}
