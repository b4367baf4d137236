/** Rows of webhooks and of the events that wait to be posted to them. */
import type { SummitEvent } from '#note/wire/events.ts'
import type { Connection } from './database.ts'
import type { StoredWebhook, WebhookStore } from './store.ts'

interface BodyRow {
  readonly body: string
}

/** The webhooks' part of a store on this connection. */
export function createWebhookRows(database: Connection): WebhookStore {
  const all = database.prepare<[], BodyRow>('select body from webhooks order by number')
  const one = database.prepare<[string], BodyRow>('select body from webhooks where id = ?')
  const count = database.prepare<[string], { count: number }>(
    'select count(*) as count from webhook_events where webhook = ?',
  )
  const first = database.prepare<[string], { number: number; body: string }>(
    'select number, body from webhook_events where webhook = ? order by number limit 1',
  )
  const read = ({ body }: BodyRow): StoredWebhook => JSON.parse(body) as StoredWebhook
  return {
    list: () => all.all().map(read),
    find: (id) => {
      const row = one.get(id)
      return row === undefined ? null : read(row)
    },
    save: (stored) => {
      database
        .prepare(
          'insert into webhooks (id, body) values (?, ?) on conflict (id) do update set body = excluded.body',
        )
        .run(stored.webhook.id, JSON.stringify(stored))
    },
    remove: (id) => {
      database.prepare('delete from webhook_events where webhook = ?').run(id)
      return database.prepare('delete from webhooks where id = ?').run(id).changes > 0
    },
    enqueue: (id, event) => {
      database
        .prepare('insert into webhook_events (webhook, body) values (?, ?)')
        .run(id, JSON.stringify(event))
    },
    waiting: (id) => count.get(id)?.count ?? 0,
    next: (id) => {
      const row = first.get(id)
      return row === undefined ? null : { number: row.number, event: JSON.parse(row.body) as SummitEvent }
    },
    done: (number) => {
      database.prepare('delete from webhook_events where number = ?').run(number)
    },
  }
}
