/** Words of Today and getting into a room. */
export const TODAY = {
  'today.unscheduled': 'Unscheduled session',
  'today.about': 'What is it about?',
  'today.roomLabel': 'Room',
  'today.noRoom': 'No room',
  'today.trackLabel': 'Track',
  'today.noTrack': 'No track',
  'today.howLong': 'How long, from now?',
  'today.minutes': '{minutes} min',
  'today.addSession': 'Open its note',
  'today.notNow': 'Not now',
  'today.needsTitle': 'A session needs a title.',
  'today.neverConnected':
    'This computer has not met the summit yet. Connect once, then sessions can be added without a network too.',
  'today.merged': '“{title}” was begun twice in this room. Both notes are one now.',
  'today.waiting':
    '{lines, plural, one {# line waits} other {# lines wait}} on this computer for the summit, in {notes, plural, one {one note} other {# notes}}:',
} as const
