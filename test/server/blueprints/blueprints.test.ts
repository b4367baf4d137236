/** Blueprints at the relay's API, and Launchpad's files through the import. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSchedule } from '#server/schedule/parse-schedule.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import { storeBlueprints } from '#server/blueprints/store-blueprints.ts'
import { runCommand } from '../../helpers/run-command.ts'
import { startServer, temporaryFolder } from '../../helpers/start-server.ts'

const AT = '2026-10-07T11:30:00.000Z'

const LAUNCHPAD = {
  total_size: 3,
  entries: [
    {
      resource_type_link: 'https://api.launchpad.net/devel/#specification',
      name: 'server-quotas',
      title: 'Quotas',
      summary: 'Who may have how much.',
      whiteboard: null,
      workitems_text: 'Work items:\n[elifd] Count: TODO',
      specification_url: 'https://specs.example/quotas',
      definition_status: 'Pending Approval',
      implementation_status: 'Good progress',
      priority: 'Essential',
      assignee_link: 'https://api.launchpad.net/devel/~elifd',
      drafter_link: null,
      approver_link: 'https://api.launchpad.net/devel/~kmensah',
      milestone_link: 'https://api.launchpad.net/devel/harbour/+milestone/rc1',
      target_link: 'https://api.launchpad.net/devel/harbour',
    },
    { name: 'no good', definition_status: 'New', title: 'x' },
  ],
}

const SPRINT = `<?xml version="1.0"?>
<schedule>
  <attendees><person name="elifd" displayname="Elif Demir" start="2026-10-05T08:00:00Z" end="2026-10-09T18:00:00Z"/></attendees>
  <unscheduled>
    <meeting id="7" name="server-quotas" status="PENDINGREVIEW" lpurl="https://blueprints.launchpad.net/harbour/+spec/server-quotas"
      specurl="" assignee="elifd" drafter="elifd" approver="" priority="70"><person name="kmensah" required="True"/></meeting>
  </unscheduled>
</schedule>`

const ATTENDEES = `Launchpad username,Display name,Email,IRC nickname,Phone,Organization,City,Country,Timezone,Arriving,Leaving,Physically present
elifd,"Demir, Elif",e@example.org,elif,,,,,UTC,,,True
,Nobody,,,,,,,,,,
`

function importedOf(content: string) {
  const result = parseSchedule(new TextEncoder().encode(content), { fileName: 'x' })
  if (!result.ok || !('blueprints' in result)) throw new Error('no blueprints came out')
  return result.blueprints
}

test('a collection of Launchpad’s is read, and what it cannot hold is said', () => {
  const { blueprints, people, notices } = importedOf(JSON.stringify(LAUNCHPAD))
  expect(blueprints).toEqual([
    {
      name: 'server-quotas',
      fields: {
        title: 'Quotas',
        summary: 'Who may have how much.',
        whiteboard: '',
        workItems: 'Work items:\n[elifd] Count: TODO',
        specUrl: 'https://specs.example/quotas',
        priority: 'Essential',
        definition: 'Pending Approval',
        implementation: 'Good progress',
        drafter: null,
        approver: { name: 'kmensah' },
        assignee: { name: 'elifd' },
        milestone: 'rc1',
        project: 'harbour',
      },
    },
  ])
  expect(people.map((person) => person.account)).toEqual(['kmensah', 'elifd'])
  expect(notices.join(' ')).toMatch(/no good.*2 of 3 blueprints.*names no dependencies/)
  const [one] = LAUNCHPAD.entries
  expect(importedOf(JSON.stringify(one)).blueprints[0]?.fields).toEqual(blueprints[0]?.fields)
})

test('a sprint’s feed gives blueprints and people, and the list of attendees gives names without their addresses', () => {
  const sprint = importedOf(SPRINT)
  expect(sprint.blueprints).toEqual([
    {
      name: 'server-quotas',
      fields: {
        definition: 'Review',
        priority: 'High',
        drafter: { name: 'elifd' },
        assignee: { name: 'elifd' },
        project: 'harbour',
      },
    },
  ])
  expect(sprint.people).toEqual([
    { account: 'elifd', displayName: 'Elif Demir' },
    { account: 'kmensah', displayName: '' },
  ])
  const attendees = importedOf(ATTENDEES)
  expect(attendees.people).toEqual([{ account: 'elifd', displayName: 'Demir, Elif' }])
  expect(JSON.stringify(attendees)).not.toContain('example.org')
})

test('broken files of that kind are refused with a sentence', () => {
  const texts = ['{"definition_status": ', '<schedule><unscheduled>', 'Launchpad username,Display name\n"a']
  for (const text of texts) {
    const result = parseSchedule(new TextEncoder().encode(text), { fileName: 'x' })
    expect([text, result.ok]).toEqual([text, false])
  }
})

test('K7 files one after the other know each other’s people, and local work stays', () => {
  const store = openSqliteStore(join(temporaryFolder(), 'data.sqlite'))
  const wish = { at: AT, dryRun: false }
  storeBlueprints(store, importedOf(JSON.stringify(LAUNCHPAD)), wish)
  storeBlueprints(store, importedOf(ATTENDEES), wish)
  expect(store.summit.read()?.people).toEqual([
    { id: 'elifd', name: 'Demir, Elif', launchpad: 'elifd' },
    { id: 'kmensah', name: 'kmensah', launchpad: 'kmensah' },
  ])
  const entry = store.blueprints.find('server-quotas')
  expect(entry).toMatchObject({ assignee: { id: 'elifd' }, milestone: 'rc1', project: 'harbour' })
  if (entry === null) throw new Error('it was not stored')
  store.blueprints.save({ ...entry, definition: 'Approved' }, [])
  const again = storeBlueprints(store, importedOf(SPRINT), { ...wish, dryRun: true })
  expect(again.blueprints[0]).toMatchObject({
    kept: [{ field: 'definition', from: 'Approved', to: 'Review' }],
  })
  expect(store.blueprints.find('server-quotas')?.definition).toBe('Approved')
  store.close()
})

test('rapporteur import finds out what the file is and says what it would do', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'specs.json')
  writeFileSync(file, JSON.stringify(LAUNCHPAD))
  const data = join(folder, 'data')
  const ran = await runCommand(['import', file, '--data', data])
  expect([ran.code, ran.out]).toEqual([
    0,
    expect.stringContaining('Blueprints: 1 new, 0 changed, 0 unchanged.'),
  ])
  const again = await runCommand(['import', file, '--data', data, '--dry-run'])
  expect(again.out).toContain('0 new, 0 changed, 1 unchanged')
})

test('K2 K6 the API registers, changes, keeps the steps and refuses what is too late', async () => {
  const server = await startServer()
  const organizer = server.token('organizer')
  const taker = server.token('note-taker')
  const made = await server.call('/blueprints', { token: taker, body: { name: 'server-tls', title: 'TLS' } })
  expect([made.status, made.body.blueprint.drafter.name, made.body.mayBecome]).toEqual([
    ...[200, 'Test note-taker 2'],
    expect.arrayContaining(['Review']),
  ])
  const edit = (token: string, revision: number, fields: object) =>
    server.call('/blueprints/server-tls', { token, body: { revision, edit: fields } })
  expect((await edit(taker, 1, { definition: 'Review' })).status).toBe(200)
  expect(await edit(organizer, 1, { priority: 'High' })).toMatchObject({
    status: 409,
    body: { error: { message: expect.stringContaining('Test note-taker 2 changed server-tls') } },
  })
  expect((await edit(taker, 2, { definition: 'Approved' })).status).toBe(400)
  expect((await edit(taker, 2, { name: 'other' })).body.blueprint).toMatchObject({
    name: 'server-tls',
    revision: 2,
  })
  expect((await edit(server.token('reader'), 2, { title: 'x' })).status).toBe(403)
  const done = await edit(organizer, 2, { definition: 'Approved', implementation: 'Informational' })
  expect(done.body).toMatchObject({ lifecycle: 'Complete', blueprint: { revision: 4 } })
  expect(done.body.history.map((each: { field: string; to: string }) => `${each.field} ${each.to}`)).toEqual([
    ...['registered TLS', 'definition Review', 'definition Approved', 'implementation Informational'],
  ])
})

test('a spreadsheet’s table speaks of the fields that have columns, in any order and case, and of no others', () => {
  const { blueprints, notices } = importedOf(
    'Priority;Name;Title;Assignee;Colour\nhigh;server-quotas;"Quotas; who may";Elif Demir;red\nurgent;server-x;;;\nno;No Good;x;;\n',
  )
  expect(blueprints).toEqual([
    {
      name: 'server-quotas',
      fields: { priority: 'High', title: 'Quotas; who may', assignee: { name: 'Elif Demir' } },
    },
    { name: 'server-x', fields: { assignee: null } },
  ])
  expect(notices.join(' ')).toMatch(/“urgent” is no priority.*No Good/)
})

test('K7, K11 an organizer sees what a file would do before it is taken; others, and what is no such file, are refused', async () => {
  const server = await startServer()
  const token = server.token('organizer')
  const ask = (body: object, who = token) => server.call('/imports/blueprints', { token: who, body })
  const file = { name: 'specs.json', text: JSON.stringify(LAUNCHPAD) }
  const list = async () => (await server.call('/blueprints', { token })).body.blueprints
  const before = await list()
  const plan = (await ask(file)).body
  expect(plan).toMatchObject({
    taken: false,
    blueprints: [{ name: 'server-quotas', kind: 'added', kept: [] }],
  })
  expect(plan.people.map(({ account }: { account: string }) => account)).toContain('kmensah')
  expect(await list()).toEqual(before)
  expect((await ask({ ...file, take: true })).body).toMatchObject({ ...plan, taken: true })
  expect(await list()).toHaveLength(before.length + 1)
  const mine = await server.call('/blueprints/server-quotas', { token })
  expect(mine.body.history).toMatchObject([{ field: 'registered', by: { name: 'Test organizer 1' } }])
  const { revision } = mine.body.blueprint
  await server.call('/blueprints/server-quotas', { token, body: { revision, edit: { priority: 'Low' } } })
  const [entry] = LAUNCHPAD.entries
  const next = { ...entry, priority: 'High', title: 'Quotas for all' }
  const again = (await ask({ name: 'one.json', text: JSON.stringify(next) })).body
  expect(again.blueprints).toMatchObject([
    {
      kind: 'changed',
      changed: [{ field: 'title', from: 'Quotas', to: 'Quotas for all' }],
      kept: [{ field: 'priority', from: 'Low', to: 'High' }],
    },
  ])
  const refusal = async (name: string, text: string) => {
    const answer = await ask({ name, text, take: true })
    return [answer.status, answer.body.error.message]
  }
  expect(await refusal('a.json', '{"definition_status": ')).toEqual([
    400,
    expect.stringMatching(/^a\.json is damaged.*\.$/u),
  ])
  expect(await refusal('b.txt', 'hello')).toEqual([
    400,
    expect.stringMatching(/^b\.txt holds no blueprints.*\.$/u),
  ])
  const bot = '{"slots": {}, "tracks": ["a"], "schedule": {}, "now": {}, "next": {}}'
  expect(await refusal('ptg.json', bot)).toEqual([400, expect.stringMatching(/^ptg\.json .*\.$/u)])
  expect(await refusal('c.json', ' ')).toEqual([400, expect.stringMatching(/\.$/u)])
  expect((await ask(file, server.token('track-lead', ['server']))).status).toBe(403)
}, 30_000)
