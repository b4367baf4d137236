/** Words of the text itself: menus, pickers, chips, shorthand, commands. */
export const EDITOR = {} as const
