/** `node test/sync/storm/main.ts --seeds N --first S`: as many runs as one likes; tells of every seed that fails. */
import { parseArgs } from 'node:util'
import { runStorm } from './run-storm.ts'

const TRACE_LINES = 60

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, first: { type: 'string', default: '1' } },
})
const first = Number(values.first)
const count = Number(values.seeds)
const began = performance.now()
let failed = 0
for (let seed = first; seed < first + count; seed += 1) {
  const { faults, trace } = await runStorm(seed)
  if (faults.length === 0) continue
  failed += 1
  console.log([`seed ${seed}:`, ...faults.slice(0, 5), ...trace.slice(-TRACE_LINES)].join('\n  '))
}
const seconds = (performance.now() - began) / 1000
console.log(`${count} seeds from ${first}: ${failed} failed, ${seconds.toFixed(1)} s`)
process.exitCode = failed === 0 ? 0 : 1
