/** The relay's few counters and their Prometheus text. Knows numbers only. */

/** Why something was refused, for counting. */
export type RefusalReason =
  | 'token'
  | 'token-full'
  | 'silent'
  | 'origin'
  | 'session'
  | 'protocol'
  | 'damaged'
  | 'full'
  | 'message'
  | 'role'
  | 'unresolved'
  | 'identity'
  | 'storage'

export interface Gauges {
  readonly connections: number
  readonly notes: number
}

export class Metrics {
  updates = 0
  commits = 0
  snapshots = 0
  syncs = 0
  bytesIn = 0
  bytesOut = 0
  deliveries = 0
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
  observeAppend(_seconds: number): void {
    this.commits += 1
  }

  /** A group of turns was synced, in so many seconds. */
  observeSync(_seconds: number): void {
    this.syncs += 1
  }

  refuse(reason: RefusalReason): void {
    this.#refusals.set(reason, (this.#refusals.get(reason) ?? 0) + 1)
  }

  /** Prometheus text, version 0.0.4. */
  text(gauges: Gauges): string {
    const lines = [
      ...metric('rapporteur_connections', 'gauge', 'Open sync sockets.', [['', gauges.connections]]),
      ...metric('rapporteur_notes_open', 'gauge', 'Notes held in memory.', [['', gauges.notes]]),
      ...metric('rapporteur_updates_total', 'counter', 'Updates stored.', [['', this.updates]]),
      ...metric('rapporteur_commits_total', 'counter', 'Storage commits.', [['', this.commits]]),
      ...metric('rapporteur_snapshots_total', 'counter', 'Snapshots stored.', [['', this.snapshots]]),
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
