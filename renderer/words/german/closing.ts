/** Words of the opening gate and the closing checklist, in German. */
import type { CLOSING as ENGLISH } from '../english/closing.ts'

export const CLOSING: Readonly<Record<keyof typeof ENGLISH, string>> = {}
