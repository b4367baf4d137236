/** Words of joining: the summit by an invitation, one session as a guest. */
export const JOIN = {
  'join.invited': 'You are invited',
  'join.invitedHelp': 'Notes of a summit, written by many hands. Say how the others should call you.',
  'join.withInvite': 'Join with an invitation',
  'join.withInviteHelp':
    'An organizer gives you a link. Paste it here, and say how the others should call you.',
  'join.guest': 'Write along as a guest',
  'join.guestHelp':
    'This opens the note of the session in this room, and nothing else. Say how the others should call you.',
  'join.wasGuest': 'So far you were {name}, a guest. What you wrote stays yours.',
  'join.link': 'Invitation link',
  'join.name': 'Your name',
  'join.join': 'Join',
  'join.openNote': 'Open the note',
  'join.noLink': 'This is not an invitation link. It ends in /join# and a long word.',
  'join.scanAgain': 'The address has lost its code. Scan the code on the room’s screen again.',
  'join.noName': 'Say how the others should call you.',
} as const
