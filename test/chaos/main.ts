/**
 * `npm run chaos [-- --rounds N --seed S --places desktop,browser --faults NAME,NAME]`: the real app in Electron and the page in Chromium, a
 * real relay process, wires of ours between them, and rounds of mishaps. Prints what was done and what it cost; exit code
 * 1 where anything that a page had called safe is missing.
 */
import { parseArgs } from 'node:util'
import { findElectron } from '#electron/find-electron.ts'
import { ALL_FAULTS } from './faults.ts'
import { closeWhenStopped } from './stage.ts'
import { mayMount } from './small-disk.ts'
import { newTally, runChaos, type Tally } from './run-chaos.ts'

/** So many rounds in one note with one pair of profiles; then everything is new. */
const ROUNDS_A_SUMMIT = 25

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    places: { type: 'string', default: 'desktop,browser' },
    faults: { type: 'string', default: ALL_FAULTS.join(',') },
    quiet: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
const places = values.places.split(',').filter((place) => place === 'desktop' || place === 'browser')
const faults = ALL_FAULTS.filter((name) => values.faults.split(',').includes(name))
const tally = newTally()
const tell = (line: string): void => {
  if (!values.quiet) console.log(line)
}
const began = performance.now()
console.log(
  `Places: ${places.join(' and ')}; Electron ${findElectron()?.version ?? 'none'}; relay: its own process.`,
)
if (!mayMount()) console.log('Not root: no disk is filled but the browser’s.')
let failed: string | null = null
for (let done = 0; done < rounds && failed === null; done += ROUNDS_A_SUMMIT) {
  const options = { seed: seed + done / ROUNDS_A_SUMMIT, rounds: Math.min(ROUNDS_A_SUMMIT, rounds - done) }
  await runChaos({ ...options, places, faults, tell, onStage: closeWhenStopped }, tally).catch(
    (error: unknown) => {
      failed = error instanceof Error ? error.message : String(error)
    },
  )
}
console.log(report(tally))
if (failed !== null) console.log(`Stopped: ${String(failed)}`)
// Whatever a broken run left open must not keep it from ending.
process.exit(failed === null && tally.troubles.length === 0 ? 0 : 1)

function report(counted: Tally): string {
  const faults = [...counted.faults].sort(([, a], [, b]) => b - a)
  return [
    '',
    `Seed ${seed} and the next ones, one for ${ROUNDS_A_SUMMIT} rounds. ${counted.rounds} rounds, ${counted.keys} keys, ${((performance.now() - began) / 1000).toFixed(0)} s.`,
    ...faults.map(([name, times]) => `  ${name.padEnd(20)} ${String(times).padStart(4)}`),
    `Characters called safe: ${counted.claimed}. Lost of them: ${counted.lost}.`,
    `Characters that words claimed and a disk did not have: ${counted.falseClaims}.`,
    `Characters that went with a killed app before anything was said of them: ${counted.unclaimed}.`,
    ...counted.troubles.map((trouble) => `✗ ${trouble}`),
  ].join('\n')
}
