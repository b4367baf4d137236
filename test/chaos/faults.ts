/** What may happen, by name: how it strikes and how it ends. */
import type { Someone, Stage } from './stage.ts'

export type FaultName =
  | 'app killed'
  | 'relay killed'
  | 'network cut'
  | 'network silent'
  | 'slept an hour'
  | 'another address'
  | 'disk full'
  | 'relay’s disk full'

export interface Strike {
  readonly stage: Stage
  /** Whom it hits, where it hits one person. */
  readonly victim: Someone
  readonly random: () => number
  /** Tells how the victim's page came back, before anybody types into it. */
  readonly onRestart: (victim: Someone) => Promise<void>
  /** What a killed relay had promised is looked for on its disk. */
  readonly onRelayDown: () => Promise<void>
  /** The victim's app is gone, and its files are as it left them. */
  readonly onAppDown: (victim: Someone) => Promise<void>
}

export interface Fault {
  readonly weight: number
  readonly strike: (strike: Strike) => Promise<void>
  readonly end: (strike: Strike) => Promise<void>
  /** False where the machine cannot do it. */
  readonly isPossible: (stage: Stage, victim: Someone) => boolean
}

const HOUR_MS = 3_600_000
const always = (): boolean => true
const nothing = async (): Promise<void> => undefined

export const FAULTS: Readonly<Record<FaultName, Fault>> = {
  'app killed': {
    weight: 4,
    isPossible: always,
    strike: async ({ victim, onAppDown, onRestart }) => {
      await victim.place.kill()
      await onAppDown(victim)
      await victim.place.start()
      await onRestart(victim)
    },
    end: nothing,
  },
  'relay killed': {
    weight: 4,
    isPossible: always,
    strike: async ({ stage, onRelayDown }) => {
      await stage.relay.kill('SIGKILL')
      await onRelayDown()
    },
    end: ({ stage }) => stage.relay.restart(),
  },
  'network cut': {
    weight: 3,
    isPossible: always,
    strike: async ({ victim }) => victim.wire.cut(),
    end: async ({ victim }) => victim.wire.mend(),
  },
  'network silent': {
    weight: 2,
    isPossible: always,
    strike: async ({ victim }) => victim.wire.hush(),
    end: async ({ victim, random }) => {
      // Either what waited comes through after all, or the old connections never say another word.
      if (random() < 0.5) return victim.wire.mend()
      victim.wire.abandon()
      await victim.place.pass(60_000)
    },
  },
  'slept an hour': {
    weight: 2,
    isPossible: always,
    strike: async ({ victim }) => {
      victim.wire.abandon()
      await victim.place.sleep(HOUR_MS)
    },
    end: nothing,
  },
  'another address': {
    weight: 2,
    isPossible: always,
    strike: async ({ stage, onRelayDown }) => {
      await stage.relay.kill('SIGKILL')
      await onRelayDown()
    },
    end: async ({ stage }) => {
      await stage.relay.restart(0)
      const port = Number(new URL(stage.relay.address).port)
      for (const { wire } of stage.people) wire.leadTo(port)
    },
  },
  'disk full': {
    weight: 2,
    isPossible: (_stage, victim) => victim.place.disk !== null,
    strike: async ({ victim }) => victim.place.disk?.fill(),
    end: async ({ victim }) => victim.place.disk?.free(),
  },
  'relay’s disk full': {
    weight: 1,
    isPossible: ({ relayDisk }) => relayDisk !== null,
    strike: async ({ stage }) => stage.relayDisk?.fill(),
    end: async ({ stage }) => stage.relayDisk?.free(),
  },
}

export interface Chosen {
  readonly name: FaultName
  readonly victim: Someone
}

export const ALL_FAULTS = Object.keys(FAULTS) as readonly FaultName[]

/** One to three that can happen together; only one of those that take the relay away. */
export function chooseFaults(
  stage: Stage,
  random: () => number,
  only: readonly FaultName[],
): readonly Chosen[] {
  const chosen: Chosen[] = []
  const howMany = only.length === 1 ? 1 : random() < 0.55 ? 1 : random() < 0.7 ? 2 : 3
  // Of few faults there may be no further one that can happen beside those that were drawn.
  for (let tries = MOST_TRIES; tries > 0 && chosen.length < howMany; tries -= 1) {
    const victim = stage.people[Math.floor(random() * stage.people.length)] as Someone
    const name = weighted(random, only)
    if (!FAULTS[name].isPossible(stage, victim) || chosen.some((other) => clash(other.name, name))) continue
    chosen.push({ name, victim })
  }
  // Mostly the kill comes last: an app that was cut off before has more on its own disk to lose.
  return random() < 0.75 ? chosen.toSorted((one, other) => rank(one) - rank(other)) : chosen
}

function rank({ name }: Chosen): number {
  return name === 'app killed' ? 1 : 0
}

const MOST_TRIES = 60
const OF_THE_RELAY: readonly FaultName[] = ['relay killed', 'another address', 'relay’s disk full']
const OF_THE_WIRE: readonly FaultName[] = ['network cut', 'network silent', 'slept an hour']

function clash(one: FaultName, other: FaultName): boolean {
  return one === other || [OF_THE_RELAY, OF_THE_WIRE].some((kin) => kin.includes(one) && kin.includes(other))
}

function weighted(random: () => number, names: readonly FaultName[]): FaultName {
  let at = random() * names.reduce((sum, name) => sum + FAULTS[name].weight, 0)
  for (const name of names) {
    at -= FAULTS[name].weight
    if (at < 0) return name
  }
  return names[0] as FaultName
}
