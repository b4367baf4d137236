/** Items that live on after their session, over HTTP. Rules I1 to I5. */
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Item } from '#note/wire/api.ts'
import type { ItemChange } from '#note/wire/item-states.ts'
import type { StoryStep } from '#note/wire/item-story.ts'
import { hearEvents } from '../helpers/hear-events.ts'
import { arrived, joinNote, linesAt } from '../helpers/note-past.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const APPROVED = 'server-schema-changes'

async function actionsOf(server: TestServer, session: string, token: string): Promise<Item[]> {
  return (await server.call(`/items?kind=action&session=${session}`, { token })).body.items
}

async function firstAction(server: TestServer, session: string, token: string): Promise<Item> {
  const [first] = await actionsOf(server, session, token)
  if (first === undefined) throw new Error(`The demo has no action in ${session}.`)
  return first
}

const at = ({ session, line }: Item) => `/sessions/${session}/items/${line}`

describe('after the session', () => {
  test('I1, I2, I5 a status is set beside a frozen note, shown, searched and exported, and told', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const listener = await hearEvents(server.address, { token: lead, query: '?types=item.changed' })
    const action = await firstAction(server, APPROVED, lead)
    const seq = server.services.relay.seqOf(APPROVED)
    const set = await server.call(at(action), { token: lead, method: 'PATCH', body: { status: 'DONE' } })
    expect([set.status, set.body.fields.status, set.body.later.status.by.id]).toEqual([
      200,
      'DONE',
      'track-lead-1',
    ])
    expect(server.services.relay.seqOf(APPROVED)).toBe(seq)
    expect((await listener.first('item.changed')).data).toMatchObject({
      ...{ session: APPROVED, line: action.line, fields: ['status'], by: { id: 'track-lead-1' } },
    })
    const again = await actionsOf(server, APPROVED, lead)
    expect(again.find(({ line }) => line === action.line)?.fields['status']).toBe('DONE')
    const lines = await linesAt(server, APPROVED, lead)
    expect(lines.find(({ id }) => id === action.line)?.fields['status']).toBe('DONE')
    const items = await server.call(`/sessions/${APPROVED}/export/launchpad-work-items`, { token: lead })
    expect(JSON.stringify(items.body.files)).toContain(`${action.text}: DONE`)
    await server.services.search.catchUp()
    const hits = (
      await server.call(`/search?q=${encodeURIComponent(`kind:action done session:${APPROVED}`)}`, {
        token: lead,
      })
    ).body
    expect(JSON.stringify(hits.groups)).toContain(action.line)
    const { changes } = (await server.call(`${at(action)}/history`, { token: lead })).body
    expect(changes).toMatchObject([
      { field: 'status', to: 'DONE', where: 'beside', by: { id: 'track-lead-1', name: 'Test track-lead 1' } },
    ])
    expect((await server.call('/items/steps', { token: lead })).body.steps).toMatchObject([
      { session: APPROVED, line: action.line, to: 'DONE' },
    ])
  })

  test('I1 in a note that is written in it is an edit of whoever asks, and the note leads from then on', async () => {
    const server = await startServer()
    const writer = server.token('note-taker')
    const action = await firstAction(server, OPEN, writer)
    const set = await server.call(at(action), {
      token: writer,
      method: 'PATCH',
      body: { status: 'BLOCKED', milestone: 'b1' },
    })
    expect(set.body).toMatchObject({ fields: { status: 'BLOCKED', milestone: 'b1' }, later: {} })
    const { doc } = await joinNote(server, OPEN, writer)
    const line = doc.getMap('lines').get(action.line) as Y.Map<unknown>
    expect([line.get('status'), line.get('milestone')]).toEqual(['BLOCKED', 'b1'])
    const { changes } = (await server.call(`${at(action)}/history`, { token: writer })).body
    expect(changes.map(({ where }: ItemChange) => where)).toEqual(['note', 'note'])
  })

  test('I3 readers set nothing of others, and what is not there is named', async () => {
    const server = await startServer()
    const reader = server.token('reader')
    const action = await firstAction(server, APPROVED, reader)
    const patch = (path: string, body: object) => server.call(path, { token: reader, method: 'PATCH', body })
    expect((await patch(at(action), { status: 'DONE' })).body.error.message).toMatch(/whoever owns this/)
    expect((await patch(at(action), { status: 'DONE' })).status).toBe(403)
    expect((await patch(`/sessions/${APPROVED}/items/nowhere`, { status: 'DONE' })).status).toBe(404)
    expect((await patch(at(action), {})).status).toBe(400)
    expect((await server.call(at(action), { method: 'PATCH', body: { status: 'DONE' } })).status).toBe(401)
  })

  test("I4 what its owner declines is nobody's, with the reason, until the lead names another", async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const owner = server.token('note-taker')
    const me = { id: 'note-taker-2', name: 'Test note-taker 2' }
    const action = await firstAction(server, APPROVED, lead)
    await server.call(at(action), { token: lead, method: 'PATCH', body: { owner: me } })
    const answer = (body: object) => server.call(`${at(action)}/answer`, { token: owner, body })
    expect((await answer({ answer: 'accepted' })).body.fields).toMatchObject({
      answer: 'accepted',
      owner: me,
    })
    expect((await answer({ answer: 'declined' })).status).toBe(400)
    const declined = (await answer({ answer: 'declined', reason: 'On leave' })).body
    expect(declined.fields.owner).toBeUndefined()
    expect(declined.later.answer).toMatchObject({ by: me, reason: 'On leave' })
    const sessions = (await server.call('/sessions', { token: lead })).body.sessions
    const unowned = sessions.find((each: { session: { id: string } }) => each.session.id === APPROVED)
    expect(unowned.completeness.unowned).toBe(1)
    expect((await answer({ answer: 'accepted' })).status).toBe(403)
    const given = await server.call(at(action), {
      token: lead,
      method: 'PATCH',
      body: { owner: { name: 'Ann Lee' } },
    })
    expect(given.body.fields).toMatchObject({ owner: { name: 'Ann Lee' } })
    expect(given.body.fields.answer).toBeUndefined()
  })

  test('I5 what a note says anew is kept once it is quiet, with its only writer; and it survives a restart', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const { lines, doc } = await joinNote(server, OPEN, token)
    const action = await firstAction(server, OPEN, token)
    lines.setField(action.line, 'status', 'INPROGRESS')
    await arrived(server, OPEN, doc)
    const history = async (from: TestServer): Promise<ItemChange[]> =>
      (await from.call(`${at(action)}/history`, { token })).body.changes
    await waitUntil(
      'the status is kept',
      async () => (await history(server)).some(({ to }) => to === 'INPROGRESS'),
      15_000,
    )
    const kept = await history(server)
    expect(kept.find(({ to }) => to === 'INPROGRESS')).toMatchObject({
      ...{ field: 'status', from: 'TODO', where: 'note', by: { id: 'note-taker-1' } },
    })
    await server.close()
    expect(await history(await startServer({ data: server.data }))).toEqual(kept)
  }, 20_000)

  test('I9 an item tells who wrote it, what was reworded and answered, and what its session became; nobody where nobody is shown', async () => {
    const server = await startServer()
    const token = server.token('note-taker')
    const lead = server.token('track-lead', ['server'])
    const { lines, doc } = await joinNote(server, OPEN, token)
    const [line = ''] = lines.newLines('actions', null, [{ kind: 'action', text: 'Write it down' }])
    lines.setField(line, 'owner', { id: 'note-taker-1', name: 'Test note-taker 1' })
    await arrived(server, OPEN, doc)
    const story = async () => (await server.call(`/sessions/${OPEN}/items/${line}/history`, { token })).body
    await server.call(`/sessions/${OPEN}/edits`, {
      token: lead,
      body: { edits: [{ kind: 'text', line, text: 'Write all of it down' }] },
    })
    await server.call(`/sessions/${OPEN}/items/${line}`, {
      token,
      method: 'PATCH',
      body: { status: 'BLOCKED' },
    })
    const returned = { token: lead, body: { line, reason: 'Which part?' } }
    expect((await server.call(`/sessions/${OPEN}/returned`, returned)).status).toBe(200)
    const { item, steps } = await story()
    expect(item).toMatchObject({ line, text: 'Write all of it down', fields: { status: 'BLOCKED' } })
    expect(steps.map(({ what }: StoryStep) => what)).toEqual(['written', 'field', 'returned'])
    expect(steps[0]).toMatchObject({ after: 'Write all of it down' })
    expect(steps[1]).toMatchObject({ field: 'status', after: 'BLOCKED', by: [{ id: 'note-taker-1' }] })
    const elsewhere = await server.call(`/sessions/${OPEN}/items/nowhere/history`, { token })
    expect([elsewhere.status, elsewhere.body.error.message]).toEqual([
      404,
      expect.stringContaining('nowhere'),
    ])
    const organizer = server.token('organizer')
    await server.call('/summit/attribution', { token: organizer, method: 'PUT', body: { shown: false } })
    expect((await story()).steps[0].by).toEqual([])
  })

  test('I9 what was said in a version that was kept is told as reworded, with who did it', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const action = await firstAction(server, APPROVED, lead)
    const edits = [{ kind: 'text', line: action.line, text: 'Another wording altogether' }]
    await server.call(`/sessions/${APPROVED}/edits`, { token: lead, body: { edits } })
    const { steps } = (await server.call(`${at(action)}/history`, { token: lead })).body
    expect(steps.map(({ what }: StoryStep) => what)).toEqual(
      expect.arrayContaining(['written', 'session-closed', 'session-approved', 'reworded']),
    )
    expect(steps.find(({ what }: StoryStep) => what === 'reworded')).toMatchObject({
      ...{ before: action.text, after: 'Another wording altogether', by: [{ id: 'track-lead-1' }] },
    })
  })
})
