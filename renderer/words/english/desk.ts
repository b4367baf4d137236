/** Words of the desk. */
export const DESK = {
  'desk.takenBack': 'Taken back',
  'desk.whoOwns': 'Who owns {number}?',
  'desk.owner': 'Owner',
  'desk.owned': '{number}: {name} owns it.',
  'desk.approveAll': 'Approve all',
  'desk.approveAllTitle':
    '{count, plural, one {Nothing is missing in this one} other {Nothing is missing in these #}}',
  'desk.approvedAll': '{count, plural, one {Approved # session.} other {Approved # sessions.}}',
  'desk.notNow': 'Not now',
  'desk.proposals': 'Proposals',
  'desk.stale': 'The line is another than when this was proposed.',
  'desk.take': 'Take',
  'desk.takeAnyway': 'Take anyway',
  'desk.leave': 'Leave',
  'desk.keyOwner': 'Name the owner',
  'desk.keyOwnerHint': 'owner',
  'desk.keyAll': 'Approve what has nothing missing',
  'desk.keyAllHint': 'approve all ready',
} as const
