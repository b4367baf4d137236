/**
 * Other words by which people ask the `/` menu for something, in English and German: "/todo" is an action, "/beschluss" a
 * decision. A kind that the template has comes before the kind that another word stands for.
 */

/** By the key of the item's kind. A show of hands is a decision's, a risk a question's, where there is no kind for it. */
const KIND_NAMES: Readonly<Record<string, readonly string[]>> = {
  decision: [
    ...['agreed', 'agreement', 'resolution', 'resolved', 'consensus', 'vote', 'show of hands', 'accepted'],
    ...['entscheidung', 'beschluss', 'beschlossen', 'einigung', 'abstimmung', 'konsens'],
  ],
  action: [
    ...['todo', 'to do', 'task', 'work item', 'assign', 'follow up', 'next step'],
    ...['aufgabe', 'maßnahme', 'massnahme', 'zu tun', 'arbeitspaket'],
  ],
  question: [
    ...['open', 'ask', 'unclear', 'issue', 'risk', 'concern', 'parking lot'],
    ...['frage', 'offen', 'unklar', 'risiko', 'bedenken'],
  ],
  blueprint: ['spec', 'specification', 'feature', 'proposal', 'entwurf', 'spezifikation', 'vorhaben'],
  observation: ['finding', 'keep', 'stop', 'change', 'beobachtung', 'rückblick', 'befund'],
  risk: ['danger', 'concern', 'risiko', 'gefahr', 'bedenken'],
  vote: ['show of hands', 'poll', 'abstimmung', 'handzeichen'],
  idea: ['thought', 'idee', 'vorschlag'],
  info: ['note', 'fact', 'hinweis', 'information'],
  help: ['help wanted', 'hilfe', 'hilfe gesucht'],
}

/** By the key of the field. */
const FIELD_NAMES: Readonly<Record<string, readonly string[]>> = {
  owner: ['who', 'assignee', 'assign', 'wer', 'verantwortlich'],
  due: ['date', 'deadline', 'when', 'by', 'bis', 'termin', 'frist', 'fällig'],
  status: ['state', 'progress', 'stand', 'zustand'],
  milestone: ['release', 'meilenstein'],
  dissent: ['against', 'objection', 'dagegen', 'einwand'],
  voice: ['who speaks', 'stimme', 'rolle'],
}

/** Kinds of plain lines that the menu has by these names, in the order of the menu. */
export const LINE_NAMES = {
  heading: ['topic', 'subtopic', 'agenda', 'thema', 'überschrift', 'tagesordnung'],
  quote: ['citation', 'zitat'],
  code: ['source', 'snippet', 'quelltext'],
  numbered: ['list', 'steps', 'nummeriert', 'liste', 'schritte'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export const HANDS_NAMES = ['vote', 'poll', 'count', 'abstimmung', 'handzeichen'] as const

export const LINK_NAMES = ['url', 'address', 'web', 'adresse', 'verweis'] as const

export function namesOfKind(key: string): readonly string[] {
  return Object.hasOwn(KIND_NAMES, key) ? (KIND_NAMES[key] ?? []) : []
}

export function namesOfField(key: string): readonly string[] {
  return Object.hasOwn(FIELD_NAMES, key) ? (FIELD_NAMES[key] ?? []) : []
}
