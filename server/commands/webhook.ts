/** `rapporteur webhook add|list|remove|resume`: which addresses are called when something happens. */
import type { EventType } from '#note/wire/events.ts'
import { HOOK_EVENTS } from '#note/wire/webhooks.ts'
import { openForCommand } from '../journal/open-for-command.ts'
import type { Store, StoredWebhook } from '../store/store.ts'
import { addWebhook, resumeWebhook } from '../webhooks/new-webhook.ts'
import { dataDirectory, needed, parseGiven, type Given } from './arguments.ts'
import type { Command } from './command.ts'
import { RefusedError, UsageError, type ExitCode } from './refuse.ts'
import { table, type Terminal } from './terminal.ts'

type Deed = (store: Store, given: Given, terminal: Terminal) => ExitCode

const DEEDS: Readonly<Record<string, Deed>> = { add, list, remove, resume }

/** A relay that serves the same data notices within half a minute. */
export const webhook: Command = (words, terminal) => {
  const given = parseGiven('webhook', words, { options: ['url', 'types', 'track'], flags: ['allow-private'] })
  const [name = ''] = given.words
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined
  if (deed === undefined)
    throw new UsageError('"rapporteur webhook" takes add, list, remove or resume: see "rapporteur help".')
  const { store } = openForCommand(dataDirectory(given), { create: false })
  try {
    return Promise.resolve(deed(store, given, terminal))
  } finally {
    store.close()
  }
}

function add(store: Store, given: Given, terminal: Terminal): ExitCode {
  const url = needed(given, 'webhook add', 'url')
  const types = (given.options['types'] ?? HOOK_EVENTS.join(',')).split(',').map((type) => type.trim())
  const track = given.options['track']
  const made = addWebhook(
    { store, now: terminal.now, random: terminal.random },
    {
      ...{ url, types: types as EventType[], allowPrivate: given.flags.has('allow-private') },
      ...(track === undefined ? {} : { track }),
    },
  )
  if (typeof made === 'string') throw new UsageError(made)
  if (given.flags.has('json')) terminal.out(JSON.stringify(made, null, 2))
  else {
    terminal.out(`Webhook ${made.webhook.id} calls ${made.webhook.url}`)
    terminal.out(`Secret, told this once: ${made.secret}`)
  }
  return 0
}

const HEADS = ['WEBHOOK', 'STATE', 'WAITING', 'LAST TAKEN', 'ADDRESS', 'EVENTS', 'PROBLEM']

function list(store: Store, given: Given, terminal: Terminal): ExitCode {
  const rows = store.webhooks
    .list()
    .map(({ webhook: each }) => ({ ...each, waiting: store.webhooks.waiting(each.id) }))
  if (given.flags.has('json')) terminal.out(JSON.stringify({ webhooks: rows }, null, 2))
  else if (rows.length === 0) terminal.out('No webhooks: nothing is called.')
  else {
    const cells = rows.map(({ id, state, waiting, deliveredAt, url, types, problem }) => [
      ...[id, state, String(waiting), deliveredAt ?? '-', url],
      ...[types.length === HOOK_EVENTS.length ? 'all' : types.join(','), problem ?? '-'],
    ])
    for (const line of table(HEADS, cells)) terminal.out(line)
  }
  return 0
}

function remove(store: Store, given: Given, terminal: Terminal): ExitCode {
  const id = idOf(given, 'remove')
  if (!store.webhooks.remove(id)) throw unknown(id)
  terminal.out(`Webhook ${id} is not called any more.`)
  return 0
}

function resume(store: Store, given: Given, terminal: Terminal): ExitCode {
  const id = idOf(given, 'resume')
  const resumed: StoredWebhook | null = resumeWebhook({ store }, id)
  if (resumed === null) throw unknown(id)
  terminal.out(`Webhook ${id} is called again; ${store.webhooks.waiting(id)} events wait for it.`)
  return 0
}

function idOf(given: Given, deed: string): string {
  const [, id, ...more] = given.words
  if (id === undefined || more.length > 0)
    throw new UsageError(
      `"rapporteur webhook ${deed}" takes exactly one webhook: see "rapporteur webhook list".`,
    )
  return id
}

function unknown(id: string): RefusedError {
  return new RefusedError(`There is no webhook "${id}": see "rapporteur webhook list".`)
}
