/** What stands in the demo's three notes: one approved, one waiting for the desk with something to fix, one running. */
import type { JsonValue } from '#note/record-model.ts'
import type { PersonRef, SessionState } from '#note/summit.ts'
import { PEOPLE } from './demo-summit.ts'

/** One line: section, kind, text, fields, and who wrote it. */
export interface DemoLine {
  readonly section: string
  readonly kind: string
  readonly text: string
  readonly fields?: Readonly<Record<string, JsonValue>>
  readonly by: string
  readonly indent?: number
  /** An item that was made where the discussion stood: a line there leads to it. */
  readonly traced?: true
}

export interface DemoNote {
  readonly session: string
  readonly roles: Readonly<Record<string, PersonRef>>
  /** The states it has been through after opening. */
  readonly steps: readonly { readonly to: SessionState; readonly by: PersonRef }[]
  readonly summary: string
  readonly none: Readonly<Record<string, string>>
  readonly lines: readonly DemoLine[]
}

const { maren, tobias, adaeze, elif, kofi, priya, hana, jonas } = PEOPLE

type By = { readonly id: string; readonly name: string }
type Fields = Readonly<Record<string, JsonValue>>

const ref = ({ id, name }: By): { readonly id: string; readonly name: string } => ({ id, name })
const goal = (by: By, text: string): DemoLine => ({ section: 'goal', kind: 'text', text, by: by.id })
const said = (by: By, text: string, fields: Fields = {}, indent = 0): DemoLine => ({
  section: 'discussion',
  kind: 'bullet',
  text,
  fields,
  by: by.id,
  indent,
})
const decision = (by: By, text: string, fields: Fields = {}): DemoLine => ({
  section: 'decisions',
  kind: 'decision',
  text,
  fields: { status: 'agreed', ...fields },
  by: by.id,
})
const traced = (line: DemoLine): DemoLine => ({ ...line, traced: true })
const action = (by: By, text: string, fields: Fields = {}): DemoLine => ({
  section: 'actions',
  kind: 'action',
  text,
  fields: { status: 'TODO', ...fields },
  by: by.id,
})
const question = (by: By, text: string, from: By): DemoLine => ({
  section: 'questions',
  kind: 'question',
  text,
  fields: { owner: ref(from) },
  by: by.id,
})
const blueprint = (by: By, name: string, text: string): DemoLine => ({
  section: 'blueprints',
  kind: 'blueprint',
  text,
  fields: { name, relation: 'implements' },
  by: by.id,
})

export const DEMO_NOTES: readonly DemoNote[] = [
  {
    session: 'server-schema-changes',
    roles: { lead: ref(adaeze), 'note-taker': ref(maren), approver: ref(adaeze) },
    steps: [
      { to: 'closed', by: ref(maren) },
      { to: 'approved', by: ref(adaeze) },
    ],
    summary:
      'A migration may add but never take away while two versions run; one tool says so before the merge.',
    none: { blueprints: 'This is a rule for all of them and changes none.' },
    lines: [
      goal(maren, 'Agree what a schema change may do while an old and a new server run side by side.'),
      said(maren, 'Elif: Last spring a renamed column stopped every old server for eleven minutes.', {
        voice: 'operator',
      }),
      said(
        maren,
        'Adding is always safe. Removing needs a release in between in which nobody reads it any more.',
      ),
      said(maren, 'Kofi: The test rack can run both versions against one database every night.', {
        voice: 'developer',
      }),
      traced(
        decision(maren, 'A release adds columns and tables or removes unread ones, never both in one step.'),
      ),
      decision(maren, 'Renaming is adding, copying and, one release later, removing.'),
      action(maren, 'Write the check that refuses a removal of something the last release still reads', {
        owner: ref(kofi),
        milestone: '26.10',
      }),
      action(maren, 'Run the night test with the last two releases against one database', {
        owner: ref(priya),
      }),
      question(maren, 'How long may a copy between two columns take on the largest installation?', elif),
    ],
  },
  {
    session: 'server-one-config-file',
    roles: { lead: ref(tobias), 'note-taker': ref(hana) },
    steps: [{ to: 'closed', by: ref(hana) }],
    summary: 'One file is the source and unit files are made from it.',
    none: {},
    lines: [
      goal(hana, 'One configuration that works under three init systems, so that packagers stop patching.'),
      said(hana, 'Elif: Four distributions carry eleven patches between them, nine of which say the same.', {
        voice: 'operator',
      }),
      said(hana, 'Tobias: Generated files get edited by hand sooner or later. The tool has to notice.'),
      said(
        hana,
        'Elif: Keep a way to switch generation off: some ship their own unit files and mean it.',
        { voice: 'operator' },
        1,
      ),
      decision(hana, 'Ship one file, config.toml, and generate the unit files from it.'),
      decision(
        hana,
        'Generated files carry a line that says so, and the tool refuses to overwrite one without it.',
      ),
      action(hana, 'Collect the patches that distributions carry today', { owner: ref(elif) }),
      action(hana, 'Write the generator for the three init systems', { owner: { name: 'Wiebke' } }),
      question(hana, 'Does the file move to another folder, and who moves it on upgrade?', jonas),
      blueprint(hana, 'server-one-config-file', 'The file and the generator'),
      blueprint(hana, 'server-unit-files', 'What stays of the unit files by hand'),
    ],
  },
  {
    session: 'server-graceful-restart',
    roles: { lead: ref(tobias), 'note-taker': ref(maren), approver: ref(adaeze) },
    steps: [],
    summary: '',
    none: {},
    lines: [
      goal(
        maren,
        'Agree how the sync daemon passes its open connections to a newer version of itself, so that an upgrade in office hours no longer costs every user a reconnect.',
      ),
      blueprint(maren, 'server-graceful-restart', 'The hand-over on one host'),
      said(
        maren,
        'Priya: Today an upgrade drops every client at once. Last Thursday 14,000 came back within two seconds and login queued for a minute.',
        { voice: 'operator' },
      ),
      said(
        maren,
        'Two ways are on the table: pass the open sockets to the new process, or drain slowly behind the balancer.',
      ),
      said(
        maren,
        'Tobias: Passing sockets works on one host only. Draining also covers a move between hosts, but takes up to twenty minutes.',
      ),
      said(
        maren,
        'Kofi: Measured both in staging: hand-over took 180 ms and lost no message; draining made 3 clients in 10,000 reconnect twice.',
      ),
      action(maren, 'Write down the hand-over protocol and its time-out', {
        owner: ref(kofi),
        milestone: '26.10',
      }),
      traced(decision(maren, 'Hand the sockets over on the same host; drain only between hosts')),
      action(maren, 'Measure login after a hand-over with 20,000 clients', {
        owner: ref(priya),
        status: 'INPROGRESS',
      }),
      said(
        elif,
        'If the new process fails its health check, who still holds the sockets? It must be the old one, until it hears “ready”.',
      ),
      traced(decision(maren, 'The old process keeps the sockets until the new one is healthy')),
      said(
        maren,
        'Elif: Packagers need a way to switch it off: distributions restart services in their own order.',
      ),
      action(maren, 'Add the switch that packagers asked for'),
      said(
        maren,
        'Jonas: Nobody has said what happens to TLS session state. If it stays behind, every client pays a full handshake anyway.',
      ),
      question(maren, 'Does TLS session state travel with the socket, or do clients resume?', jonas),
    ],
  },
]
