/**
 * `npm run bench:relay -- [--only NAME,…] [--repeat N] [--quick] [--servers NAME,…] [--out FILE]`: the relay beside a bare
 * forwarding one and its peers, interleaved in one run. docs/performance.md says what the columns mean.
 */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import type { Row } from './load.ts'
import { providePeers } from './peers.ts'
import { scenarios, type Scenario } from './scenarios.ts'
import type { ServerKind } from './server-process.ts'
import { makeStage, type Shape, type Stage } from './stage.ts'
import { judge, tableOf, verdictLine, type Repetition } from './table.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    repeat: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    servers: { type: 'string' },
    out: { type: 'string' },
  },
})

/** Stages by server and shape: scenarios of the same shape share them. */
class Stages {
  readonly #peers: string
  readonly #made = new Map<Shape, Map<ServerKind, Stage>>()

  constructor(peers: string) {
    this.#peers = peers
  }

  async of(kind: ServerKind, shape: Shape): Promise<Stage> {
    const byKind = this.#made.get(shape) ?? new Map<ServerKind, Stage>()
    this.#made.set(shape, byKind)
    const stage = byKind.get(kind) ?? (await makeStage(kind, this.#peers, shape))
    byKind.set(kind, stage)
    return stage
  }

  clear(): void {
    for (const byKind of this.#made.values()) for (const stage of byKind.values()) stage.clear()
  }
}

function chosen(): Scenario[] {
  const all = scenarios(values.quick)
  const names = values.only?.split(',')
  const unknown = names?.find((name) => !all.some((each) => isNamed(each, name)))
  if (unknown !== undefined) {
    throw new Error(`There is no scenario "${unknown}": ${all.map((each) => each.name).join(', ')}.`)
  }
  return names === undefined ? all : all.filter((each) => names.some((name) => isNamed(each, name)))
}

/** All of the durability runs go by one name too. */
function isNamed({ name }: Scenario, wanted: string): boolean {
  return name === wanted || (wanted === 'durability' && /^(killed|stopped)/.test(name))
}

async function measure(scenario: Scenario, stages: Stages): Promise<Repetition[]> {
  const rounds = Math.min(
    values.quick ? 1 : Number(values.repeat),
    scenario.repeat ?? Number.POSITIVE_INFINITY,
  )
  const wanted = values.servers?.split(',')
  const kinds = scenario.servers.filter((kind) => wanted === undefined || wanted.includes(kind))
  const repetitions: Repetition[] = []
  for (let round = 0; round < rounds; round += 1) {
    const repetition: Repetition = {}
    // Each begins once: what the machine does over time hits all alike.
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const kind = kinds[(turn + round) % kinds.length]
      const row = kind === undefined ? null : await runOnce(scenario, { kind, round, stages })
      if (kind !== undefined && row !== null) repetition[kind] = row
    }
    repetitions.push(repetition)
  }
  return repetitions
}

async function runOnce(
  scenario: Scenario,
  { kind, round, stages }: { readonly kind: ServerKind; readonly round: number; readonly stages: Stages },
): Promise<Row | null> {
  try {
    const stage = await stages.of(kind, scenario.shape)
    const { server, rooms } = await stage.start()
    try {
      return await scenario.run({ server, rooms, round })
    } finally {
      await server.close()
    }
  } catch (error) {
    // A peer that dies is a result too, and the others go on.
    console.log(`  ${scenario.name}, ${kind}: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

const wanted = chosen()
const stages = new Stages(providePeers())
const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
console.log(machine)
const results = []
try {
  for (const scenario of wanted) {
    const began = performance.now()
    const repetitions = await measure(scenario, stages)
    const verdicts = judge(scenario, repetitions)
    results.push({ scenario: scenario.name, title: scenario.title, repetitions, verdicts })
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`\n${scenario.name}: ${scenario.title} (median of ${repetitions.length}, ${seconds} s)`)
    for (const line of [...tableOf(scenario, repetitions), ...verdicts.map(verdictLine)]) console.log(line)
    if (values.out !== undefined) {
      writeFileSync(
        values.out,
        `${JSON.stringify({ machine, at: new Date().toISOString(), results }, null, 2)}\n`,
      )
    }
  }
} finally {
  stages.clear()
}
