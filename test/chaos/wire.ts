/**
 * The wire between the app and the relay: a TCP proxy of ours that can be cut, go silent, and lead elsewhere. Knows bytes
 * only.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Wire {
  readonly port: number
  /** New connections go to this port of this machine. */
  readonly leadTo: (port: number) => void
  /** Everything that goes through is reset, and so is every try. */
  readonly cut: () => void
  /** Nothing comes through, and nobody is told: what is sent waits. */
  readonly hush: () => void
  /** Takes connections again; what was hushed flows on. */
  readonly mend: () => void
  /** As `mend`, but what was open stays silent for good, as after a change of networks. */
  readonly abandon: () => void
  readonly close: () => Promise<void>
}

type Mood = 'open' | 'cut' | 'hushed'

interface Pair {
  readonly near: Socket
  readonly far: Socket
}

export async function openWire(target: number): Promise<Wire> {
  let port = target
  let mood: Mood = 'open'
  const pairs = new Set<Pair>()
  const server = createServer((near) => {
    if (mood === 'cut') return near.resetAndDestroy()
    const pair = { near, far: connect(port, '127.0.0.1') }
    pairs.add(pair)
    join(pair, () => pairs.delete(pair))
    if (mood === 'hushed') pause(pair)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const each = (act: (pair: Pair) => void): void => [...pairs].forEach(act)
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (next) => (port = next),
    cut: () => {
      mood = 'cut'
      each(reset)
    },
    hush: () => {
      mood = 'hushed'
      each(pause)
    },
    mend: () => {
      mood = 'open'
      each(resume)
    },
    abandon: () => {
      mood = 'open'
      each(pause)
    },
    close: () => {
      each(reset)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** `onEnd` once either side is gone; the other goes with it. */
function join({ near, far }: Pair, onEnd: () => void): void {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on('error', () => undefined)
    from.on('close', () => {
      onEnd()
      to.destroy()
    })
    from.pipe(to)
  }
}

function reset({ near, far }: Pair): void {
  near.resetAndDestroy()
  far.resetAndDestroy()
}

function pause({ near, far }: Pair): void {
  near.unpipe(far).pause()
  far.unpipe(near).pause()
}

function resume({ near, far }: Pair): void {
  near.pipe(far)
  far.pipe(near)
}
