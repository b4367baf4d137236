/** A note's past over HTTP and in the store: versions, comparing, and who wrote. Rules H7 to H10. */
import Ajv from 'ajv/dist/2020.js'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { LineRecord } from '#note/record-model.ts'
import { NoteHistory, WRITING_VERSION_MS } from '#server/notes/history.ts'
import { databaseFile } from '#server/store/data-directory.ts'
import { openDatabase } from '#server/store/database.ts'
import { MIGRATIONS } from '#server/store/migrations.ts'
import { openSqliteStore } from '#server/store/sqlite-store.ts'
import type { NoteUpdate, Store } from '#server/store/store.ts'
import { DESIGN_SECTIONS } from '../helpers/peer.ts'
import { arrived, joinNote, versionsOf } from '../helpers/note-past.ts'
import { startServer, temporaryFolder } from '../helpers/start-server.ts'
import { waitUntil } from '../helpers/wait-until.ts'

const OPEN = 'server-graceful-restart'
const CLOSED = 'server-one-config-file'
const APPROVED = 'server-schema-changes'
const SCHEDULED = 'server-rate-limits'
const AT = '2026-10-07T11:30:00.000Z'
const ROLES = { lead: { name: 'Tobias' }, 'note-taker': { name: 'Maren' } }

describe('versions', () => {
  test('H8 every step keeps one, with who and when; the note as it stands is the last', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const step = (to: string, more: object = {}) =>
      server.call(`/sessions/${SCHEDULED}/state`, { token, body: { to, ...more } })
    const none = await server.call(`/sessions/${SCHEDULED}/versions`, { token })
    expect([none.status, none.body.error.message]).toEqual([
      404,
      `Session "${SCHEDULED}" has no note yet: open it first.`,
    ])
    await step('open', { roles: ROLES })
    const { lines, doc } = await joinNote(server, SCHEDULED, token)
    for (const key of ['decisions', 'actions', 'blueprints']) doc.getMap('about').set(`none:${key}`, 'a test')
    lines.newLine('discussion', null, { text: 'Hello' })
    await arrived(server, SCHEDULED, doc)
    for (const to of ['closed', 'approved', 'published'])
      expect([to, (await step(to)).status]).toEqual([to, 200])
    const versions = await versionsOf(server, SCHEDULED, token)
    const by = { id: 'organizer-1', name: 'Test organizer 1' }
    const last = server.services.relay.seqOf(SCHEDULED)
    expect(versions.map(({ at: _at, ...each }) => each)).toEqual([
      { seq: 1, kind: 'opened', by },
      { seq: last, kind: 'closed', by },
      { seq: last, kind: 'approved', by },
      { seq: last, kind: 'published', by },
      { seq: last, kind: 'now', by: null },
    ])
    expect(versions.every(({ at }) => Math.abs(Date.now() - Date.parse(at)) < 60_000)).toBe(true)
  })

  test('H8 after five minutes of writing one is kept of itself, with the next snapshot; not where nothing was written', () => {
    const { history, clock, store } = createHistory()
    const seqs = () => store.versions.list('n').map(({ seq, kind }) => `${kind} ${seq}`)
    history.considerVersion('n', 5)
    expect(seqs()).toEqual(['writing 5'])
    clock.now += WRITING_VERSION_MS - 1
    history.considerVersion('n', 6)
    expect(seqs()).toEqual(['writing 5'])
    clock.now += 1
    history.considerVersion('n', 5)
    expect(seqs()).toEqual(['writing 5'])
    history.considerVersion('n', 7)
    expect(seqs()).toEqual(['writing 5', 'writing 7'])
    clock.now -= 10 * WRITING_VERSION_MS
    history.considerVersion('n', 8)
    history.considerVersion('n', 9)
    expect(seqs()).toEqual(['writing 5', 'writing 7', 'writing 8'])
  })

  test('H8 a version that cannot be kept takes nothing else with it', () => {
    const { history, store, faults } = createHistory()
    store.close()
    history.considerVersion('n', 1)
    expect(faults).toEqual(['a version could not be kept'])
  })

  test('H8 the steps of sessions from before there were versions have theirs', () => {
    const file = join(temporaryFolder(), 'db')
    const old = new Database(file)
    for (const step of MIGRATIONS.slice(0, 2)) old.exec(step)
    old.pragma('user_version = 2')
    const facts = `('n', null, 'closed', null, '{}')`
    old.exec(`insert into sessions values ${facts}`)
    for (const [seq, at] of [
      [1, '10'],
      [2, '20'],
      [3, '30'],
    ] as const) {
      old.exec(`insert into note_updates values ('n', ${seq}, x'00', 'p', '${at}', 0)`)
    }
    old.exec(`insert into state_changes values ('n', 1, '11', 'scheduled', 'open', 'ada', 'Ada', null)`)
    old.exec(`insert into state_changes values ('n', 2, '25', 'open', 'closed', null, 'Somebody', null)`)
    old.close()
    const store = closing(openSqliteStore(file))
    expect(store.versions.list('n')).toEqual([
      { seq: 1, kind: 'opened', at: '11', by: { id: 'ada', name: 'Ada' } },
      { seq: 2, kind: 'closed', at: '25', by: { name: 'Somebody' } },
    ])
  })
})

describe('reading a version', () => {
  test('H9 it is the newest sound snapshot before it and the updates from there on, in the store or still in the journal', async () => {
    const { store, history, updates, pending } = createHistory()
    const doc = new Y.Doc()
    const lines = createNoteLines(doc, { sections: DESIGN_SECTIONS, random: Math.random })
    doc.on('update', (bytes: Uint8Array) => updates.push(row(updates.length + 1, bytes)))
    for (const letter of 'abcdef') lines.insertText(lines.visible()[0]?.id ?? first(lines), 0, letter)
    const states = updates.map((_row, index) => updates.slice(0, index + 1).map((each) => each.bytes))
    store.notes.append(updates.slice(0, 5))
    pending.push(...updates.slice(3))
    store.notes.saveSnapshot('n', 2, merged(states[1]), AT)
    const bytesAt = (seq: number) => history.bytesAt('n', seq)
    for (const seq of [1, 2, 4, 5, 6, 7])
      expect([seq, textOf(bytesAt(seq))]).toEqual([seq, textOf(states[seq - 1])])
    expect([bytesAt(1).length, bytesAt(2).length, bytesAt(6).length]).toEqual([1, 1, 5])
  })

  test('H9 a damaged snapshot is passed over for what is before it', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'db')
    const store = closing(openSqliteStore(file))
    store.notes.append([
      row(1, Uint8Array.from([1])),
      row(2, Uint8Array.from([2])),
      row(3, Uint8Array.from([3])),
    ])
    store.notes.saveSnapshot('n', 1, Uint8Array.from([11]), AT)
    store.notes.saveSnapshot('n', 2, Uint8Array.from([12]), AT)
    expect(store.versions.readAt('n', 2)).toEqual({ updates: [Buffer.from([12])], seq: 2 })
    const database = openDatabase(file)
    onTestFinished(() => void database.close())
    database.exec("update note_snapshots set bytes = x'08' where seq = 2")
    expect(store.versions.readAt('n', 2)).toEqual({ updates: [Buffer.from([11]), Buffer.from([2])], seq: 2 })
    database.exec("update note_updates set bytes = x'08' where seq = 2")
    expect(store.versions.readAt('n', 3)).toEqual({ updates: [Buffer.from([11]), Buffer.from([3])], seq: 3 })
    expect([store.versions.writtenAt('n', 2), store.versions.writtenAt('n', 4)]).toEqual([AT, null])
  })

  test('H9 any update can be read and compared, kept as a version or not; what never was is a 404 with a sentence', async () => {
    const server = await startServer()
    const token = server.token('reader')
    const last = server.services.relay.seqOf(CLOSED)
    const early = await server.call(`/sessions/${CLOSED}/versions/2/record`, { token })
    const texts = early.body.sections.flatMap((each: { lines: LineRecord[] }) =>
      each.lines.map((line) => line.text),
    )
    expect([early.status, texts.length]).toEqual([200, 1])
    const both = await server.call(`/sessions/${CLOSED}/compare?from=2&to=${last}`, { token })
    expect(both.body.from).toMatchObject({ seq: 2, kind: 'writing', by: null })
    for (const seq of [0, last + 1, 99_999]) {
      const answers = [
        await server.call(`/sessions/${CLOSED}/versions/${seq}/record`, { token }),
        await server.call(`/sessions/${CLOSED}/compare?from=${seq}&to=1`, { token }),
        await server.call(`/sessions/${CLOSED}/restore`, { token: server.token('organizer'), body: { seq } }),
      ]
      expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual(
        answers.map(() => [
          404,
          `The note of session "${CLOSED}" has no version ${seq}: choose one of its list of versions.`,
        ]),
      )
    }
    expect((await server.call(`/sessions/${CLOSED}/compare?from=one&to=2`, { token })).status).toBe(400)
  })
})

describe('comparing and authors', () => {
  test('H7 a change carries the names of those who made it', async () => {
    const server = await startServer()
    const [one, two] = [server.token('note-taker'), server.token('note-taker')]
    const before = server.services.relay.seqOf(OPEN)
    const [ada, grace] = [await joinNote(server, OPEN, one), await joinNote(server, OPEN, two)]
    const id = ada.lines.newLine('discussion', null, { text: 'We agree' })
    await waitUntil('it came', () => grace.lines.visible().some((line) => line.id === id))
    grace.lines.insertText(id, 2, ' all')
    await arrived(server, OPEN, grace.doc)
    const after = server.services.relay.seqOf(OPEN)
    const { body } = await server.call(`/sessions/${OPEN}/compare?from=${before}&to=${after}`, { token: one })
    const [adaRef, graceRef] = [1, 2].map((each) => ({
      id: `note-taker-${each}`,
      name: `Test note-taker ${each}`,
    }))
    const change = {
      line: id,
      kind: 'text',
      number: null,
      what: 'added',
      before: null,
      after: 'We all agree',
    }
    expect([body.summary, body.changes]).toEqual([
      '1 line added to Discussion',
      [{ ...change, by: [adaRef, graceRef] }],
    ])
    const authors = (await server.call(`/sessions/${OPEN}/authors`, { token: one })).body
    expect(authors.lines.find((each: { line: string }) => each.line === id).spans).toEqual([
      { from: 0, to: 2, by: adaRef },
      { from: 2, to: 6, by: graceRef },
      { from: 6, to: 12, by: adaRef },
    ])
  })
})

describe('the API', () => {
  test('H10 nothing of it answers without a token', async () => {
    const server = await startServer()
    const reads = ['versions', 'versions/1/record', 'compare?from=1&to=1', 'authors']
    for (const path of reads) {
      expect([path, (await server.call(`/sessions/${OPEN}/${path}`)).status]).toEqual([path, 401])
    }
    expect((await server.call(`/sessions/${OPEN}/restore`, { body: { seq: 1 } })).status).toBe(401)
  })

  test('answers are as the OpenAPI document says', async () => {
    const server = await startServer()
    const token = server.token('organizer')
    const { paths } = (await server.call('/openapi.json')).body
    const ajv = new Ajv({ strict: false })
    const last = server.services.relay.seqOf(CLOSED)
    const asked = [
      ['get', 'versions', 'versions', undefined],
      ['get', 'versions/2/record', 'versions/{seq}/record', undefined],
      ['get', `compare?from=1&to=${last}`, 'compare', undefined],
      ['get', 'authors', 'authors', undefined],
      ['post', 'restore', 'restore', { seq: 3 }],
    ] as const
    for (const [method, path, name, body] of asked) {
      const answer = await server.call(`/sessions/${CLOSED}/${path}`, { token, body })
      const operation = paths[`/api/v1/sessions/{id}/${name}`][method]
      const { schema } = operation.responses['200'].content['application/json']
      expect([path, answer.status, ajv.validate(schema, answer.body), ajv.errors]).toEqual([
        path,
        200,
        true,
        null,
      ])
    }
  })

  test('the demo has a past to look at', async () => {
    const server = await startServer()
    const versions = await versionsOf(server, APPROVED, server.token('reader'))
    expect(versions[0]?.kind).toBe('opened')
    expect(versions.map((each) => each.kind)).toEqual(
      expect.arrayContaining(['writing', 'closed', 'approved', 'now']),
    )
    expect(keptInFile(databaseFile(server.data))).toBe(versions.length - 1)
  })
})

/* A history without a relay: the store in memory, what is pending as given. */

function createHistory() {
  const store = closing(openSqliteStore(':memory:'))
  const clock = { now: Date.parse(AT) }
  const updates: NoteUpdate[] = []
  const pending: NoteUpdate[] = []
  const faults: string[] = []
  const taken: Uint8Array[][] = []
  const never = () => Promise.reject(new Error('Not asked for here.'))
  const log = pino({ level: 'error' }, { write: (line: string) => faults.push(JSON.parse(line).msg) })
  const history = new NoteHistory({
    store,
    log,
    pending: () => pending,
    source: { seq: () => updates.length, updates: () => updates.map((each) => each.bytes) },
    write: never,
    thread: {
      record: (bytes) => {
        taken.push([...bytes])
        return never()
      },
      compare: never,
      restore: never,
      edit: never,
      authors: never,
      adopt: never,
      line: never,
    },
    contextOf: () => ({}) as never,
    now: () => clock.now,
    random: (count) => new Uint8Array(count),
  })
  const bytesAt = (session: string, seq: number): Uint8Array[] => {
    void history.record({ id: session } as never, seq).catch(() => undefined)
    return taken.at(-1) ?? []
  }
  return { store, clock, updates, pending, faults, history: Object.assign(history, { bytesAt }) }
}

function closing(store: Store): Store {
  onTestFinished(() => store.close())
  return store
}

function row(seq: number, bytes: Uint8Array): NoteUpdate {
  return { session: 'n', seq, bytes, person: 'ada', newClients: [], at: AT }
}

function first(lines: EditableLines): string {
  return lines.newLine('discussion', null)
}

function merged(updates: readonly Uint8Array[] = []): Uint8Array {
  return Y.mergeUpdates([...updates])
}

function textOf(updates: readonly Uint8Array[] = []): string {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const text = JSON.stringify(doc.getMap('lines').toJSON())
  doc.destroy()
  return text
}

/** How many versions of the approved demo note are in the file itself. */
function keptInFile(file: string): number {
  const database = new Database(file, { readonly: true })
  const count = database
    .prepare('select count(*) as count from note_versions where session = ?')
    .get(APPROVED)
  database.close()
  return (count as { count: number }).count
}
