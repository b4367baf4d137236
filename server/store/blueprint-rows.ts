/** Rows of blueprints: their place in the summit's list, what is known of each, and the steps of their lives. */
import { newBlueprint, type BlueprintChange, type BlueprintEntry } from '#note/blueprints/blueprint-model.ts'
import type { Connection } from './database.ts'
import type { BlueprintStore } from './store.ts'

interface BlueprintRow {
  readonly name: string
  readonly title: string
  readonly project: string | null
  readonly body: string | null
}

interface ChangeRow {
  readonly at: string
  readonly by_id: string | null
  readonly by_name: string
  readonly field: BlueprintChange['field']
  readonly from_words: string
  readonly to_words: string
}

const SELECT = `select blueprints.name, title, project, body from blueprints
  left join blueprint_bodies on blueprint_bodies.name = blueprints.name`

/** The blueprints' part of a store on this connection. */
export function createBlueprintRows(database: Connection): BlueprintStore {
  const every = database.prepare<[], BlueprintRow>(`${SELECT} order by position, blueprints.name`)
  const one = database.prepare<[string], BlueprintRow>(`${SELECT} where blueprints.name = ?`)
  const steps = database.prepare<[string], ChangeRow>(
    'select * from blueprint_changes where name = ? order by number',
  )
  return {
    list: () => every.all().map(readEntry),
    find: (name) => {
      const row = one.get(name)
      return row === undefined ? null : readEntry(row)
    },
    save: (entry, changes) => database.transaction(() => saveEntry(database, entry, changes)).immediate(),
    history: (name) => steps.all(name).map(readChange),
  }
}

/** Title and project stand in the summit's list, which others write too; the body has the rest. */
function readEntry({ name, title, project, body }: BlueprintRow): BlueprintEntry {
  const listed = { name, title, ...(project === null ? {} : { project }) }
  const known = body === null ? {} : (JSON.parse(body) as BlueprintEntry)
  return { ...newBlueprint(listed), ...known, name, title, project: project ?? '' }
}

function saveEntry(database: Connection, entry: BlueprintEntry, changes: readonly BlueprintChange[]): void {
  const { name, title, project, ...body } = entry
  database
    .prepare(
      `insert into blueprints select ?, coalesce(max(position), -1) + 1, ?, ? from blueprints where true
       on conflict (name) do update set title = excluded.title, project = excluded.project`,
    )
    .run(name, title, project === '' ? null : project)
  database
    .prepare(
      'insert into blueprint_bodies values (?, ?) on conflict (name) do update set body = excluded.body',
    )
    .run(name, JSON.stringify(body))
  const step = database.prepare(
    `insert into blueprint_changes select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?
     from blueprint_changes where name = ?`,
  )
  for (const { at, by, field, from, to } of changes)
    step.run(name, at, by.id ?? null, by.name, field, from, to, name)
}

function readChange(row: ChangeRow): BlueprintChange {
  return {
    at: row.at,
    by: row.by_id === null ? { name: row.by_name } : { id: row.by_id, name: row.by_name },
    field: row.field,
    from: row.from_words,
    to: row.to_words,
  }
}
