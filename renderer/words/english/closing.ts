/** Words of the opening gate and the closing checklist. */
export const CLOSING = {} as const
