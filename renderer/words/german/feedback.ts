/** Words of the feedback report, in German. */
import type { FEEDBACK as ENGLISH } from '../english/feedback.ts'

export const FEEDBACK: Readonly<Record<keyof typeof ENGLISH, string>> = {
  'feedback.none':
    'Noch ist von keiner Zeile gesagt, wessen Stimme sie ist. In einer Notiz: „Priya operator: …“ oder das Feld Stimme.',
  'feedback.counts': '{all} vorgebracht, {open} offen',
  'feedback.developer': 'Entwicklung',
  'feedback.operator': 'Betrieb',
  'feedback.business': 'Geschäft',
  'feedback.user': 'Nutzung',
  'feedback.voice': 'Stimme',
  'feedback.raised': 'Vorgebracht',
  'feedback.became': 'Daraus wurde',
  'feedback.became.decision': 'Beschlossen',
  'feedback.became.action': 'Aufgabe',
  'feedback.became.question': 'Frage',
  'feedback.became.blueprint': 'Blueprint',
  'feedback.became.open': 'Noch nichts',
  'feedback.saveCsv': 'CSV sichern',
  'feedback.saveMarkdown': 'Markdown sichern',
}
