/**
 * Rounds of mishaps over a stage while two people type. After each a reader who has only the relay is asked for
 * everything that a page had called safe, and the words of both pages are held against what the disks hold.
 */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { note } from '../e2e/people.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { chooseFaults, FAULTS, type Chosen, type FaultName, type Strike } from './faults.ts'
import { readTagged, taggedLines, type Claim, type Lines, type Shortfall } from './ledger.ts'
import type { Place } from './place.ts'
import { openStage, type Someone, type Stage } from './stage.ts'
import { createTypist, type Typist } from './typist.ts'
import { SCRATCH } from '../setup/steps.ts'
import { seededRandom } from '../helpers/seeded.ts'

export interface Tally {
  rounds: number
  keys: number
  /** Characters that a page had called safe. */
  claimed: number
  /** Of those, the ones that a fresh reader did not find. */
  lost: number
  /** Words that claimed more than the disks held at that moment, in characters. */
  falseClaims: number
  /** Letters that went with a killed app before anything was said of them. */
  unclaimed: number
  readonly faults: Map<FaultName, number>
  readonly troubles: string[]
}

export function newTally(): Tally {
  return {
    ...{ rounds: 0, keys: 0, claimed: 0, lost: 0, falseClaims: 0, unclaimed: 0 },
    ...{ faults: new Map(), troubles: [] },
  }
}

export interface ChaosOptions {
  readonly seed: number
  readonly rounds: number
  readonly places: readonly ('desktop' | 'browser')[]
  /** The faults to choose from. */
  readonly faults: readonly FaultName[]
  readonly tell: (line: string) => void
  /** Given the stage once it stands. */
  readonly onStage?: (stage: Stage) => void
}

/** Back to peace within this, or it is a fault of its own. */
const SETTLE_MS = 30_000

export async function runChaos(options: ChaosOptions, tally: Tally): Promise<void> {
  const stage = await openStage(options.places)
  options.onStage?.(stage)
  try {
    const run = new Run(stage, options, tally)
    for (let round = 1; round <= options.rounds; round += 1) await run.round(round)
    run.close()
  } catch (error) {
    for (const { place } of stage.people) await takePicture(place, options.tell)
    throw error
  } finally {
    await stage.close()
  }
}

class Run {
  readonly #stage: Stage
  readonly #options: ChaosOptions
  readonly #tally: Tally
  readonly #random: () => number
  readonly #typists: ReadonlyMap<Someone, Typist>
  #where = ''

  constructor(stage: Stage, options: ChaosOptions, tally: Tally) {
    this.#stage = stage
    this.#options = options
    this.#tally = tally
    this.#random = seededRandom(options.seed)
    // Each draws lots of their own: who is quicker changes nothing of what happens.
    this.#typists = new Map(
      stage.people.map((someone, index) => [
        someone,
        createTypist(someone, seededRandom(options.seed * 1_000 + index + 1)),
      ]),
    )
  }

  async round(round: number): Promise<void> {
    const chosen = chooseFaults(this.#stage, this.#random, this.#options.faults)
    const names = chosen.map(({ name, victim }) => `${name} (${victim.place.name})`)
    this.#where = `seed ${this.#options.seed} round ${round}: ${names.join(', ')}`
    this.#options.tell(this.#where)
    this.#tally.rounds += 1
    for (const { name } of chosen) this.#tally.faults.set(name, (this.#tally.faults.get(name) ?? 0) + 1)
    await this.#writeAll(round)
    for (const each of chosen) await this.#struck(each, round)
    for (const { name, victim } of chosen.toReversed()) await FAULTS[name].end(this.#strike(victim))
    await this.#settle()
    // A full relay takes no writing, and the page takes no keys meanwhile.
    if (chosen.some(({ name }) => name === 'relay’s disk full')) await this.#believeWhatIsShown()
    await this.#judge()
  }

  close(): void {
    for (const [{ ledger }, typist] of this.#typists) {
      this.#tally.keys += typist.keys()
      this.#tally.claimed += ledger.claimedCharacters('saved')
    }
  }

  /** The fault strikes while both type, and they go on typing in what it left. */
  async #struck({ name, victim }: Chosen, round: number): Promise<void> {
    const typing = Promise.all(
      this.#stage.people.map((someone) =>
        // A page that is killed under the hand takes no more keys: that is the fault, not a failure.
        this.#write(someone, round).catch((error: unknown) => {
          if (name !== 'app killed' || someone !== victim) throw error
        }),
      ),
    )
    await pause(this.#random() * 300)
    await FAULTS[name].strike(this.#strike(victim))
    await typing
    await this.#writeAll(round)
    await pause(this.#random() * 900)
  }

  async #writeAll(round: number): Promise<void> {
    await Promise.all(this.#stage.people.map((someone) => this.#write(someone, round)))
  }

  async #write(someone: Someone, round: number): Promise<void> {
    await this.#typists.get(someone)?.write(round)
  }

  #strike(victim: Someone): Strike {
    return {
      ...{ stage: this.#stage, victim, random: this.#random },
      onAppDown: (who) => this.#compareKept(who),
      onRestart: (who) => this.#resumed(who),
      onRelayDown: () => this.#compareStored(),
    }
  }

  /** What the desktop had called on this computer, in the files of the killed app. */
  async #compareKept({ place, ledger }: Someone): Promise<void> {
    const kept = await place.keptLines()
    if (kept !== null) this.#falseClaims('here', place.name, ledger.shortfalls('here', kept))
  }

  async #compareStored(): Promise<void> {
    const stored = await this.#stage.stored()
    for (const { place, ledger } of this.#stage.people) {
      this.#falseClaims('saved', place.name, ledger.shortfalls('saved', stored))
    }
  }

  #falseClaims(claim: Claim, name: string, shortfalls: readonly Shortfall[]): void {
    for (const each of shortfalls) {
      this.#tally.falseClaims += each.characters
      this.#trouble(`${name} called "${each.claimed}" ${claim}; the disk has "${each.found ?? 'nothing'}"`)
    }
  }

  /** The page came back: all it had called on this computer must be in it, before any network helps. */
  async #resumed(someone: Someone): Promise<void> {
    const { place, ledger } = someone
    this.#typists.get(someone)?.forget()
    const shown = await shownLines(someone)
    for (const each of ledger.shortfalls('here', shown)) {
      this.#tally.falseClaims += each.characters
      this.#trouble(
        `${place.name} came back without "${each.claimed}", which was here; it shows "${each.found ?? ''}"`,
      )
    }
    const before = count(ledger.intended())
    ledger.resume(shown)
    this.#tally.unclaimed += Math.max(0, before - count(ledger.intended()))
  }

  async #believeWhatIsShown(): Promise<void> {
    for (const someone of this.#stage.people) {
      someone.ledger.resume(await shownLines(someone))
      this.#typists.get(someone)?.forget()
    }
  }

  async #settle(): Promise<void> {
    for (const { place, words } of this.#stage.people) {
      const page = place.page()
      const isSaved = async (): Promise<boolean> => {
        const mark = await page.locator('.status').getAttribute('aria-label')
        const frozen = await note(page).getAttribute('aria-readonly')
        if (/^Saved/.test(mark ?? '') && frozen === 'false') return true
        // Ten seconds pass, the longest wait between two tries.
        await place.pass(10_000)
        await pause(150)
        return false
      }
      await waitUntil(`${this.#where}: ${place.name} says Saved (${words()})`, isSaved, SETTLE_MS)
    }
  }

  /** Everything safe is with the relay, once, and all three see the same. */
  async #judge(): Promise<void> {
    const read = await this.#stage.read()
    for (const { place, ledger } of this.#stage.people) {
      const owed = [...ledger.shortfalls('saved', read), ...ledger.shortfalls('here', read)]
      const lost = new Map(owed.map((each) => [each.line, each]))
      for (const each of lost.values()) {
        this.#tally.lost += each.characters
        this.#trouble(`LOST at ${place.name}: "${each.claimed}", the reader has "${each.found ?? 'nothing'}"`)
      }
      for (const [line, text] of ledger.intended()) {
        const found = read.get(line) ?? ''
        if (found !== text) this.#trouble(`${place.name} typed "${text}", the reader has "${found}"`)
      }
    }
    for (const someone of this.#stage.people) {
      const compare = async (): Promise<void> =>
        expect([...(await shownLines(someone))].sort()).toEqual([...(await this.#stage.read())].sort())
      await expect(compare, this.#where).toPass({ timeout: SETTLE_MS })
    }
  }

  #trouble(sentence: string): void {
    this.#tally.troubles.push(`${this.#where}: ${sentence}`)
    this.#options.tell(`  ${sentence}`)
  }
}

/** What a person would see, where something went wrong. */
async function takePicture(place: Place, tell: (line: string) => void): Promise<void> {
  const path = join(SCRATCH, `chaos-${place.name}.png`)
  await place
    .page()
    .screenshot({ path, timeout: 5_000 })
    .then(() => tell(`  ${path}`))
    .catch(() => undefined)
}

/** The lines as they stand on the page, each of which may be there once only. */
async function shownLines({ place }: Someone): Promise<Lines> {
  const texts = await place.page().locator('[data-line]').allTextContents()
  const { lines, doubled } = taggedLines(texts.filter((text) => readTagged(text) !== null))
  expect(doubled, `lines that stand twice at ${place.name}`).toEqual([])
  return lines
}

function count(lines: Lines): number {
  return [...lines.values()].reduce((sum, text) => sum + text.length, 0)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
