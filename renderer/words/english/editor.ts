/** Words of the text itself: menus, pickers, chips, shorthand, commands. */
export const EDITOR = {
  'editor.plainText': 'Plain text',
  'editor.takenAs': 'Taken as: {what}.',
  'editor.topic': 'topic',
  'editor.link': 'link',
  'editor.corrected': 'Corrected: “{old}” is now “{now}”.',
  'editor.inserted': 'Put in before.',
  'editor.idea': 'Idea',
  'editor.help': 'Help wanted',
} as const
