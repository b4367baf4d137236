/** Words of the publish plan and exports. */
export const PUBLISH = {} as const
