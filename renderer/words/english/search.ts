/** Words of search. */
export const SEARCH = {} as const
