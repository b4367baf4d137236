/** Words of blueprints. */
export const BLUEPRINTS = {} as const
