/** Words of the note screen: contents, margin, banners, presence, threads. */
export const NOTE = {} as const
