/** Events: what is announced, to whom, and coming back. Rules V1 to V5. */
import { describe, expect, test } from 'vitest'
import { itemEvents } from '#note/item-events.ts'
import type { Item } from '#note/wire/api.ts'
import { EventRing } from '#server/events/event-ring.ts'
import { hearEvents } from '../helpers/hear-events.ts'
import { joinNote } from '../helpers/note-past.ts'
import { startServer } from '../helpers/start-server.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const CLOSED = 'server-one-config-file'

function item(line: string, kind: string, fields: Item['fields'] = {}): Item {
  return {
    ...{ session: 's', sessionTitle: 'S', track: 't', room: null, state: 'open', start: null },
    ...{ line, kind, number: `${kind}-${line}`, text: line, blueprints: [], fields },
    ...{ at: null, later: {} },
  }
}

describe('what is announced', () => {
  test('V1 every step of a session is told once, with who and why', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const listener = await hearEvents(server.address, { token })
    const step = (to: string, reason?: string) =>
      server.call(`/sessions/${CLOSED}/state`, {
        token,
        body: { to, ...(reason === undefined ? {} : { reason }) },
      })
    await step('returned', 'D1 needs a path')
    await listener.first('session.returned')
    const told = listener.heard.filter(({ name }) => name.startsWith('session.'))
    expect(told.map(({ data }) => data)).toMatchObject([
      {
        session: CLOSED,
        track: 'server',
        from: 'closed',
        by: { id: 'organizer-1' },
        reason: 'D1 needs a path',
      },
    ])
  })

  test('V2 what is written is told after a quiet moment, by item', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const listener = await hearEvents(server.address, { token, query: `?session=${OPEN}` })
    const { lines } = await joinNote(server, OPEN, token)
    lines.newLines('actions', null, [
      { kind: 'action', runs: [{ insert: 'Write the path down', attributes: {} }] },
    ])
    const made = await listener.first('action.created')
    expect(made.data).toMatchObject({ session: OPEN, text: 'Write the path down', owner: null })
    await listener.first('action.unowned')
    const edited = await listener.first('note.edited')
    expect(edited.data).toMatchObject({ session: OPEN, writing: [{ id: 'note-taker-1' }] })
    const progress = await listener.first('note.progressed')
    expect(progress.data.completeness.unowned).toBeGreaterThan(0)
  })

  test('V2 items say what became of them, and nothing twice', () => {
    const owned = { owner: { id: 'elif', name: 'Elif' } }
    const before = [
      item('a', 'action'),
      item('b', 'action', owned),
      item('d', 'decision', { status: 'proposed' }),
    ]
    const after = [
      item('a', 'action', { ...owned, status: 'DONE' }),
      item('b', 'action'),
      item('c', 'action', owned),
      item('d', 'decision', { status: 'agreed' }),
      item('q', 'question'),
    ]
    expect(itemEvents(before, after).map(({ type, line }) => `${line} ${type}`)).toEqual([
      ...['a action.owned', 'a action.done', 'b action.unowned', 'c action.created', 'c action.owned'],
      'd decision.agreed',
    ])
    expect(itemEvents(after, after)).toEqual([])
  })
})

describe('coming back', () => {
  test('V3 the ring gives what was missed, and says where it cannot', () => {
    const ring = new EventRing({ life: 'now', now: () => 0, kept: 3 })
    const begin = ring.last
    const publish = () => ring.publish({ type: 'summit.changed' })
    for (let count = 0; count < 3; count += 1) publish()
    expect(ring.after(begin)).toMatchObject({ resumed: true, events: [{ id: 'now-1' }, {}, { id: 'now-3' }] })
    for (let count = 0; count < 9; count += 1) publish()
    expect(ring.after(begin)).toEqual({ resumed: false, events: [] })
    for (const id of ['old-1', 'now-99', 'now', 'now-1-2', 'now-x', '']) {
      expect([id, ring.after(id)]).toEqual([id, { resumed: false, events: [] }])
    }
    expect(ring.after(ring.last)).toEqual({ resumed: true, events: [] })
  })

  test('V3 whoever comes back with the last id hears what was missed', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const first = await hearEvents(server.address, { token })
    const lastId = first.heard[0]?.id ?? ''
    first.stop()
    await server.call(`/sessions/${CLOSED}/state`, { token, body: { to: 'approved' } })
    const second = await hearEvents(server.address, { token, lastId })
    expect(second.heard[0]?.data).toMatchObject({ resumed: true })
    await second.first('session.approved')
  })
})

describe('who hears', () => {
  test('V4 no token, an unknown kind and too many streams are refused with a sentence', async () => {
    const server = await startServer()
    const token = server.token('reader')
    const ask = (query: string, wish: { token?: string } = { token }) => server.call(`/events${query}`, wish)
    const answers = [await ask('', {}), await ask('?types=session.closed,gossip')]
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
      [401, 'token'],
      [400, 'request'],
    ])
    for (let count = 0; count < 20; count += 1) await hearEvents(server.address, { token })
    expect((await ask('')).status).toBe(429)
  })

  test('V4 a revoked token hears nothing more and its stream ends', async () => {
    const server = await startServer()
    const organizer = server.token('organizer')
    const listener = await hearEvents(server.address, { token: server.token('reader') })
    await server.call('/people/reader-2/access', { token: organizer, method: 'DELETE' })
    await server.call(`/sessions/${CLOSED}/state`, { token: organizer, body: { to: 'approved' } })
    await waitUntil('the stream is over', listener.isOver)
    expect(listener.heard.map(({ name }) => name)).toEqual(['ready'])
  })

  test('V5 only the kinds asked for are heard', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const listener = await hearEvents(server.address, { token, query: '?types=session.approved' })
    for (const to of ['returned', 'closed', 'approved']) {
      await server.call(`/sessions/${CLOSED}/state`, { token, body: { to, reason: 'x' } })
    }
    await listener.first('session.approved')
    expect(listener.heard.map(({ name }) => name)).toEqual(['ready', 'session.approved'])
  })
})
