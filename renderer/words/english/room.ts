/** Words of the room screen. */
export const ROOM = {} as const
