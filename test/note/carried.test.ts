/** Questions that go on elsewhere: where one may go, and what came to a session. */
import { expect, test } from 'vitest'
import { laterSessions, questionsFor, targetOf } from '#note/carried-questions.ts'
import type { NoteRecord } from '#note/record-model.ts'
import type { Session } from '#note/summit.ts'
import type { Item } from '#note/wire/api.ts'
import { discussedBefore } from '#renderer/screens/note/use-discussed-before.ts'
import { buildRecord } from '../helpers/build-note.ts'

function session(id: string, start: string, more: Partial<Session> = {}): Session {
  return {
    ...{ id, key: null, title: id, abstract: '', track: 'server', room: null, day: '2026-10-07', end: null },
    ...{ start: `2026-10-07T${start}:00Z`, speakers: [], blueprints: [], state: 'scheduled', template: 't' },
    ...{ roles: {}, unscheduled: false, dropped: false },
    ...more,
  }
}

test('S12 a question may go to later sessions of its blueprint, then of its track, and to no others', () => {
  const from = session('from', '10:00', { state: 'open' })
  const others = [
    session('track-late', '15:00'),
    session('track-soon', '11:00'),
    session('kin', '14:00', { track: 'desktop', blueprints: ['quotas'] }),
    session('earlier', '09:00'),
    session('done', '12:00', { state: 'closed' }),
    session('gone', '12:00', { dropped: true }),
    session('elsewhere', '12:00', { track: 'desktop' }),
  ]
  const ids = laterSessions(from, ['quotas'], [from, ...others]).map(({ id }) => id)
  expect(ids).toEqual(['kin', 'track-soon', 'track-late'])
})

test('S12 what is answered, meant for others, or here already is not offered', () => {
  const item = (line: string, fields: Item['fields']): Item =>
    ({ session: 'from', line, fields, kind: 'question', text: line }) as unknown as Item
  const to = { session: 'here', title: 'Here' }
  const items = [
    item('open', { goesTo: to }),
    item('taken', { goesTo: to }),
    item('answered', { goesTo: to, status: 'ANSWERED' }),
    item('other', { goesTo: { session: 'there', title: 'There' } }),
    item('broken', { goesTo: 'here' }),
    item('stays', {}),
  ]
  const record: NoteRecord = buildRecord({
    sections: {
      questions: [
        { kind: 'question', text: 'taken', fields: { carried: { session: 'from', line: 'taken' } } },
        { kind: 'question', text: 'own', fields: { carried: 'x' } },
      ],
    },
  })
  expect(questionsFor('here', items, record).map(({ line }) => line)).toEqual(['open'])
  expect([targetOf(to), targetOf({ session: 1 }), targetOf(undefined)]).toEqual([to, null, null])
})

test('a blueprint was discussed in the newest earlier session whose schedule or note names it', () => {
  const known = (id: string, start: string, more: Partial<Session> = {}, completeness: object | null = {}) =>
    ({ session: session(id, start, more), completeness }) as never
  const items = [{ session: 'noted', fields: { name: 'quotas' } }] as unknown as readonly Item[]
  const sessions = [
    known('planned', '08:00', { blueprints: ['quotas'] }),
    known('noted', '09:00'),
    known('unopened', '09:30', { blueprints: ['quotas'] }, null),
    known('later', '12:00', { blueprints: ['quotas'] }),
  ]
  const me = session('me', '10:00')
  expect(discussedBefore(me, ['quotas'], { sessions, items })?.session.id).toBe('noted')
  expect(discussedBefore(me, ['quotas'], { sessions, items: [] })?.session.id).toBe('planned')
  expect(discussedBefore(me, ['limits'], { sessions, items })).toBeNull()
})
