/** Rows of what became of items: a log that is only added to. */
import type { ItemChange, StatusStep } from '#note/wire/item-states.ts'
import { ACTION_STATUSES } from '#note/template-core.ts'
import type { Connection } from './database.ts'
import type { ItemStateStore } from './store.ts'

/** The item states' part of a store on this connection. */
export function createItemStateRows(database: Connection): ItemStateStore {
  const ofSession = database.prepare<[string], { body: string }>(
    'select body from item_changes where session = ? order by number',
  )
  const last = database.prepare<[string], { number: number | null }>(
    'select max(number) as number from item_changes where session = ?',
  )
  const steps = database.prepare<[], StatusStep>(
    'select session, line, at, status as "to" from item_changes where status is not null order by number',
  )
  const insert = database.prepare(
    'insert into item_changes (session, line, at, status, body) values (?, ?, ?, ?, ?)',
  )
  return {
    changes: (session) => ofSession.all(session).map((row) => JSON.parse(row.body) as ItemChange),
    version: (session) => last.get(session)?.number ?? 0,
    add: database.transaction((changes: readonly ItemChange[]) => {
      for (const change of changes) {
        const { session, line, at, field, to } = change
        const status = field === 'status' && ACTION_STATUSES.some((each) => each === to) ? to : null
        insert.run(session, line, at, status, JSON.stringify(change))
      }
    }),
    steps: () => steps.all(),
  }
}
