/** Words of the publish plan and exports, in German. */
import type { PUBLISH as ENGLISH } from '../english/publish.ts'

export const PUBLISH: Readonly<Record<keyof typeof ENGLISH, string>> = {}
