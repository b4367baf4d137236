/** Words of what several screens use. */
export const PARTS = {} as const
