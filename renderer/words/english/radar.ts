/** Words of the radar. */
export const RADAR = {
  'radar.hints': 'Said in two rooms',
  'radar.contradiction': 'Two rooms may contradict one another',
  'radar.twin': 'Two rooms say nearly the same',
  'radar.dismiss': 'That is nothing: {title}',
  'radar.clashes': 'Clashes with {title}, {number}',
  'radar.same': 'Nearly as in {title}, {number}',
  'radar.here': '{count, plural, one {# line here is} other {# lines here are}} also in another room',
  'radar.count': '{count, plural, one {# clash} other {# clashes}} with another room',
} as const
