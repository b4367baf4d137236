/** Summaries over HTTP. Rule W13. */
import { expect, test } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

test('W13 only approved notes are told, and those that wait are counted', async () => {
  const server = await startServer()
  const token = server.token('reader')
  const answer = await server.call('/summaries?track=server', { token })
  expect(answer.status).toBe(200)
  const { sessions, waiting, markdown } = answer.body
  expect(sessions.map(({ session }: { session: string }) => session)).toEqual(['server-schema-changes'])
  expect(waiting).toBeGreaterThan(0)
  expect(markdown).toContain(`/sessions/server-schema-changes#${sessions[0].items[0].line}`)
  const unknown = await server.call('/summaries?track=nowhere', { token })
  expect([unknown.status, unknown.body.error.message]).toEqual([
    404,
    expect.stringContaining('There is no track "nowhere"'),
  ])
  expect((await server.call('/summaries', {})).status).toBe(401)
})
