/** `GET /search` and `GET /items?q=` on a real relay: follows what is written, asks for a token. Rules Q11 and Q12. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from '../../helpers/start-server.ts'

function search(server: Awaited<ReturnType<typeof startServer>>, q: string, token: string) {
  return server.call(`/search?q=${encodeURIComponent(q)}`, { token })
}

test('Q11: finds lines with their marks, by session, and sessions by their title', async () => {
  const server = await startServer()
  await server.services.search.catchUp()
  const { status, body } = await search(server, 'generat unit kind:decision', server.token('reader'))
  expect(status).toBe(200)
  expect(body).toMatchObject({ hits: 1, more: false, problems: [] })
  const [{ place, hits }] = body.groups
  expect(place).toMatchObject({ session: 'server-one-config-file', track: { id: 'server' } })
  const { text, marks } = hits[0].snippet
  expect(marks.map(([from, to]: [number, number]) => text.slice(from, to))).toEqual(['generate', 'unit'])
  const title = await search(server, 'graceful restart kind:session', server.token('reader'))
  expect(title.body.groups.map((group: { place: { session: string } }) => group.place.session)).toEqual([
    'server-graceful-restart',
  ])
})

test('Q11: what of the query is not understood is told beside the answer', async () => {
  const server = await startServer()
  await server.services.search.catchUp()
  const { body } = await search(server, 'due<frday owner:kofi', server.token('reader'))
  expect(body.problems).toEqual([
    {
      part: 'due<frday',
      sentence: '"frday" is no day: write friday, 16oct, 2026-10-16, today, week or +3d.',
    },
  ])
  expect(body.hits).toBeGreaterThan(0)
})

test('Q11: nobody finds anything without a live token', async () => {
  const server = await startServer()
  await server.services.search.catchUp()
  const token = server.token('organizer')
  expect((await server.call('/search?q=unit')).status).toBe(401)
  const person = (await server.call('/me', { token })).body.person.id
  await server.call(`/people/${person}/access`, { token, method: 'DELETE' })
  expect((await search(server, 'unit', token)).status).toBe(401)
})

test('Q10: an index thrown away between two lives of the relay comes back by itself', async () => {
  const first = await startServer()
  await first.services.search.catchUp()
  await first.close()
  rmSync(join(first.data, 'search.sqlite'))
  const second = await startServer({ data: first.data })
  await second.services.search.catchUp()
  expect((await search(second, 'unit', second.token('reader'))).body.hits).toBeGreaterThan(0)
})

test('Q12: the registers take the same query', async () => {
  const server = await startServer()
  const token = server.token('reader')
  const { body } = await server.call(`/items?q=${encodeURIComponent('owner:kofi open kind:action')}`, {
    token,
  })
  expect(body.items.length).toBeGreaterThan(0)
  expect(
    body.items.every(
      (item: { fields: { owner: { name: string } } }) => item.fields.owner.name === 'Kofi Mensah',
    ),
  ).toBe(true)
})
