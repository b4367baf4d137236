/** Rows of webhooks and of the events that wait to be posted to them. */
import type { SummitEvent } from '#note/wire/events.ts'
import type { WaitingEvent } from '#note/wire/webhooks.ts'
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
  const several = database.prepare<[string, number], { number: number; body: string }>(
    'select number, body from webhook_events where webhook = ? order by number limit ?',
  )
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
    queue: (id, most) => several.all(id, most).map(readWaiting),
    drop: (id, number) =>
      number === null
        ? database.prepare('delete from webhook_events where webhook = ?').run(id).changes
        : database.prepare('delete from webhook_events where webhook = ? and number = ?').run(id, number)
            .changes,
    done: (number) => {
      database.prepare('delete from webhook_events where number = ?').run(number)
    },
  }
}

/** One kept by an earlier version has not counted its failures. */
function read({ body }: BodyRow): StoredWebhook {
  const { webhook, secret } = JSON.parse(body) as StoredWebhook
  return { webhook: { ...NO_FAILURES, ...webhook }, secret }
}

const NO_FAILURES = { failedAt: null, failures: 0 } as const

function readWaiting({ number, body }: { readonly number: number; readonly body: string }): WaitingEvent {
  const event = JSON.parse(body) as SummitEvent
  return { number, type: event.type, at: event.at, session: 'session' in event ? event.session : null }
}
