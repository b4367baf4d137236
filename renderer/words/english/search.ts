/** Words of search. */
export const SEARCH = {
  'search.title': 'Search',
  'search.field': 'Search all notes',
  'search.placeholder': 'owner:ann open due<friday "a phrase" -word',
  'search.results': 'Results',
  'search.count':
    '{hits, plural, one {# line} other {# lines}} in {sessions, plural, one {# session} other {# sessions}}',
  'search.more': 'The {hits} best are shown. Narrow it with a filter to see the others.',
  'search.nothing': 'Nothing here has {query}.',
  'search.chat': 'Messages in chat are not searched.',
  'search.clear': 'Clear the search',
  'search.failed': 'The search got no answer.',
  'search.again': 'Search again',
  'search.session': 'Session',
  'search.summary': 'Closing sentence',
  'search.teach':
    'Write words, or say what you mean by filters. Every line of every note is found, as soon as it was quiet for a moment.',
  'search.exampleOwner': 'open actions of Ann, due before Friday',
  'search.examplePhrase': 'these very words, in the track Server',
  'search.exampleVoice': 'what operators said about restarts',
  'search.exampleNobody': 'actions that nobody has',
  'search.keyField': 'search field',
  'search.kept': 'The relay does not answer: this is what this computer keeps.',
  'search.keptSoFar': 'So far {read} of {all} notes are read.',
} as const
