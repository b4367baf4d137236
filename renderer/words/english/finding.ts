/** What the rules find in a note; the English of the rules themselves stands in note/findings.ts. */
export const FINDING = {
  'finding.role': '{role} is not named. {question}',
  'finding.section': '{section}: no line{none, select, may {, and no reason why} other {}}.',
  'finding.owner':
    '{number} has no owner{nobody, select, yes { yet. The track lead will ask} other {. It cannot become a work item}}.',
  'finding.field': '{number} has no {field}.',
  'finding.summary': 'No closing sentence. In one sentence, what came of it?',
  'finding.blueprint': 'Blueprint {name} is unknown.{has, select, yes { Close names: {close}.} other {}}',
  'finding.person': '{number} names {name}, whom this summit does not know. Pick a name from the list.',
  'finding.elsewhere': '“{quote}” stands under no section of this note. Move it where it belongs.',
  'finding.repeated': '{number} says the same as {other}. Reword one, or delete it.',
} as const
