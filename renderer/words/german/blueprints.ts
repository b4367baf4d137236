/** Words of blueprints, in German. */
import type { BLUEPRINTS as ENGLISH } from '../english/blueprints.ts'

export const BLUEPRINTS: Readonly<Record<keyof typeof ENGLISH, string>> = {}
