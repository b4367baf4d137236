/** Words of what happened while one was away from a note. */
export const AWAY = {
  'away.head': 'While you were away',
  'away.aloud': '{changes, plural, one {1 change} other {# changes}} while you were away.',
  'away.span': '{from} to {until}. {changes, plural, one {1 change} other {# changes}} came in.',
  'away.spanSent':
    '{from} to {until}. {lines, plural, one {Your line} other {Your # lines}} went out, {changes, plural, one {1 change} other {# changes}} came in.',
  'away.lines': '{lines, plural, one {1 line} other {# lines}} in {section}',
  'away.bothKept': 'You changed it too. Both kept. Read it once.',
  'away.walk': 'Walk through',
  'away.next': 'Next',
  'away.done': 'Done',
  'away.show': 'Show them',
  'away.fine': 'Fine',
  'away.fine.hint': 'back to the note',
  'commands.place.away': 'While you were away',
} as const
