/** Words of the feedback report. */
export const FEEDBACK = {
  'feedback.none':
    'Nobody said yet whose voice a line is. In a note: “Priya operator: …”, or the field Voice of an item.',
  'feedback.counts': '{all} raised, {open} open',
  'feedback.developer': 'Developers',
  'feedback.operator': 'Operators',
  'feedback.business': 'Business',
  'feedback.user': 'Users',
  'feedback.voice': 'Voice',
  'feedback.raised': 'Raised',
  'feedback.became': 'Became',
  'feedback.became.decision': 'Decided',
  'feedback.became.action': 'Action',
  'feedback.became.question': 'Question',
  'feedback.became.blueprint': 'Blueprint',
  'feedback.became.open': 'Nothing yet',
  'feedback.saveCsv': 'Save CSV',
  'feedback.saveMarkdown': 'Save Markdown',
} as const
