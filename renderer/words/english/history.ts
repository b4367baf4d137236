/** Words of a note's past. */
export const HISTORY = {} as const
