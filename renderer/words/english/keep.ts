/** Words of where the words are: saving, offline, coming back. */
export const KEEP = {} as const
