/** The account of the storms, tried on a relay that is broken on purpose: each kind of breaking must be noticed. */
import { describe, expect, test } from 'vitest'
import { MESSAGE_STORED, MESSAGE_SYNC, SYNC_UPDATE, encodeStored, readStored } from '#note/wire/sync.ts'
import * as decoding from 'lib0/decoding'
import type { Journal } from '#server/journal/journal.ts'
import { recoverJournal } from '#server/journal/recover.ts'
import { frame } from '#server/relay/frame.ts'
import type { NoteJournal, Wire } from '#server/relay/ports.ts'
import type { NoteUpdate } from '#server/store/store.ts'
import { messagesIn } from './frames.ts'
import type { Sabotage } from './sabotage.ts'
import { runStorm } from './run-storm.ts'

/** Among so many storms at least one must come at the wrong moment for a broken relay. */
const STORMS = 600
const LIMIT_MS = 120_000

interface Breaking {
  readonly what: string
  readonly sabotage: Sabotage
  /** What the account says then. */
  readonly says: RegExp
}

const BREAKINGS: readonly Breaking[] = [
  {
    what: 'a sync that says yes before the disk does',
    sabotage: { journal: (journal) => ({ ...calls(journal), sync: () => Promise.resolve() }) },
    says: /promised and gone/,
  },
  {
    what: 'a sync that fails and says yes',
    sabotage: {
      journal: (journal) => ({ ...calls(journal), sync: () => journal.sync().catch(() => undefined) }),
    },
    says: /promised and gone/,
  },
  {
    what: 'updates sent on before they are written',
    sabotage: { journal: writeWithTheSync },
    says: /shown and gone/,
  },
  {
    what: 'one receipt too many',
    sabotage: { wire: (wire) => rewritten(wire, oneMore) },
    says: /messages are receipted|promised and gone|says saved/,
  },
  {
    what: 'a journal that forgets a row after a failed write',
    sabotage: {
      journal: (journal) => ({ ...calls(journal), pending: (session) => journal.pending(session).slice(1) }),
    },
    says: /gone|state|not quiet/,
  },
  {
    what: 'a keeper that says yes and keeps nothing now and then',
    sabotage: { keeper: (keeper) => ({ ...keeper, keep: everyFifth(keeper.keep, () => Promise.resolve()) }) },
    says: /gone/,
  },
  {
    what: 'a start that leaves out the last row of the journal',
    sabotage: {
      recover: (disk, store) =>
        recoverJournal(disk, {
          notes: {
            ...store.notes,
            keep: (rows: readonly NoteUpdate[]) => store.notes.keep(rows.slice(0, -1)),
          },
        }),
    },
    says: /gone/,
  },
  {
    what: 'a start that reads nothing of the journal',
    sabotage: {
      recover: (disk) => {
        for (const number of disk.list()) disk.remove(number)
        return { rows: 0, tornBytes: 0, damage: [] }
      },
    },
    says: /gone/,
  },
  {
    what: 'an update in ten that never goes out',
    sabotage: { wire: (wire) => rewritten(wire, everyTenthUpdateLost()) },
    says: /state|not quiet|waits/,
  },
  {
    what: 'a snapshot that lacks an update',
    sabotage: { updates: (updates) => (updates.length > 3 ? updates.toSpliced(-2, 1) : updates) },
    says: /gone|state|not quiet|deleted/,
  },
]

describe('the account notices', () => {
  test.each(BREAKINGS.map((breaking) => [breaking.what, breaking] as const))(
    '%s',
    { timeout: LIMIT_MS },
    async (_what, { sabotage, says }) => {
      expect(await firstSuchComplaint(sabotage, says)).toMatch(says)
    },
  )
})

async function firstSuchComplaint(sabotage: Sabotage, says: RegExp): Promise<string> {
  const others: string[] = []
  for (let seed = 1; seed <= STORMS; seed += 1) {
    const { faults } = await runStorm(seed, sabotage)
    const such = faults.find((fault) => says.test(fault))
    if (such !== undefined) return such
    others.push(...faults)
  }
  return others.join('\n')
}

/** A journal's calls without their class, to put others in their place. */
function calls(journal: Journal): NoteJournal {
  return {
    append: (updates) => journal.append(updates),
    sync: () => journal.sync(),
    pending: (session) => journal.pending(session),
    probe: () => journal.probe(),
  }
}

/** Nothing is written before the next sync, which is soon and keeps every promise. */
function writeWithTheSync(journal: Journal): NoteJournal {
  const waiting: NoteUpdate[] = []
  return {
    append: (updates) => void waiting.push(...updates),
    sync: async () => {
      // A copy: the journal keeps what it is given, and this list is emptied.
      if (waiting.length > 0) journal.append([...waiting])
      waiting.length = 0
      await journal.sync()
    },
    pending: (session) => [...journal.pending(session), ...waiting],
    probe: () => journal.probe(),
  }
}

function everyFifth<Values extends unknown[]>(
  act: (...values: Values) => Promise<void>,
  instead: () => Promise<void>,
): (...values: Values) => Promise<void> {
  let count = 0
  return (...values) => ((count += 1) % 5 === 0 ? instead() : act(...values))
}

/** The wire with every message as `rewrite` has it; null leaves one out. */
function rewritten(wire: Wire, rewrite: (payload: Uint8Array) => Uint8Array | null): Wire {
  return {
    get isOpen() {
      return wire.isOpen
    },
    get waiting() {
      return wire.waiting
    },
    send: (bytes) => {
      const frames = messagesIn(bytes).flatMap((payload) => rewrite(payload) ?? [])
      if (frames.length > 0) wire.send(Buffer.concat(frames.map(frame)))
    },
    close: wire.close,
    terminate: wire.terminate,
    ping: wire.ping,
    pause: wire.pause,
    resume: wire.resume,
  }
}

function oneMore(payload: Uint8Array): Uint8Array {
  if (payload[0] !== MESSAGE_STORED) return payload
  const decoder = decoding.createDecoder(payload)
  decoding.readVarUint(decoder)
  return encodeStored(readStored(decoder) + 1)
}

function everyTenthUpdateLost(): (payload: Uint8Array) => Uint8Array | null {
  let count = 0
  return (payload) => {
    if (payload[0] !== MESSAGE_SYNC || payload[1] !== SYNC_UPDATE) return payload
    count += 1
    return count % 10 === 0 ? null : payload
  }
}
