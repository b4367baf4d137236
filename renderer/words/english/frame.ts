/** Words of the frame: masthead, keyboard line, where one can go. */
export const FRAME = {
  'frame.today': 'Today',
  'frame.registers': 'Registers',
  'frame.desk': 'Desk',
  'frame.language': 'Language',
} as const
