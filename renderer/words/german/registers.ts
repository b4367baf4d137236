/** Words of the registers and reports, in German. */
import type { REGISTERS as ENGLISH } from '../english/registers.ts'

export const REGISTERS: Readonly<Record<keyof typeof ENGLISH, string>> = {}
