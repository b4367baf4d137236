/** Words of search, in German. */
import type { SEARCH as ENGLISH } from '../english/search.ts'

export const SEARCH: Readonly<Record<keyof typeof ENGLISH, string>> = {}
