/** Which hints of the radar somebody dismissed. */
import type { Connection } from './database.ts'
import type { RadarStore } from './store.ts'

/** The radar's part of a store on this connection. */
export function createRadarRows(database: Connection): RadarStore {
  const all = database.prepare<[], { id: string }>('select id from radar_dismissed')
  const insert = database.prepare('insert or ignore into radar_dismissed values (?, ?, ?)')
  return {
    dismissed: () => new Set(all.all().map(({ id }) => id)),
    dismiss: (id, person, at) => void insert.run(id, person, at),
  }
}
