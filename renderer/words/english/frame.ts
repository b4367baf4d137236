/** Words of the frame: masthead, keyboard line, where one can go. */
export const FRAME = {
  'frame.today': 'Today',
  'frame.registers': 'Registers',
  'frame.desk': 'Desk',
  'frame.guest': 'Guest in this session',
  'frame.language': 'Language',
  'frame.attribution': 'Show who wrote what in notes',
} as const
