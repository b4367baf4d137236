/** Words of taking in old notes, in German. */
import type { ADOPT as ENGLISH } from '../english/adopt.ts'

export const ADOPT: Readonly<Record<keyof typeof ENGLISH, string>> = {}
