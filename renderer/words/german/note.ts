/** Words of the note screen: contents, margin, banners, presence, threads, in German. */
import type { NOTE as ENGLISH } from '../english/note.ts'

export const NOTE: Readonly<Record<keyof typeof ENGLISH, string>> = {}
