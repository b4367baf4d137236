/** Summits for the book: a calm one to look at, a made-up one of any size, and one as unpleasant as people can type. */
import type { BookSource, SourceSession } from '#note/book/book-model.ts'
import { newBlueprint } from '#note/blueprints/blueprint-model.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { Session, Summit } from '#note/summit.ts'
import { buildRecord, decision } from './build-note.ts'
import { FULL_NOTE, PEOPLE } from './full-note.ts'
import { nastyRecord } from './nasty-record.ts'
import { NASTY_TEXTS } from './nasty-texts.ts'
import { MADE_SUMMIT, makeSessions } from './summit-notes.ts'

const ADAEZE = { id: 'p-adaeze', name: 'Adaeze Nwosu' }
const APPROVAL = { at: '2026-10-08T15:05:00Z', by: ADAEZE, version: 41, changed: false }

export const BOOK_SUMMIT: Summit = {
  ...{ id: 'harbour', title: 'Harbour Summit 2026', timezone: 'Europe/Madrid' },
  ...{ start: '2026-10-06', end: '2026-10-08' },
  rooms: [
    { id: 'lantern', name: 'Lantern' },
    { id: 'capstan', name: 'Capstan' },
  ],
  tracks: [
    { id: 'server', name: 'Server' },
    { id: 'desktop', name: 'Desktop' },
  ],
  people: PEOPLE,
  blueprints: [{ name: 'server-graceful-restart', title: 'Graceful restart', project: 'nova' }],
}

/** A session with plain facts. */
export function bookSession(facts: Partial<Session> = {}): Session {
  return {
    ...{
      id: 'server-graceful-restart',
      key: null,
      title: 'Graceful restart for the sync daemon',
      abstract: '',
    },
    ...{ track: 'server', room: 'lantern', day: '2026-10-07' },
    ...{ start: '2026-10-07T11:30:00Z', end: '2026-10-07T12:25:00Z' },
    ...{ speakers: [], blueprints: [], state: 'approved', template: 'design-session', roles: {} },
    ...{ unscheduled: false, dropped: false },
    ...facts,
  }
}

/** An approved one with this note. */
export function approved(session: Session, record: NoteRecord): SourceSession {
  return { session, record, approval: APPROVAL, returned: null, damaged: false }
}

/** One that the book does not show. */
export function waiting(facts: Partial<Session>, more: Partial<SourceSession> = {}): SourceSession {
  return {
    session: bookSession(facts),
    record: null,
    approval: null,
    returned: null,
    damaged: false,
    ...more,
  }
}

/** What a record says beside its lines: somebody's question at D2, and a carried question's way. */
function withThread(record: NoteRecord): NoteRecord {
  const comments = [
    { id: 'c1', by: { name: 'Priya Raman' }, at: null, text: 'How long may “ready” take?' },
    {
      id: 'c2',
      by: { id: 'p-tobias', name: 'Tobias Lindqvist' },
      at: null,
      text: '30 seconds, as the unit file has it.',
    },
  ]
  const line = record.sections.flatMap((section) => section.lines).find(({ number }) => number === 'D2')
  return { ...record, threads: [{ id: 't1', line: line?.id ?? null, resolved: true, comments }] }
}

/** Two approved sessions and one of each other kind. */
export function calmSource(): BookSource {
  const review = buildRecord(
    {
      summary: 'Clients resume.',
      sections: {
        questions: [
          {
            kind: 'question',
            text: 'Does TLS session state travel with the socket, or do clients resume?',
            fields: { status: 'answered', carried: { session: 'server-graceful-restart', line: 'l19' } },
          },
        ],
        discussion: [{ kind: 'bullet', text: 'Elif: They resume, always.', fields: { voice: 'operator' } }],
        decisions: [decision('Clients resume their sessions.')],
      },
      none: { actions: 'it is so already' },
    },
    { id: 'server-protocol-review', title: 'Protocol review' },
  )
  const at = (day: string) => ({ day, start: `${day}T08:00:00Z`, end: `${day}T08:55:00Z` })
  return {
    ...{
      summit: BOOK_SUMMIT,
      title: 'Harbour Summit 2026',
      address: 'https://harbour.example/2026',
      paper: false,
      language: 'en',
    },
    sessions: [
      approved(bookSession(), withThread(buildRecord(FULL_NOTE))),
      approved(
        bookSession({ id: 'server-protocol-review', title: 'Protocol review', ...at('2026-10-08') }),
        review,
      ),
      waiting({ id: 'desktop-first-run', title: 'Offline first run', track: 'desktop', state: 'closed' }),
      waiting({ id: 'desktop-errors', title: 'Translated errors', track: 'desktop', state: 'scheduled' }),
      waiting(
        {
          id: 'community-hallway',
          title: 'Hallway',
          track: null,
          room: null,
          state: 'returned',
          day: null,
          start: null,
        },
        { returned: { by: ADAEZE, reason: 'Who owns the work?' } },
      ),
      waiting({ id: 'server-keys', title: 'Key rotation' }, { damaged: true }),
    ],
    steps: [],
    blueprints: [
      {
        ...newBlueprint({ name: 'server-graceful-restart', title: 'Graceful restart', project: 'nova' }),
        ...{ definition: 'Review', priority: 'High', drafter: { name: 'Tobias Lindqvist' } },
        relations: [{ kind: 'depends on', name: 'server-one-config' }],
      },
    ],
  }
}

/** So many approved sessions of a made-up summit. */
export function madeSource(count: number): BookSource {
  const sessions = makeSessions(count).map(({ session, record }) =>
    approved({ ...session, state: 'approved' }, record),
  )
  return {
    ...{
      summit: MADE_SUMMIT,
      title: MADE_SUMMIT.title,
      address: '',
      paper: false,
      language: 'en',
      steps: [],
    },
    sessions,
    blueprints: [],
  }
}

/** Every nasty text in every place, one session a text; names of tracks, rooms and people too. */
export function nastySource(texts: readonly string[] = NASTY_TEXTS): BookSource {
  const sessions = texts.map((text, index) =>
    approved(
      bookSession({ id: `nasty-${index}`, title: text, track: text, room: text, day: null, start: null }),
      nastyRecord(text),
    ),
  )
  const named = texts.map((text) => ({ id: text, name: text }))
  return {
    summit: { ...BOOK_SUMMIT, title: texts[0] ?? '', tracks: named, rooms: named, people: named },
    ...{
      title: texts[0] ?? '',
      address: '',
      paper: false,
      language: 'en',
      sessions,
      blueprints: [],
      steps: [],
    },
  }
}
