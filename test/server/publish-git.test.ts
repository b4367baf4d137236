/** Publishing over the API into a local git repository, and how an organizer chooses where. Rules X4, X9 and X10. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { ExportAnswer } from '#note/wire/api.ts'
import type { PublishPlan, PublishReceipt, PublishSettings } from '#note/wire/publish.ts'
import { runCommand } from '../helpers/run-command.ts'
import { startServer, temporaryFolder, type TestServer } from '../helpers/start-server.ts'

vi.setConfig({ testTimeout: 60_000 })

const TARGET = 'openstack-nova'
const SPEC = 'specs/2027.1/approved/server-schema-changes.rst'
const CHOSEN: PublishSettings = {
  folder: 'nova-specs',
  cycle: '',
  author: 'Harbour Summit <notes@summit.example.org>',
  values: {},
}

interface Stage {
  readonly server: TestServer
  readonly root: string
  /** A repository below the folder that is published into, with one commit. */
  readonly repository: string
  readonly git: (...words: string[]) => string
  readonly choose: (settings?: Partial<PublishSettings>, target?: string) => Promise<Answered>
  readonly plan: () => Promise<PublishPlan>
  readonly apply: () => Promise<Answered<PublishReceipt & { readonly error: { readonly message: string } }>>
}

interface Answered<Body = { readonly error: { readonly message: string } }> {
  readonly status: number
  readonly body: Body
}

async function stage(): Promise<Stage> {
  const root = temporaryFolder()
  const repository = join(root, 'nova-specs')
  mkdirSync(repository, { recursive: true })
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', repository, ...words], { encoding: 'utf8', stdio: 'pipe' }).trim()
  git('init', '-q', '-b', 'master')
  git('config', 'user.name', 'Relay')
  git('config', 'user.email', 'relay@summit.example.org')
  writeFileSync(join(repository, 'README.rst'), 'Specs\n')
  git('add', '.')
  git('commit', '-q', '-m', 'Begin')
  const server = await startServer({ publishTo: root })
  const token = server.token('organizer')
  const call = (path: string, body: object, method?: string) =>
    server.call(path, { token, body, ...(method === undefined ? {} : { method }) })
  const choose = (settings: Partial<PublishSettings> = {}, target = TARGET) =>
    call('/publish/settings', { target, settings: { ...CHOSEN, ...settings } }, 'PUT')
  expect((await choose()).status).toBe(200)
  return {
    ...{ server, root, repository, git, choose },
    plan: async () => (await call('/publish/plan', { target: TARGET })).body as PublishPlan,
    apply: () => call('/publish/apply', { target: TARGET }),
  }
}

test('X4: every session is one commit with the target’s message and the chosen author, as the command makes it; again makes none', async () => {
  const { server, repository, git, plan, apply } = await stage()
  expect(await plan()).toMatchObject({ blocked: null, repository: { branch: 'master', waiting: 0 } })
  expect((await apply()).body).toMatchObject({ written: [SPEC], commits: 1 })
  expect(git('log', '-1', '--format=%an <%ae>, %cn')).toBe(`${CHOSEN.author}, Relay`)
  expect(git('log', '-1', '--format=%b')).toMatch(/blueprint server-schema-changes$/)
  expect(git('show', '--name-only', '--format=')).toBe(SPEC)
  expect(git('status', '--porcelain')).toBe('')
  expect((await apply()).body).toMatchObject({ written: [], commits: 0 })
  expect(git('rev-list', '--count', 'HEAD')).toBe('2')

  const out = temporaryFolder()
  mkdirSync(out, { recursive: true })
  execFileSync('git', ['-C', out, 'init', '-q'])
  await server.close()
  await runCommand([
    ...['export', '--target', TARGET, '--session', 'server-schema-changes', '--commit'],
    ...['--out', out, '--data', server.data],
  ])
  const other = (...words: string[]) =>
    execFileSync('git', ['-C', out, ...words], { encoding: 'utf8' }).trim()
  expect(other('log', '-1', '--format=%B')).toBe(git('log', '-1', '--format=%B'))
  expect(other('log', '-1', '--format=%an <%ae>')).toBe(CHOSEN.author)
  expect(readFileSync(join(out, SPEC))).toEqual(readFileSync(join(repository, SPEC)))
})

test('X10: a tree with changes, a merge under way or no branch is refused in one sentence, and nothing is written', async () => {
  const { repository, git, plan, apply } = await stage()
  const refusal = async () => {
    const { status, body } = await apply()
    expect(status).toBe(409)
    expect((await plan()).blocked).toBe(body.error.message)
    expect(existsSync(join(repository, SPEC))).toBe(false)
    return body.error.message
  }
  writeFileSync(join(repository, 'README.rst'), 'Edited\n')
  const dirty =
    'nova-specs has changes that are in no commit (README.rst): commit them there, or take them back.'
  expect(await refusal()).toBe(dirty)
  git('add', 'README.rst')
  expect(await refusal()).toBe(dirty)
  git('reset', '-q', '--hard')

  git('checkout', '-q', '--detach')
  expect(await refusal()).toBe('nova-specs is on no branch (its HEAD is detached): check a branch out there.')
  git('checkout', '-q', 'master')

  git('checkout', '-q', '-b', 'side')
  writeFileSync(join(repository, 'README.rst'), 'Side\n')
  git('commit', '-q', '-a', '-m', 'Side')
  git('checkout', '-q', 'master')
  writeFileSync(join(repository, 'README.rst'), 'Main\n')
  git('commit', '-q', '-a', '-m', 'Main')
  expect(() => git('merge', 'side')).toThrow()
  expect(await refusal()).toBe('nova-specs is in the middle of a merge: finish it there, or abort it.')
  git('merge', '--abort')
  writeFileSync(join(repository, 'mine.txt'), 'in no commit, and in nobody’s way')
  expect((await apply()).body).toMatchObject({ written: [SPEC], commits: 1 })
  expect(git('status', '--porcelain')).toBe('?? mine.txt')
})

test('X10: a file of the same name that git does not know is not written over', async () => {
  const { repository, apply } = await stage()
  mkdirSync(join(repository, 'specs/2027.1/approved'), { recursive: true })
  writeFileSync(join(repository, SPEC), 'mine')
  const { status, body } = await apply()
  expect([status, body.error.message]).toEqual([
    409,
    `nova-specs has changes that are in no commit (${SPEC}): commit them there, or take them back.`,
  ])
  expect(readFileSync(join(repository, SPEC), 'utf8')).toBe('mine')
})

test('X10: what was written and never committed, as where the relay was stopped, is committed by the next run', async () => {
  const { git, plan, apply } = await stage()
  await apply()
  git('reset', '-q', '--soft', 'HEAD~1')
  expect(await plan()).toMatchObject({ blocked: null, repository: { waiting: 1 } })
  expect((await apply()).body).toMatchObject({ written: [], commits: 1 })
  expect(git('status', '--porcelain')).toBe('')
})

test('X4: a hand edit that was committed there stays through a commit of the note’s', async () => {
  const { repository, git, plan, apply } = await stage()
  await apply()
  const place = join(repository, SPEC)
  writeFileSync(place, readFileSync(place, 'utf8').replace('Renaming is adding', 'Renaming is first adding'))
  expect((await plan()).blocked).toContain('has changes that are in no commit')
  git('commit', '-q', '-a', '-m', 'By hand')
  const { blocked, rows } = await plan()
  expect([blocked, rows.find(({ path }) => path === SPEC)?.edits]).toEqual([null, 1])
  expect((await apply()).body).toMatchObject({ written: [], commits: 0 })
  expect(readFileSync(place, 'utf8')).toContain('Renaming is first adding')
})

test('X9: a folder or a link that leads out is refused in one sentence; nothing there is read or written', async () => {
  const { root, repository, choose, plan, apply } = await stage()
  for (const folder of ['../elsewhere', '/tmp/x', 'a/../../b', '', '.git', 'a//b']) {
    const { status, body } = await choose({ folder })
    expect([folder, status, body.error.message]).toEqual([
      folder,
      400,
      expect.stringContaining('is no folder below the one that the relay publishes into'),
    ])
  }
  const outside = temporaryFolder()
  mkdirSync(join(outside, '2027.1/approved'), { recursive: true })
  writeFileSync(join(outside, '2027.1/approved/server-schema-changes.rst'), 'secret')
  symlinkSync(outside, join(repository, 'specs'))
  const sentence = `nova-specs/${SPEC} leads out of the folder that the relay publishes into: take that link away.`
  expect(await plan()).toMatchObject({ blocked: sentence, repository: null })
  expect((await apply()).body.error.message).toBe(sentence)
  rmSync(join(repository, 'specs'))
  symlinkSync(outside, join(root, 'linked'))
  await choose({ folder: 'linked' })
  expect((await apply()).body.error.message).toBe(
    'linked leads out of the folder that the relay publishes into: choose a folder without such a link.',
  )
  expect(readFileSync(join(outside, '2027.1/approved/server-schema-changes.rst'), 'utf8')).toBe('secret')
})

test('X10: cycle and settings are kept at the relay for everybody; only organizers choose, and only what the target has', async () => {
  const { server, choose, plan } = await stage()
  const refused = async (settings: Partial<PublishSettings>, target = TARGET) =>
    (await choose(settings, target)).body.error.message
  expect(await refused({ cycle: 'zzz' })).toBe(
    'OpenStack Nova spec has no cycle "zzz": choose one of those it has.',
  )
  expect(await refused({ author: 'nobody' })).toBe('"nobody" is no author of a commit: write Name <address>.')
  expect(await refused({ values: { sog: 'x' } }, 'kubernetes-kep')).toBe(
    'Kubernetes KEP has no setting "sog": it has number, sig, approver.',
  )
  for (const role of ['track-lead', 'note-taker', 'reader'] as const) {
    const token = server.token(role)
    const body = { target: TARGET, settings: CHOSEN }
    expect((await server.call('/publish/settings', { token, body, method: 'PUT' })).status).toBe(403)
  }
  await choose({ cycle: 'ussuri' })
  const { settings, choices, rows } = await plan()
  expect(settings).toEqual({ ...CHOSEN, cycle: 'ussuri' })
  expect(choices.cycles.map(({ id }) => id)).toContain('ussuri')
  expect(rows.map(({ path }) => path)).toContain('specs/ussuri/approved/server-schema-changes.rst')
  const { body: shown } = await server.call(`/sessions/server-schema-changes/export/${TARGET}`, {
    token: server.token('reader'),
  })
  expect((shown as ExportAnswer).files[0]?.path).toBe('specs/ussuri/approved/server-schema-changes.rst')
  const command = (...more: string[]) =>
    runCommand([
      ...['export', '--target', TARGET, '--session', 'server-schema-changes', '--dry-run', '--json'],
      ...['--out', temporaryFolder(), '--data', server.data, ...more],
    ])
  expect((await command()).out).toContain('specs/ussuri/')
  expect((await command('--cycle', '2027.1')).out).toContain('specs/2027.1/')
  expect((await command('--cycle', 'zzz')).error).toContain(
    'openstack-nova has no cycle "zzz": name one of 2027.1,',
  )
  await choose({ cycle: '', values: { sig: 'sig-node', approver: ' TBD ' } }, 'kubernetes-kep')
  const { body } = await server.call('/publish/plan', {
    token: server.token('track-lead', ['server']),
    body: { target: 'kubernetes-kep' },
  })
  expect(body).toMatchObject({
    settings: { values: { sig: 'sig-node' } },
    choices: { cycles: [], values: [{ key: 'sig', usual: 'sig-architecture' }, { key: 'approver' }] },
  })
})
