/** Words of the room screen, in German. */
import type { ROOM as ENGLISH } from '../english/room.ts'

export const ROOM: Readonly<Record<keyof typeof ENGLISH, string>> = {}
