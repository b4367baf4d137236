/** Words of the opening gate and the closing checklist. */
export const CLOSING = {
  'closing.isOpen': '{number} is open. Carry it over?',
  'closing.goesTo': 'Goes on in “{title}”',
  'closing.staysOpen': 'It stays open, and stands in the registers.',
  'closing.carryTo': 'Carry {number} over to',
  'closing.staysHere': 'It stays here, open',
  'closing.carryOver': 'Carry it over',
  'closing.leaveIt': 'Leave it open',
  'closing.showIt': 'Show it',
  'closing.toGo': '{left, plural, =0 {nothing missing} one {# answer to go} other {# answers to go}}',
} as const
