/** The note of one whole session, with something of everything, for golden exports. */
import type { ExportContext } from '#note/exports/view.ts'
import type { NotePlan } from './build-note.ts'
import { action, blueprint, decision, question } from './build-note.ts'

export const PEOPLE = [
  { id: 'p-tobias', name: 'Tobias Lindqvist', launchpad: 'tlindqvist' },
  { id: 'p-kofi', name: 'Kofi Mensah', launchpad: 'kofi-m' },
  { id: 'p-maren', name: 'Maren Okafor', launchpad: 'mokafor' },
  { id: 'p-adaeze', name: 'Adaeze Nwosu', launchpad: 'adaeze' },
  { id: 'p-elif', name: 'Elif Demir' },
]

export const CONTEXT: ExportContext = {
  people: PEOPLE,
  blueprints: [
    { name: 'server-graceful-restart', title: 'Graceful restart', project: 'nova' },
    { name: 'server-one-config', title: 'One configuration', project: 'nova' },
  ],
  address: 'https://summit.example.org/sessions/server-graceful-restart',
}

export const FULL_NOTE: NotePlan = {
  summary:
    'Open sockets are handed to the new process on the same host; draining stays for moves between hosts.',
  roles: {
    lead: { id: 'p-tobias', name: 'Tobias Lindqvist' },
    'note-taker': { id: 'p-maren', name: 'Maren Okafor' },
    approver: { id: 'p-adaeze', name: 'Adaeze Nwosu' },
  },
  sections: {
    goal: [
      'Agree how the sync daemon passes its open connections to a newer version of itself, so that an upgrade in office hours no longer costs every user a reconnect.',
    ],
    discussion: [
      { text: 'What happens today', kind: 'heading' },
      'Priya: Today an upgrade drops every client at once. Last Thursday 14,000 came back within two seconds.',
      { text: 'pass the open sockets to the new process', kind: 'bullet' },
      { text: 'needs one host', kind: 'bullet', indent: 1 },
      { text: 'drain slowly behind the balancer', kind: 'bullet' },
      {
        runs: [
          { insert: 'Measured with ' },
          { insert: 'drain_timeout = 1200', attributes: { code: true } },
          { insert: ', see ' },
          { insert: 'the figures', attributes: { link: 'https://example.org/figures?a=1&b=2' } },
          { insert: '; ' },
          { insert: 'no message', attributes: { bold: true } },
          { insert: ' was ' },
          { insert: 'lost', attributes: { italic: true } },
          { insert: '.' },
        ],
      },
      { text: '[daemon]', kind: 'code' },
      { text: '', kind: 'code' },
      { text: 'hand_over = yes', kind: 'code' },
      { text: 'Nobody has said what happens to TLS session state.', kind: 'quote' },
      { text: 'https://example.org/rfc/sockets', kind: 'reference' },
    ],
    decisions: [
      decision('Hand the open sockets to the new process on the same host.', {
        status: 'agreed',
        dissent: 'Jonas Feld, TLS state unclear',
      }),
      decision('The old process keeps the sockets until the new one is healthy.'),
      decision('Drain everywhere.', { status: 'superseded' }),
    ],
    actions: [
      action('Write the hand-over protocol as a spec, with every failure drawn', {
        owner: { id: 'p-tobias', name: 'Tobias Lindqvist' },
        due: '2026-10-16',
        status: 'INPROGRESS',
        milestone: '8.0-beta1',
      }),
      action('Repeat the staging measurement with 50,000 clients: all of them', {
        owner: { id: 'p-kofi', name: 'Kofi Mensah' },
        status: 'TODO',
        milestone: '8.0-beta1',
      }),
      action('Say in the packagers’ guide how hand-over is switched off', {
        owner: { name: 'mokafor' },
        status: 'TODO',
      }),
    ],
    questions: [question('Does TLS session state travel with the socket, or do clients resume?')],
    blueprints: [blueprint('server-graceful-restart'), blueprint('server-one-config', 'depends on')],
  },
}
