/** Puts the demo summit into an empty store, through the same doors as real work: updates, templates and steps. */
import * as Y from 'yjs'
import { writeNone, writeSummary } from '#note/about.ts'
import type { NewLine } from '#note/lines/line-model.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { Session } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import { mergeInGroups } from '../relay/merge.ts'
import { versionKindOf } from '../notes/history.ts'
import { openingUpdate } from '../sessions/change-state.ts'
import { RELAY_PERSON, type Store } from '../store/store.ts'
import { DEMO_NOTES, type DemoNote } from './demo-notes.ts'
import { createDemoSessions, createDemoSummit } from './demo-summit.ts'

export interface DemoOptions {
  /** Ms since 1970; the running sessions are running then. */
  readonly now: number
  /** A number in [0, 1). */
  readonly random: () => number
  readonly template: Template
}

const MINUTE_MS = 60_000
/** The demo's lines are two minutes apart, and a version is kept every five. */
const LINES_PER_VERSION = 3
/** Yjs client ids are 32 bit. */
const CLIENT_IDS = 2 ** 32

/** Loads it in one step. The store must not have a summit. */
export function loadDemo(store: Store, options: DemoOptions): void {
  store.together(() => {
    const summit = createDemoSummit(options.now)
    store.summit.save(summit)
    store.summit.saveMilestones(summit.milestones ?? [])
    const sessions = createDemoSessions(options.now, options.template.id)
    for (const session of sessions) store.sessions.save(session)
    for (const note of DEMO_NOTES) {
      const session = sessions.find((each) => each.id === note.session)
      if (session !== undefined) loadNote(store, session, note, options)
    }
  })
}

function loadNote(store: Store, session: Session, note: DemoNote, options: DemoOptions): void {
  const { template } = options
  const start = Date.parse(session.start ?? '')
  const opening = openingUpdate([], { session: session.id, template, roles: note.roles })
  const open: Session = { ...session, state: 'open', roles: note.roles }
  const lead = note.roles['lead'] ?? { name: 'Organizer' }
  store.sessions.changeState(open, { at: instant(start), from: 'scheduled', to: 'open', by: lead }, template)
  const shared = { session: session.id, at: instant(start) }
  store.notes.append([{ ...shared, seq: 1, bytes: opening, person: RELAY_PERSON, newClients: [] }])
  store.versions.keep(session.id, { seq: 1, kind: 'opened', at: instant(start), by: lead })
  const seq = writeDemoNote(store, opening, { session: open, note, start, options })
  takeSteps(store, { session: open, note, seq, end: Date.parse(session.end ?? '') })
}

interface Writing {
  readonly session: Session
  readonly note: DemoNote
  readonly start: number
  readonly options: DemoOptions
}

/**
 * One Yjs client for each writer, as it would have been, since client ids belong to people. Returns the number of the last
 * update.
 */
function writeDemoNote(
  store: Store,
  opening: Uint8Array,
  { session, note, start, options }: Writing,
): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, opening)
  const lines = createNoteLines(doc, {
    sections: options.template.sections.map((section) => section.key),
    random: options.random,
  })
  const writer = note.lines[0]?.by ?? RELAY_PERSON
  const clients = new Map<string, number>()
  let seq = 1
  const commit = (by: string, at: string, write: () => void) => {
    const known = clients.get(by)
    const client = known ?? Math.floor(options.random() * CLIENT_IDS)
    clients.set(by, client)
    doc.clientID = client
    const bytes = updateOf(doc, write)
    seq += 1
    store.notes.append([
      { session: session.id, seq, bytes, person: by, newClients: known === undefined ? [client] : [], at },
    ])
  }
  const last = new Map<string, string>()
  const put = (section: string, line: NewLine) => {
    const id = lines.newLine(section, last.get(section) ?? null, line)
    last.set(section, id)
    return id
  }
  note.lines.forEach(({ section, kind, text, fields = {}, by, indent = 0, traced }, index) => {
    const at = instant(start + (index + 1) * 2 * MINUTE_MS)
    commit(by, at, () => {
      const id = put(section, { kind, indent, text, fields, by, at })
      if (traced === true) put('discussion', { kind: 'reference', text: '', fields: { to: id }, by, at })
    })
    if ((index + 1) % LINES_PER_VERSION === 0) {
      store.versions.keep(session.id, { seq, kind: 'writing', at, by: null })
    }
  })
  commit(writer, instant(start + note.lines.length * 2 * MINUTE_MS), () => {
    if (note.summary !== '') writeSummary(doc, note.summary, null)
    for (const [section, reason] of Object.entries(note.none)) writeNone(doc, section, reason, null)
  })
  lines.close()
  doc.destroy()
  return seq
}

function updateOf(doc: Y.Doc, write: () => void): Uint8Array {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  write()
  doc.off('update', collect)
  return mergeInGroups(updates)
}

interface Steps {
  readonly session: Session
  readonly note: DemoNote
  /** Number of the note's last update. */
  readonly seq: number
  readonly end: number
}

function takeSteps(store: Store, { session: open, note, seq, end }: Steps): void {
  let session = open
  note.steps.forEach(({ to, by }, index) => {
    const next: Session = { ...session, state: to }
    const at = instant(end + index * MINUTE_MS)
    store.sessions.changeState(next, { at, from: session.state, to, by }, null)
    const kind = versionKindOf(to)
    if (kind !== null) store.versions.keep(session.id, { seq, kind, at, by })
    session = next
  })
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
