/**
 * A made-up summit as a week leaves it behind: sessions with notes as people write them (speakers, nested points, code,
 * links, half sentences, and whatever a target could take for its own markup), every action owned, every blueprint
 * registered. The same seed gives the same summit.
 */
import * as Y from 'yjs'
import { writeNone, writeSummary } from '#note/about.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { Blueprint, Person, Session, Summit } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import { openingUpdate } from '#server/sessions/change-state.ts'
import { RELAY_PERSON, type Store } from '#server/store/store.ts'
import type { NoteLine } from './build-note.ts'
import { NASTY_TEXTS } from './nasty-texts.ts'
import { seededRandom } from './seeded.ts'

const PEOPLE: readonly Person[] = [
  ['Aino Virtanen', 'ainov'],
  ['Bashir Rahimi', 'bashir-r'],
  ['Chiara Fontana', 'cfontana'],
  ['Dmitri Orlov', 'dorlov'],
  ['Esi Boateng', 'esi.boateng'],
  ['Felix Brandt', 'fbrandt'],
  ['Grainne O’Dowd', 'grainne'],
  ['Hiro Matsuda', 'hmatsuda'],
  ['Ines Cardoso', 'ines+c'],
  ['Jun Park', 'junpark'],
].map(([name = '', launchpad = '']) => ({ id: `p-${launchpad.replace(/[^a-z]/g, '')}`, name, launchpad }))

const TRACKS = ['kernel', 'server', 'desktop', 'community', 'toolchain']
const THINGS = [
  'the scheduler',
  'the image cache',
  'quota records',
  'the upgrade path',
  'metadata on boot',
  'the release gate',
  'live migration',
  'the audit log',
  'cell boundaries',
  'the driver interface',
  'translated help',
  'the crash collector',
  'network policy',
  'backports',
  'the volume API',
  'token renewal',
  'nightly images',
  'the placement query',
  'debug symbols',
  'the build farm',
]
const DOINGS = [
  'drops the second request when two arrive at once',
  'takes eleven minutes on the largest site',
  'needs a restart that nobody announces',
  'is written twice and read never',
  'works as long as clocks agree',
  'has no owner since spring',
  'cannot be turned off by an operator',
  'is tested on one machine only',
  'keeps the old format for one release more',
  'blocks whoever upgrades last',
]
const WANTS = [
  'fail early and say which file',
  'move behind a flag for one cycle',
  'be measured before anybody tunes it',
  'go into the first alpha',
  'be described where operators look first',
  'wait for the new interface',
  'keep working while half the nodes are old',
  'be deleted this cycle',
]
const VERBS = [
  'Write down',
  'Measure',
  'Remove',
  'Review',
  'Draw',
  'Test',
  'Announce',
  'Split',
  'Document',
  'Port',
]
const CODE = [
  'policy:\n  retry: 3\n  backoff: "2s"',
  '$ systemctl restart agent\nagent.service: main process exited, code=exited, status=1/FAILURE',
  'for node in $(nodes --old); do\n    drain "$node" || exit 1\ndone',
  '{"limit": 40, "unit": "MiB", "soft": true}',
]

export interface MadeNote {
  readonly session: Session
  readonly summary: string
  readonly none: Readonly<Record<string, string>>
  readonly sections: Readonly<Record<string, readonly NoteLine[]>>
}

export interface MadeSummit {
  readonly summit: Summit
  readonly notes: readonly MadeNote[]
}

export function makeSummit(count: number, seed: number): MadeSummit {
  const maker = new Maker(seed)
  const notes = Array.from({ length: count }, (_, index) => maker.note(index))
  const names = new Map(
    notes.flatMap(({ session }) => session.blueprints.map((name) => [name, session.title])),
  )
  const blueprints = [...names].map(([name, title]): Blueprint => ({ name, title, project: 'tidewater' }))
  const summit: Summit = {
    ...{
      id: 'made',
      title: 'Made-up Summit',
      timezone: 'Europe/Lisbon',
      start: '2026-10-05',
      end: '2026-10-09',
    },
    rooms: [{ id: 'lantern', name: 'Lantern' }],
    tracks: TRACKS.map((id) => ({ id, name: id })),
    people: PEOPLE,
    blueprints,
  }
  return { summit, notes }
}

/** Puts it into an empty store, every session open: one update a note, as after a merge. */
export function storeSummit(store: Store, { summit, notes }: MadeSummit, template: Template): void {
  store.together(() => {
    store.summit.save(summit)
    notes.forEach((note, index) => storeNote(store, note, { template, seed: index + 1 }))
  })
}

function storeNote(
  store: Store,
  note: MadeNote,
  { template, seed }: { template: Template; seed: number },
): void {
  const { session } = note
  const at = session.start ?? ''
  const opening = openingUpdate([], { session: session.id, template, roles: session.roles })
  store.sessions.save({ ...session, state: 'scheduled' })
  store.sessions.changeState(
    session,
    { at, from: 'scheduled', to: 'open', by: { name: 'Organizer' } },
    template,
  )
  const doc = new Y.Doc()
  Y.applyUpdate(doc, opening)
  doc.clientID = seed
  const before = Y.encodeStateVector(doc)
  const keys = template.sections.map((section) => section.key)
  const lines = createNoteLines(doc, { sections: keys, random: seededRandom(seed) })
  for (const [section, planned] of Object.entries(note.sections)) lines.newLines(section, null, planned)
  writeSummary(doc, note.summary, null)
  for (const [section, reason] of Object.entries(note.none)) writeNone(doc, section, reason, null)
  lines.close()
  const writer = PEOPLE[seed % PEOPLE.length]?.id ?? RELAY_PERSON
  const shared = { session: session.id, at }
  store.notes.append([
    { ...shared, seq: 1, bytes: opening, person: RELAY_PERSON, newClients: [] },
    { ...shared, seq: 2, bytes: Y.encodeStateAsUpdate(doc, before), person: writer, newClients: [seed] },
  ])
  doc.destroy()
}

/** One thread of chance through the whole summit. */
class Maker {
  readonly #random: () => number
  #nasty = 0

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  note(index: number): MadeNote {
    const track = this.#pick(TRACKS)
    const topic = this.#pick(THINGS).replace(/^the /, '')
    const id = `${track}-${topic.toLowerCase().replace(/[^a-z]+/g, '-')}-${index}`
    // One in six goes on where an earlier session about the same blueprint stopped; one in twelve is about none.
    const about = index > 5 && index % 6 === 0 ? index - 5 : index
    const blueprints = index % 12 === 11 ? [] : [`${1000 + about}-${TRACKS[about % 5] ?? ''}-plan`]
    const day = `2026-10-0${5 + (index % 5)}`
    const [lead, taker, approver] = this.#several(PEOPLE, 3).map(({ id, name }) => ({ id, name }))
    const start = `${day}T${String(8 + (index % 9)).padStart(2, '0')}:00:00Z`
    const session: Session = {
      ...{
        id,
        key: `guid-${index}`,
        title: this.#title(topic, index),
        abstract: `${this.#said()}\n\n${this.#said()}`,
      },
      ...{
        track,
        room: 'lantern',
        day,
        start,
        end: start.replace(':00:00Z', ':50:00Z'),
        speakers: [],
        blueprints,
      },
      ...{ state: 'open', template: 'design-session', unscheduled: false, dropped: false },
      roles: {
        lead: lead ?? { name: 'Somebody' },
        'note-taker': taker ?? { name: 'Somebody' },
        approver: approver ?? { name: 'Somebody' },
      },
    }
    const decisions = this.#decisions()
    const none: Record<string, string> = {}
    if (decisions.length === 0)
      none['decisions'] = this.#pick(['we only listened', 'Because the vendor was not here.'])
    if (blueprints.length === 0) none['blueprints'] = 'it is a habit, not a feature'
    return {
      session,
      none,
      summary: `${capital(this.#pick(THINGS))} should ${this.#pick(WANTS)}.`,
      sections: {
        goal: [{ text: `Agree how ${this.#pick(THINGS)} can ${this.#pick(WANTS)}.` }],
        discussion: this.#discussion(),
        decisions,
        actions: this.#actions(index),
        questions: [
          { kind: 'question', text: `Who says when ${this.#pick(THINGS)} may ${this.#pick(WANTS)}?` },
        ],
        blueprints: blueprints.map((name) => ({
          kind: 'blueprint',
          text: '',
          fields: { name, relation: 'implements' },
        })),
      },
    }
  }

  #title(topic: string, index: number): string {
    const plain = `${capital(topic)}: what next`
    return index % 9 === 4 ? `${plain} ${this.#nastyText(24)}` : plain
  }

  #discussion(): readonly NoteLine[] {
    const blocks = Array.from({ length: 4 + Math.floor(this.#random() * 5) }, () => this.#block())
    return blocks.flat()
  }

  #block(): readonly NoteLine[] {
    const points = Array.from({ length: 4 + Math.floor(this.#random() * 7) }, (): NoteLine => {
      const indent = Math.floor(this.#random() * 3)
      return { kind: 'bullet', indent, text: this.#point() }
    })
    const extra: readonly (readonly NoteLine[])[] = [
      [{ kind: 'code', text: this.#pick(CODE) }],
      [{ kind: 'quote', text: this.#said() }],
      [
        { kind: 'numbered', text: this.#said() },
        { kind: 'numbered', text: this.#said() },
      ],
      [{ kind: 'reference', text: `https://example.org/${this.#pick(THINGS).replace(/ /g, '_')}?a=1&b=[2]` }],
      [
        {
          runs: [
            { insert: 'As ' },
            { insert: 'agreed', attributes: { bold: true } },
            { insert: ` before: ${this.#said()}` },
          ],
        },
      ],
      [{ text: this.#nastyText(400) }, { kind: 'bullet', text: this.#nastyText(400) }],
    ]
    return [{ kind: 'heading', text: capital(this.#pick(THINGS)) }, ...points, ...this.#pick(extra)]
  }

  #point(): string {
    const name = this.#pick(PEOPLE).name.split(' ')[0] ?? ''
    return this.#pick([
      `${name}: ${this.#said()}`,
      this.#said(),
      `${this.#pick(THINGS)}?`,
      `see ${this.#pick(['bug #1402', 'the figures of last cycle', 'https://example.org/x_y'])} – ${this.#said()}`,
    ])
  }

  #decisions(): readonly NoteLine[] {
    const count = Math.floor(this.#random() * 4)
    return Array.from({ length: count }, (_, index) => ({
      kind: 'decision',
      text: `${capital(this.#pick(THINGS))} will ${this.#pick(WANTS)}${index === 2 ? `: ${this.#nastyText(60)}` : ''}`,
      fields: {
        status: this.#pick(['agreed', 'agreed', 'proposed', 'superseded']),
        ...(this.#random() < 0.2 ? { dissent: `${this.#pick(PEOPLE).name}: too early` } : {}),
      },
    }))
  }

  #actions(session: number): readonly NoteLine[] {
    return Array.from({ length: 1 + Math.floor(this.#random() * 4) }, (_, index) => {
      const { id, name } = this.#pick(PEOPLE)
      const words = `${this.#pick(VERBS)} how ${this.#pick(THINGS)} ${this.#pick(DOINGS)}`
      return {
        kind: 'action',
        // Equal titles in one note are a finding, so each says which it is.
        text:
          index === 1 ? `${words} (${session}): ${this.#nastyText(60)}` : `${words} (${session}.${index})`,
        fields: {
          owner: { id, name },
          status: this.#pick(['TODO', 'TODO', 'INPROGRESS', 'DONE', 'BLOCKED', 'POSTPONED']),
          ...(this.#random() < 0.6 ? { due: `2026-1${1 + (index % 2)}-1${index}` } : {}),
          ...(this.#random() < 0.4
            ? { milestone: this.#pick(['2027.1-alpha1', '2027.1-beta', '2027.1']) }
            : {}),
        },
      }
    })
  }

  #said(): string {
    return `${capital(this.#pick(THINGS))} ${this.#pick(DOINGS)}, so it should ${this.#pick(WANTS)}.`
  }

  /** All nasty texts in turn, so that none is left to chance. */
  #nastyText(longest: number): string {
    const fitting = NASTY_TEXTS.filter((text) => text.length <= longest && /[\p{L}\p{N}]/u.test(text))
    this.#nasty += 1
    return fitting[this.#nasty % fitting.length] ?? 'x'
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T
  }

  #several<T>(list: readonly T[], count: number): readonly T[] {
    const first = Math.floor(this.#random() * list.length)
    return Array.from({ length: count }, (_, index) => list[(first + index * 3) % list.length] as T)
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
