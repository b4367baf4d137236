/** What the relay answers about one note with four versions, for the tests of its history page. */
import type { ComparisonAnswer, Version } from '#note/wire/history.ts'
import { template } from '../../surface/written-note.ts'

export const ORIGIN = 'http://relay.test'
export const AT = '/api/v1/sessions/s1'
const MAREN = { id: 'maren', name: 'Maren Okafor' }
const KOFI = { id: 'kofi', name: 'Kofi Mensah' }

export const VERSIONS: readonly Version[] = [
  { seq: 1, kind: 'opened', at: '2026-10-07T12:30:00Z', by: MAREN },
  { seq: 8, kind: 'writing', at: '2026-10-07T12:40:00Z', by: null },
  { seq: 20, kind: 'closed', at: '2026-10-07T13:24:00Z', by: KOFI },
  { seq: 31, kind: 'now', at: '2026-10-07T13:40:00Z', by: null },
]

export const SESSION = {
  id: 's1',
  key: null,
  title: 'Graceful restart',
  abstract: '',
  track: 'server',
  room: 'lantern',
  day: '2026-10-07',
  start: '2026-10-07T12:30:00Z',
  end: '2026-10-07T13:25:00Z',
  speakers: [],
  blueprints: [],
  state: 'closed',
  template: 'design-session',
  roles: { approver: { id: 'adaeze', name: 'Adaeze Nwosu' } },
  unscheduled: false,
  dropped: false,
}
export const SUMMARY = { session: SESSION, completeness: null, lastEditAt: '2026-10-07T13:40:00Z', here: 0 }

export type Reply = (body: unknown) => { readonly status?: number; readonly body: unknown } | 'unreachable'

export function ok(body: unknown): Reply {
  return () => ({ body })
}

export function refusal(status: number, code: string, message: string): Reply {
  return () => ({ status, body: { error: { code, message } } })
}

export function record(text: string, more: readonly unknown[] = []): unknown {
  const line = (id: string, words: string) => ({
    id,
    section: 'decisions',
    kind: 'decision',
    number: 'D1',
    indent: 0,
    spans: [{ text: words }],
    text: words,
    fields: {},
    by: null,
    at: null,
  })
  const sections = [
    { key: 'decisions', title: 'Decisions', mandatory: true, none: null, lines: [line('l1', text), ...more] },
  ]
  return {
    format: 'rapporteur-note',
    version: 2,
    summary: '',
    roles: {},
    sections,
    elsewhere: [],
    threads: [],
  }
}

function comparison(from: number, to: number): ComparisonAnswer {
  const [one, other] = [VERSIONS[from], VERSIONS[to]]
  if (one === undefined || other === undefined) throw new Error('There are four versions.')
  return {
    from: one,
    to: other,
    summary: '1 decision reworded, 1 action got an owner',
    changes: [
      {
        line: 'l1',
        kind: 'decision',
        number: 'D1',
        what: 'reworded',
        before: 'Hand the sockets over at once',
        after: 'Hand the sockets over when ready',
        by: [KOFI],
      },
      {
        line: 'l2',
        kind: 'action',
        number: 'A1',
        what: 'field',
        field: 'owner',
        before: null,
        after: 'Kofi Mensah',
        by: [MAREN],
      },
    ],
  }
}

export const ANSWERS: Readonly<Record<string, Reply>> = {
  '/api/v1/me': ok({ person: MAREN, role: 'note-taker', tracks: [] }),
  '/api/v1/summit': ok({
    now: '2026-10-07T14:00:00Z',
    summit: {
      id: 'harbour',
      title: 'Harbour Summit 2026',
      timezone: 'Europe/Lisbon',
      start: '2026-10-06',
      end: '2026-10-09',
      rooms: [{ id: 'lantern', name: 'Lantern' }],
      tracks: [{ id: 'server', name: 'Server' }],
      people: [MAREN, KOFI],
      blueprints: [],
    },
  }),
  '/api/v1/sessions': ok({ sessions: [SUMMARY] }),
  [AT]: ok({
    summary: SUMMARY,
    template,
    history: [],
    write: true,
    mayBecome: [],
  }),
  [`${AT}/versions`]: ok({ versions: VERSIONS }),
  [`${AT}/versions/1/record`]: ok({ ...(record('') as object), sections: [] }),
  [`${AT}/versions/8/record`]: ok(record('Hand the sockets over')),
  [`${AT}/versions/20/record`]: ok(record('Hand the sockets over at once')),
  [`${AT}/versions/31/record`]: ok(record('Hand the sockets over when ready')),
  [`${AT}/compare?from=20&to=31`]: ok(comparison(2, 3)),
  [`${AT}/compare?from=8&to=31`]: ok(comparison(1, 3)),
  [`${AT}/compare?from=1&to=31`]: ok(comparison(0, 3)),
  [`${AT}/compare?from=8&to=20`]: ok({ ...comparison(1, 2), summary: 'Nothing changed.', changes: [] }),
  [`${AT}/authors`]: ok({
    lines: [
      {
        line: 'l1',
        spans: [
          { from: 0, to: 22, by: MAREN },
          { from: 22, to: 32, by: KOFI },
        ],
      },
    ],
  }),
  [`${AT}/restore`]: (body) => ({
    body: {
      version: { seq: 32, kind: 'restored', at: '2026-10-07T14:00:00Z', by: MAREN },
      changes: (body as { seq: number }).seq === 20 ? 2 : 0,
    },
  }),
}
