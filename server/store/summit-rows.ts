/** Rows of the summit's own facts: the summit, rooms, tracks, people, blueprints. */
import type { Blueprint, Milestone, Person, Room, Summit, Track } from '#note/summit.ts'
import type { PublishSettings } from '#note/wire/publish.ts'
import type { Connection } from './database.ts'
import type { SummitStore } from './store.ts'

interface SummitRow {
  readonly id: string
  readonly title: string
  readonly timezone: string
  readonly first_day: string
  readonly last_day: string
}

type Nullable<T> = { readonly [K in keyof T]-?: T[K] | null }

/** The summit's part of a store on this connection. */
export function createSummitRows(database: Connection): SummitStore {
  const find = database.prepare<[string], Nullable<Person>>('select * from people where id = ?')
  return {
    read: () => readSummit(database),
    save: (summit) => database.transaction(() => saveSummit(database, summit)).immediate(),
    savePerson: (person) => savePerson(database, person),
    saveMilestones: (milestones) =>
      database.transaction(() => saveMilestones(database, milestones)).immediate(),
    saveAttribution: (shown) => saveSetting(database, ATTRIBUTION, shown ? 'on' : 'off'),
    publishSettings: (target) => {
      const kept = setting(database, publishOf(target))
      return kept === null ? null : (JSON.parse(kept) as PublishSettings)
    },
    savePublishSettings: (target, settings) =>
      saveSetting(database, publishOf(target), JSON.stringify(settings)),
    findPerson: (id) => {
      const row = find.get(id)
      return row === undefined ? null : withoutNulls<Person>(row)
    },
  }
}

const ATTRIBUTION = 'attribution'

function publishOf(target: string): string {
  return `publish.${target}`
}

function saveSetting(database: Connection, name: string, value: string): void {
  database.prepare('insert or replace into summit_settings values (?, ?)').run(name, value)
}

function setting(database: Connection, name: string): string | null {
  const row = database.prepare<[string], { value: string }>(
    'select value from summit_settings where name = ?',
  )
  return row.get(name)?.value ?? null
}

function readSummit(database: Connection): Summit | null {
  const row = database.prepare<[], SummitRow>('select * from summit').get()
  if (row === undefined) return null
  const milestones = all<Milestone>(database, 'select name, day from milestones order by day, name')
  return {
    id: row.id,
    title: row.title,
    timezone: row.timezone,
    start: row.first_day,
    end: row.last_day,
    rooms: all<Room>(database, 'select id, name, seats from rooms order by position, id'),
    tracks: all<Track>(database, 'select id, name from tracks order by position, id'),
    people: all<Person>(database, 'select id, name, launchpad from people order by name, id'),
    blueprints: all<Blueprint>(
      database,
      'select name, title, project from blueprints order by position, name',
    ),
    ...(setting(database, ATTRIBUTION) === 'off' ? { attribution: 'off' as const } : {}),
    ...(milestones.length === 0 ? {} : { milestones }),
  }
}

function saveSummit(database: Connection, summit: Summit): void {
  database
    .prepare('insert or replace into summit values (1, ?, ?, ?, ?, ?)')
    .run(summit.id, summit.title, summit.timezone, summit.start, summit.end)
  database.exec('delete from rooms; delete from tracks; delete from blueprints')
  const room = database.prepare('insert into rooms values (?, ?, ?, ?)')
  summit.rooms.forEach((each, index) => room.run(each.id, index, each.name, each.seats ?? null))
  const track = database.prepare('insert into tracks values (?, ?, ?)')
  summit.tracks.forEach((each, index) => track.run(each.id, index, each.name))
  const blueprint = database.prepare('insert into blueprints values (?, ?, ?, ?)')
  summit.blueprints.forEach((each, index) =>
    blueprint.run(each.name, index, each.title, each.project ?? null),
  )
  for (const person of summit.people) savePerson(database, person)
}

function savePerson(database: Connection, person: Person): void {
  database
    .prepare(
      `insert into people values (?, ?, ?) on conflict (id) do update
       set name = excluded.name, launchpad = coalesce(excluded.launchpad, launchpad)`,
    )
    .run(person.id, person.name, person.launchpad ?? null)
}

function saveMilestones(database: Connection, milestones: readonly Milestone[]): void {
  database.exec('delete from milestones')
  const insert = database.prepare('insert or replace into milestones values (?, ?)')
  for (const { name, day } of milestones) insert.run(name, day)
}

function all<T extends object>(database: Connection, sql: string): T[] {
  return database
    .prepare<[], Nullable<T>>(sql)
    .all()
    .map((row) => withoutNulls<T>(row))
}

/** SQL's null is our "absent". */
function withoutNulls<T extends object>(row: Nullable<T>): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T
}
