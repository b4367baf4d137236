/** One run: a seed, everything that can go wrong, and what was wrong at the end. */
import { makeLarge, planFaults } from './faults.ts'
import type { Sabotage } from './sabotage.ts'
import { Storm, type Outcome } from './storm.ts'

export async function runStorm(seed: number, sabotage: Sabotage = {}): Promise<Outcome> {
  return new Storm(seed, sabotage).run({ plan: planFaults, makeLarge })
}
