/** Words of the registers and reports. */
export const REGISTERS = {} as const
