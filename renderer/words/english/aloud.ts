/** Words read aloud when others change the note. */
export const ALOUD = {
  'aloud.setting': 'Read aloud what others add',
  'aloud.added': '{kind} {number} by {name}',
  'aloud.addedByNobody': '{kind} {number} added',
  'aloud.removed': '{kind} {number} removed',
  'aloud.converted': '{before} {was} is now {kind} {number}',
  'aloud.more': '{count, plural, one {one more change} other {# more changes}}',
} as const
