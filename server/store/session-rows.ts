/** Rows of sessions, the steps of their lives, and the templates frozen when they were opened. */
import type { Session, SessionState, StateChange } from '#note/summit.ts'
import type { Template } from '#note/template-model.ts'
import type { Connection } from './database.ts'
import type { SessionStore } from './store.ts'

interface SessionRow {
  readonly state: SessionState
  readonly body: string
}

interface ChangeRow {
  readonly at: string
  readonly from_state: SessionState
  readonly to_state: SessionState
  readonly by_id: string | null
  readonly by_name: string
  readonly reason: string | null
}

/** The sessions' part of a store on this connection. */
export function createSessionRows(database: Connection): SessionStore {
  const one = database.prepare<[string], SessionRow>('select state, body from sessions where id = ?')
  const every = database.prepare<[], SessionRow>(
    'select state, body from sessions order by start is null, start, id',
  )
  const frozen = database.prepare<[string], { body: string }>('select body from templates where session = ?')
  const lead = database.prepare<[string, string], { id: string }>(
    'select id from sessions where id = ? union all select session as id from session_aliases where alias = ? limit 1',
  )
  return {
    resolve: (id) => lead.get(id, id)?.id ?? null,
    addAlias: ({ alias, session, at, by }) => {
      database
        .prepare('insert or ignore into session_aliases values (?, ?, ?, ?)')
        .run(alias, session, at, by)
    },
    list: () => every.all().map(readSession),
    find: (id) => {
      const row = one.get(id)
      return row === undefined ? null : readSession(row)
    },
    save: (session) => saveSession(database, session),
    remove: (id) => removeSession(database, id),
    changeState: (session, change, template) =>
      database.transaction(() => changeState(database, session, change, template)).immediate(),
    history: (id) => readHistory(database, id),
    frozenTemplate: (id) => {
      const row = frozen.get(id)
      return row === undefined ? null : (JSON.parse(row.body) as Template)
    },
  }
}

function readSession(row: SessionRow): Session {
  return { ...(JSON.parse(row.body) as Session), state: row.state }
}

function saveSession(database: Connection, session: Session): void {
  database
    .prepare(
      `insert into sessions values (?, ?, ?, ?, ?) on conflict (id) do update set
       source_key = excluded.source_key, state = excluded.state, start = excluded.start, body = excluded.body`,
    )
    .run(session.id, session.key, session.state, session.start, JSON.stringify(session))
}

function removeSession(database: Connection, id: string): boolean {
  const removal = database.prepare(
    `delete from sessions where id = ? and not exists (select 1 from note_updates where session = sessions.id)
     and not exists (select 1 from state_changes where session = sessions.id)
     and not exists (select 1 from session_aliases where session = sessions.id)`,
  )
  return removal.run(id).changes > 0
}

function changeState(
  database: Connection,
  session: Session,
  change: StateChange,
  template: Template | null,
): void {
  const row = database
    .prepare<[string], SessionRow>('select state, body from sessions where id = ?')
    .get(session.id)
  if (row?.state !== change.from) {
    throw new Error(
      `Session ${session.id} is ${row?.state ?? 'gone'}, not ${change.from}: somebody was faster.`,
    )
  }
  saveSession(database, { ...session, state: change.to })
  database
    .prepare(
      `insert into state_changes select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?
       from state_changes where session = ?`,
    )
    .run(
      session.id,
      change.at,
      change.from,
      change.to,
      change.by.id ?? null,
      change.by.name,
      change.reason ?? null,
      session.id,
    )
  if (template !== null) {
    database.prepare('insert into templates values (?, ?)').run(session.id, JSON.stringify(template))
  }
}

function readHistory(database: Connection, id: string): StateChange[] {
  const rows = database
    .prepare<[string], ChangeRow>('select * from state_changes where session = ? order by number')
    .all(id)
  return rows.map((row) => ({
    at: row.at,
    from: row.from_state,
    to: row.to_state,
    by: row.by_id === null ? { name: row.by_name } : { id: row.by_id, name: row.by_name },
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
}
