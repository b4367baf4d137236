/** `rapporteur items`: decisions, actions, questions and blueprints across all notes. */
import { filterItems, sortItems } from '#note/items.ts'
import type { JsonValue } from '#note/record-model.ts'
import { NoteDamagedError } from '../store/store.ts'
import { parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import type { ExitCode } from './refuse.ts'
import { withSummitData } from './summit-data.ts'
import { table } from './terminal.ts'

const FILTERS = ['kind', 'owner', 'track', 'status', 'session']
const HEADS = ['SESSION', 'ITEM', 'STATUS', 'OWNER', 'TEXT']

export const items: Command = async (words, terminal) => {
  const given = parseGiven('items', words, { options: FILTERS })
  return withSummitData<ExitCode>(given, async (data) => {
    const lists = await Promise.all(
      data.sessions.map((session) =>
        data.reader.items(session).catch((error: unknown) => {
          if (!(error instanceof NoteDamagedError)) throw error
          terminal.error(error.message)
          return []
        }),
      ),
    )
    const found = sortItems(filterItems(lists.flat(), given.options))
    if (given.flags.has('json')) terminal.out(JSON.stringify({ items: found }, null, 2))
    else {
      const rows = found.map((item) => [
        item.session,
        item.number,
        fieldText(item.fields['status']),
        fieldText(item.fields['owner']),
        item.text,
      ])
      for (const line of table(HEADS, rows)) terminal.out(line)
    }
    return 0
  })
}

function fieldText(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '-'
  const { name } = value as Readonly<Record<string, JsonValue>>
  return typeof name === 'string' ? name : '-'
}
