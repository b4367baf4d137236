/** Words of the wall. */
export const WALL = {} as const
