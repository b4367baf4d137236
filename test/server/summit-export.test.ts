/** A whole summit at its end, as `npm run bench:summit` measures it with 200 sessions. Rules X7 and E21. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseWorkItems } from '#note/exports/work-items.ts'
import type { SessionsAnswer } from '#note/wire/api.ts'
import { shippedTargetIds } from '../helpers/build-note.ts'
import { makeSummit, storeSummit } from '../helpers/made-summit.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'

const LONG = 120_000
const SESSIONS = 13
const SEED = 1

function writtenAt(folder: string): ReadonlyMap<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), statSync(join(parentPath, name)).mtimeMs]),
  )
}

/** A session about no blueprint has no number for a PEP or KEP; that is said and holds nothing back. */
function withoutNumbers(told: string): readonly string[] {
  return told
    .split('\n')
    .filter((line) => line !== '' && !/^(pep|kubernetes-kep): .* no number yet\./.test(line))
}

test(
  'X7, E21: closed, approved, exported to every target, and again: no finding, no hand, nothing written twice',
  async () => {
    const made = makeSummit(SESSIONS, SEED)
    const server = await startServer({
      prepare: (store, templates) => storeSummit(store, made, templates.standard),
    })
    const token = server.token('organizer')
    for (const to of ['closed', 'approved'])
      for (const { session } of made.notes) {
        const { status, body } = await server.call(`/sessions/${session.id}/state`, { token, body: { to } })
        expect([status, body]).toMatchObject([200, {}])
      }
    const { body } = await server.call('/sessions', { token })
    const left = (body as SessionsAnswer).sessions.flatMap(({ completeness }) => completeness?.findings ?? [])
    expect(left).toEqual([])
    await server.close()

    const out = temporaryFolder()
    const words = ['export', '--target', 'all', '--all', '--out', out, '--data', server.data]
    const first = await runCommand(words)
    expect([first.code, withoutNumbers(first.error)]).toEqual([0, []])
    const folders = readdirSync(out)
    expect(folders).toEqual([...shippedTargetIds()].sort())
    const table = readFileSync(join(out, 'csv/items.csv'), 'utf8')
    for (const { session } of made.notes) expect(table).toContain(`\n"${session.id}",`)
    const before = writtenAt(out)
    const again = await runCommand(words)
    expect([again.code, withoutNumbers(again.error)]).toEqual([0, []])
    expect(again.out).not.toMatch(/^(?:new|changed): |: [1-9]\d* new|, [1-9]\d* changed/m)
    expect(writtenAt(out)).toEqual(before)

    // Two sessions were about one blueprint: one spec, with the items of both.
    const shared = made.notes.filter(
      ({ session }) => session.blueprints[0] === made.notes[1]?.session.blueprints[0],
    )
    expect(shared).toHaveLength(2)
    const name = shared[0]?.session.blueprints[0] ?? ''
    const items = parseWorkItems(
      readFileSync(join(out, `launchpad-work-items/work-items/${name}.txt`), 'utf8'),
    )
    const actions = shared.flatMap(({ sections }) => sections['actions'] ?? [])
    expect(items.ok && items.items.length).toBe(actions.length)
  },
  LONG,
)
