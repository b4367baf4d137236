/** A summit of made-up sessions with notes, for search, registers and their benchmarks: the same seed gives the same. */
import type { NoteRecord } from '#note/record-model.ts'
import { entriesOf, placeOf, sessionEntry, type SearchEntry, type SearchPlace } from '#note/search/entry.ts'
import type { Session, Summit } from '#note/summit.ts'
import { action, blueprint, buildRecord, decision, question, sessionFacts } from './build-note.ts'
import { seededRandom } from './seeded.ts'

const WORDS = (
  'socket restart upgrade kernel scheduler quota migration column table operator queue latency client token cache ' +
  'image driver network storage volume tenant policy release branch backport test gate review spec blueprint naïve ' +
  'rotation key backup restore window monitor scaling fractional config unit file init daemon drain balancer health ' +
  'check staging rack night copy packager distribution patch upstream mentor note reader café Zürich protocol'
).split(' ')
const NAMES = [
  'Elif Demir',
  'Kofi Mensah',
  'Priya Raman',
  'Daniela Vuković',
  'Noor Haddad',
  'Jonas Feld',
  'Yuki Tanabe',
]
const TRACKS = ['server', 'desktop', 'community', 'kernel']
const ROOMS = ['lantern', 'capstan', 'pilot-house', 'chart-room', 'signal']
const STATUSES = ['TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED']
const VOICES = ['developer', 'operator', 'business', 'user']

export interface MadeSession {
  readonly session: Session
  readonly record: NoteRecord
  readonly place: SearchPlace
  readonly entries: readonly SearchEntry[]
}

export const MADE_SUMMIT: Summit = {
  ...{
    id: 'harbour',
    title: 'Harbour Summit 2026',
    timezone: 'Europe/Madrid',
    start: '2026-10-05',
    end: '2026-10-09',
  },
  rooms: ROOMS.map((id) => ({ id, name: id.replace('-', ' ') })),
  tracks: TRACKS.map((id) => ({ id, name: id })),
  people: NAMES.map((name, index) => ({ id: `p${index}`, name })),
  blueprints: [],
}

/** So many sessions with about 60 lines each. */
export function makeSessions(count: number, seed = 1): readonly MadeSession[] {
  const random = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const sentence = (words: number): string => Array.from({ length: words }, () => pick(WORDS)).join(' ')
  const person = () => {
    const index = Math.floor(random() * NAMES.length)
    return { id: `p${index}`, name: NAMES[index] ?? '' }
  }
  const day = (base: number, spread: number): string =>
    new Date(Date.UTC(2026, 9, base + Math.floor(random() * spread))).toISOString().slice(0, 10)
  return Array.from({ length: count }, (_, index) => {
    const track = pick(TRACKS)
    const held = day(5, 5)
    const session: Session = {
      ...{
        id: `${track}-${index}`,
        key: null,
        title: sentence(4),
        abstract: sentence(25),
        track,
        room: pick(ROOMS),
      },
      ...{ day: held, start: `${held}T${String(8 + (index % 8)).padStart(2, '0')}:00:00Z`, end: null },
      ...{ speakers: [person()], blueprints: [], state: 'closed', template: 'design-session', roles: {} },
      ...{ unscheduled: false, dropped: false },
    }
    const name = `${track}-${pick(WORDS)
      .replace(/[^a-z]/g, 'x')
      .toLowerCase()}`
    const record = buildRecord(
      {
        summary: sentence(10),
        sections: {
          goal: [sentence(14)],
          discussion: Array.from({ length: 40 }, () => ({
            kind: 'bullet',
            text: `${pick(NAMES).split(' ')[0] ?? ''}: ${sentence(6 + Math.floor(random() * 20))}`,
            ...(random() < 0.3 ? { fields: { voice: pick(VOICES) } } : {}),
          })),
          decisions: Array.from({ length: 4 }, () =>
            decision(sentence(10), { status: pick(['agreed', 'contested']) }),
          ),
          actions: Array.from({ length: 6 }, () =>
            action(sentence(8), {
              ...(random() < 0.8 ? { owner: person() } : {}),
              ...(random() < 0.7 ? { due: day(6, 40) } : {}),
              status: pick(STATUSES),
              ...(random() < 0.3 ? { milestone: pick(['8.0-alpha2', '8.0-beta1', '8.0']) } : {}),
            }),
          ),
          questions: [question(sentence(9)), question(sentence(7))],
          blueprints: [blueprint(name)],
        },
      },
      sessionFacts({ id: session.id, title: session.title, track, start: session.start }),
    )
    const entries = [sessionEntry(session), ...entriesOf(record, () => null)]
    return { session, record, entries, place: placeOf(session, MADE_SUMMIT) }
  })
}

/** A query as people type them, drawn by chance. */
export function anyQuery(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = () => pick(WORDS).slice(0, 1 + Math.floor(random() * 9))
  const parts = [
    word,
    word,
    () => `"${pick(WORDS)} ${pick(WORDS)}"`,
    () => `-${word()}`,
    () => `owner:${(pick(NAMES).split(' ')[0] ?? '').toLowerCase()}`,
    () => `track:${pick(TRACKS)}`,
    () => `status:${pick(STATUSES).toLowerCase()}`,
    () => `kind:${pick(['action', 'decision', 'question', 'bullet'])}`,
    () =>
      pick([
        'open',
        'late',
        'unowned',
        'due<friday',
        'due>2026-10-20',
        'due:none',
        'voice:operator',
        'milestone:8.0',
      ]),
  ]
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(parts)()).join(' ')
}
