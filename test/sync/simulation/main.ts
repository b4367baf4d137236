/** `npm run simulate -- --seeds N --first S`: as many runs as one likes; prints every seed that fails and what happened. */
import { parseArgs } from 'node:util'
import { World } from './world.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, first: { type: 'string', default: '1' } },
})
const first = Number(values.first)
const count = Number(values.seeds)
const began = performance.now()
let failed = 0
for (let seed = first; seed < first + count; seed += 1) {
  const world = new World(seed)
  try {
    await world.run()
  } catch (error) {
    failed += 1
    console.log(`seed ${seed}: ${String(error)}\n  ${world.trace.join('\n  ')}`)
  }
}
const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(`${count} seeds from ${first}: ${failed} failed, ${seconds} s`)
process.exitCode = failed === 0 ? 0 : 1
