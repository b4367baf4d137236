/** What waits on this computer is counted by note and by line, one's own only. */
import { expect, test } from 'vitest'
import { waitingIn } from '#renderer/screens/frame/use-waiting.ts'

const edit = (person: string, ...lines: readonly string[]) => ({ person, lines })

function keepWith(notes: Readonly<Record<string, readonly object[]>>): Parameters<typeof waitingIn>[0] {
  return {
    async *readAll() {
      for (const [session, unsent] of Object.entries(notes))
        yield await Promise.resolve({ session, note: { known: [], unsent, unknown: [] } as never })
    },
  }
}

test('unsent lines of closed notes are counted, of others and of the open note not', async () => {
  const keep = keepWith({
    sent: [],
    mine: [edit('me', 'a'), edit('me', 'a', 'b'), edit('other', 'c')],
    fields: [edit('me')],
    others: [edit('other', 'a')],
    open: [edit('me', 'a')],
  })
  expect(await waitingIn(keep, 'me', 'open')).toEqual([
    { session: 'mine', lines: 2 },
    { session: 'fields', lines: 1 },
  ])
})
