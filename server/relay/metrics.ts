/** The relay's few counters and their Prometheus text. Knows numbers only. */

import { Histogram } from './histogram.ts'

/** Why something was refused, for counting. */
export type RefusalReason =
  | 'token'
  | 'token-full'
  | 'silent'
  | 'origin'
  | 'session'
  | 'guest'
  | 'protocol'
  | 'damaged'
  | 'full'
  | 'message'
  | 'role'
  | 'unresolved'
  | 'identity'
  | 'storage'

/** What is asked for when the text is. */
export interface Gauges {
  readonly connections: number
  readonly notes: number
  readonly storing: boolean
  /** Connections that wait for a receipt. */
  readonly owed: number
  /** Bytes sent that peers have not taken. */
  readonly waitingBytes: number
  /** Bytes of messages begun and not ended. */
  readonly unfinishedBytes: number
  /** Updates in the journal that are not in the database yet. */
  readonly journalRows: number
  readonly residentBytes: number
}

export class Metrics {
  updates = 0
  commits = 0
  snapshots = 0
  bytesIn = 0
  bytesOut = 0
  deliveries = 0
  readonly #appends = new Histogram()
  readonly #syncs = new Histogram()
  readonly #refusals = new Map<RefusalReason, number>()

  /** One update of so many bytes was written. */
  countUpdate(bytes: number): void {
    this.updates += 1
    this.bytesIn += bytes
  }

  /** So many bytes went to each of so many sockets. */
  countSent(bytes: number, sockets: number): void {
    this.bytesOut += bytes * sockets
    this.deliveries += sockets
  }

  /** A turn was written, in so many seconds. */
  observeAppend(seconds: number): void {
    this.commits += 1
    this.#appends.observe(seconds)
  }

  /** A group of turns was synced, in so many seconds. */
  observeSync(seconds: number): void {
    this.#syncs.observe(seconds)
  }

  refuse(reason: RefusalReason): void {
    this.#refusals.set(reason, (this.#refusals.get(reason) ?? 0) + 1)
  }

  /** Prometheus text, version 0.0.4. */
  text(gauges: Gauges): string {
    const lines = [
      ...gaugeLines(gauges),
      ...counter('updates_total', 'Updates written.', this.updates),
      ...counter('update_bytes_total', 'Bytes of updates written.', this.bytesIn),
      ...counter('deliveries_total', 'Writes of a turn to a connection.', this.deliveries),
      ...counter('sent_bytes_total', 'Bytes of turns sent.', this.bytesOut),
      ...counter('commits_total', 'Turns written.', this.commits),
      ...counter('snapshots_total', 'Snapshots stored.', this.snapshots),
      ...metric('rapporteur_append_seconds', 'histogram', 'Writing a turn.', this.#appends.lines()),
      ...metric('rapporteur_sync_seconds', 'histogram', 'Syncing a group of turns.', this.#syncs.lines()),
      ...metric(
        'rapporteur_refusals_total',
        'counter',
        'Refusals by reason.',
        [...this.#refusals].map(([reason, count]) => [`{reason="${reason}"}`, count]),
      ),
    ]
    return `${lines.join('\n')}\n`
  }
}

function gaugeLines(gauges: Gauges): string[] {
  const lines: readonly (readonly [string, string, number])[] = [
    ['connections', 'Open sync sockets.', gauges.connections],
    ['notes_open', 'Notes held in memory.', gauges.notes],
    ['storing', 'Whether the disk takes writes.', gauges.storing ? 1 : 0],
    ['receipts_owed', 'Connections that wait for a receipt.', gauges.owed],
    ['waiting_bytes', 'Bytes sent that peers have not taken.', gauges.waitingBytes],
    ['unfinished_bytes', 'Bytes of messages begun and not ended.', gauges.unfinishedBytes],
    ['journal_rows', 'Updates not yet moved into the database.', gauges.journalRows],
    ['resident_bytes', 'Memory of the process.', gauges.residentBytes],
  ]
  return lines.flatMap(([name, help, value]) => metric(`rapporteur_${name}`, 'gauge', help, [['', value]]))
}

function counter(name: string, help: string, value: number): string[] {
  return metric(`rapporteur_${name}`, 'counter', help, [['', value]])
}

function metric(
  name: string,
  type: string,
  help: string,
  values: readonly (readonly [string, number])[],
): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([label, n]) => `${name}${label} ${n}`),
  ]
}
