/** Words of taking in old notes. */
export const ADOPT = {} as const
