/** Reviews over HTTP: edits in place, items that go back, proposals. Rules W1 to W6. */
import { describe, expect, test } from 'vitest'
import type { LineRecord } from '#note/record-model.ts'
import { linesAt } from '../helpers/note-past.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'

const CLOSED = 'server-one-config-file'
const APPROVED = 'server-schema-changes'
const OPEN = 'server-graceful-restart'

async function firstOf(
  server: TestServer,
  session: string,
  kind: string,
  token: string,
): Promise<LineRecord> {
  const line = (await linesAt(server, session, token)).find((each) => each.kind === kind)
  if (line === undefined) throw new Error(`The demo has no ${kind} in ${session}.`)
  return line
}

describe('edits in place', () => {
  test('W1 they are ordinary edits of whoever asks, and what comes back takes them back', async () => {
    const server = await startServer()
    const token = server.token('track-lead', ['server'])
    const before = await linesAt(server, CLOSED, token)
    const action = await firstOf(server, CLOSED, 'action', token)
    const decision = await firstOf(server, CLOSED, 'decision', token)
    const edits = [
      { kind: 'text', line: action.id, text: `${action.text} by Friday` },
      { kind: 'field', line: action.id, field: 'owner', value: { id: 'maren', name: 'Maren Okafor' } },
      { kind: 'delete', line: decision.id },
      { kind: 'item', section: 'questions', item: 'question', text: 'Who tests it?' },
      { kind: 'text', line: 'nowhere', text: 'x' },
      { kind: 'field', line: action.id, field: 'shown', value: false },
    ]
    const made = await server.call(`/sessions/${CLOSED}/edits`, { token, body: { edits } })
    expect([made.status, made.body.made]).toEqual([200, 4])
    const after = await linesAt(server, CLOSED, token)
    expect(after.find(({ id }) => id === action.id)).toMatchObject({
      text: `${action.text} by Friday`,
      fields: { owner: { id: 'maren', name: 'Maren Okafor' } },
    })
    expect(after.some(({ id }) => id === decision.id)).toBe(false)
    expect(after.find(({ text }) => text === 'Who tests it?')).toMatchObject({
      kind: 'question',
      by: 'track-lead-1',
    })
    const back = await server.call(`/sessions/${CLOSED}/edits`, { token, body: { edits: made.body.undo } })
    expect(back.body.made).toBe(4)
    const plain = (lines: readonly LineRecord[]) =>
      lines.map(({ id, text, fields, kind }) => ({ id, text, fields, kind }))
    expect(plain(await linesAt(server, CLOSED, token))).toEqual(plain(before))
  })

  test('W1 nobody edits a frozen note but those who lead it', async () => {
    const server = await startServer()
    const edits = [{ kind: 'item', section: 'questions', item: 'question', text: 'Late' }]
    const ask = (token: string) => server.call(`/sessions/${APPROVED}/edits`, { token, body: { edits } })
    const statuses = [
      await ask(server.token('reader')),
      await ask(server.token('note-taker')),
      await ask(server.token('track-lead', ['server'])),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 403, 200])
  })
})

describe('comments from the desk', () => {
  test('W8 they join the open thread of the line, and only who said it takes it back', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const other = server.token('organizer')
    const action = await firstOf(server, CLOSED, 'action', lead)
    const say = (token: string, text: string) =>
      server.call(`/sessions/${CLOSED}/edits`, {
        token,
        body: { edits: [{ kind: 'comment', line: action.id, text }] },
      })
    const said = async () => {
      const { threads } = (await server.call(`/sessions/${CLOSED}/record`, { token: lead })).body
      const own = threads.filter(({ line }: { line: string }) => line === action.id)
      return own.map(({ comments }: { comments: { text: string }[] }) => comments.map(({ text }) => text))
    }
    const before = (await said()).length
    await say(lead, 'Which file?')
    const answer = await say(other, 'The first.')
    expect((await said()).slice(before)).toEqual([['Which file?', 'The first.']])
    const back = { edits: answer.body.undo }
    expect((await server.call(`/sessions/${CLOSED}/edits`, { token: lead, body: back })).body.made).toBe(0)
    expect((await server.call(`/sessions/${CLOSED}/edits`, { token: other, body: back })).body.made).toBe(1)
    expect((await said()).slice(before)).toEqual([['Which file?']])
  })
})

describe('after closing', () => {
  test('W10 whoever does not lead the session proposes; what was written before still arrives', async () => {
    const server = await startServer()
    const author = server.token('note-taker')
    const edit = { kind: 'item', section: 'questions', item: 'question', text: 'Who tells them?' }
    const edits = await server.call(`/sessions/${CLOSED}/edits`, { token: author, body: { edits: [edit] } })
    expect([edits.status, edits.body.error.message]).toEqual([
      403,
      `You may not write in the note of session "${CLOSED}" (closed): propose the change instead.`,
    ])
    expect(
      (await server.call(`/sessions/${CLOSED}/proposals`, { token: author, body: { edit } })).status,
    ).toBe(200)
    expect((await server.call(`/sessions/${CLOSED}`, { token: author })).body.write).toBe(true)
  })
})

describe('items that go back', () => {
  test('W2 an item goes back to whoever wrote it, with the reason, until it is settled', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const author = server.token('note-taker')
    const item = { kind: 'item', section: 'decisions', item: 'decision', text: 'Ship it' }
    await server.call(`/sessions/${OPEN}/edits`, { token: author, body: { edits: [item] } })
    const line = (await linesAt(server, OPEN, lead)).find(({ text }) => text === 'Ship it')
    const body = { line: line?.id, reason: ' It needs a path ' }
    const refused = await server.call(`/sessions/${OPEN}/returned`, { token: author, body })
    const returned = await server.call(`/sessions/${OPEN}/returned`, { token: lead, body })
    expect([refused.status, returned.status]).toEqual([403, 200])
    expect((await server.call('/returned', { token: author })).body.returned).toMatchObject([
      {
        session: OPEN,
        line: line?.id,
        text: 'Ship it',
        reason: 'It needs a path',
        to: [{ id: 'note-taker-2' }],
      },
    ])
    expect((await server.call('/returned', { token: lead })).body.returned).toEqual([])
    const settle = () =>
      server.call(`/sessions/${OPEN}/returned/${returned.body.id}/settled`, { token: author, body: {} })
    expect([(await settle()).status, (await settle()).status]).toEqual([200, 404])
    expect((await server.call('/returned', { token: author })).body.returned).toEqual([])
  })
})

describe('proposals', () => {
  test('W3 a proposal is kept with who and what it is about, and taken as new edits', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const author = server.token('note-taker')
    const decision = await firstOf(server, APPROVED, 'decision', lead)
    const edit = { kind: 'text', line: decision.id, text: `${decision.text}, always` }
    const made = await server.call(`/sessions/${APPROVED}/proposals`, {
      token: author,
      body: { edit, why: 'Said so' },
    })
    expect(made.body).toMatchObject({
      state: 'open',
      was: decision.text,
      why: 'Said so',
      by: { id: 'note-taker-2' },
    })
    const answer = (token: string, body: object) =>
      server.call(`/sessions/${APPROVED}/proposals/${made.body.id}`, { token, body })
    expect((await answer(author, { take: true })).status).toBe(403)
    expect((await answer(lead, { take: true })).body).toMatchObject({
      state: 'taken',
      answer: { by: { id: 'track-lead-1' } },
    })
    expect((await answer(lead, { take: false })).status).toBe(409)
    expect((await firstOf(server, APPROVED, 'decision', lead)).text).toBe(`${decision.text}, always`)
  })

  test('W4 of two proposals for one line the second is stale once the first is taken', async () => {
    const server = await startServer()
    const lead = server.token('track-lead', ['server'])
    const decision = await firstOf(server, APPROVED, 'decision', lead)
    const propose = async (text: string) => {
      const edit = { kind: 'text', line: decision.id, text }
      return (await server.call(`/sessions/${APPROVED}/proposals`, { token: lead, body: { edit } })).body
        .id as string
    }
    const [first, second] = [await propose('One'), await propose('Two')]
    const answer = (id: string, body: object) =>
      server.call(`/sessions/${APPROVED}/proposals/${id}`, { token: lead, body })
    await answer(first, { take: true })
    const { proposals } = (await server.call(`/sessions/${APPROVED}/review`, { token: lead })).body
    expect(proposals.map(({ state, stale }: { state: string; stale: boolean }) => [state, stale])).toEqual([
      ['taken', false],
      ['open', true],
    ])
    expect((await answer(second, { take: true })).status).toBe(409)
    expect((await answer(second, { take: true, anyway: true })).status).toBe(200)
    expect((await firstOf(server, APPROVED, 'decision', lead)).text).toBe('Two')
  })

  test('W5 what a lead has read is kept for each lead, and survives a restart', async () => {
    const server = await startServer()
    const [one, other] = [server.token('organizer'), server.token('organizer')]
    const { seq } = (await server.call(`/sessions/${APPROVED}/review`, { token: one })).body
    await server.call(`/sessions/${APPROVED}/review/seen`, { token: one, body: { seq: seq + 99 } })
    await server.close()
    const again = await startServer({ data: server.data })
    const seen = async (token: string) =>
      (await again.call(`/sessions/${APPROVED}/review`, { token })).body.seen
    expect([await seen(one), await seen(other)]).toEqual([seq, 0])
  })
})
