/** Words of Today, joining and getting into a room. */
export const TODAY = {} as const
