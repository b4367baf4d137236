/**
 * `npm run chaos:offline [-- --seed S --edits N --kills N]`: a day without a network. The desktop app writes N edits over
 * eight hours of its clock and is killed over and over, while as many edits are made on the other side; then the network
 * is back. Prints what is missing, and how long it took until both sides had all.
 */
import { parseArgs } from 'node:util'
import { expect } from '@playwright/test'
import { joinNote, type Peer } from '../helpers/peer.ts'
import { seededRandom } from '../helpers/seeded.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { taggedLines } from './ledger.ts'
import { closeWhenStopped, openStage, type Someone, type Stage } from './stage.ts'
import { createTypist, type Typist } from './typist.ts'
import { realFrames } from './witness.ts'

const HOURS = 8
const HOUR_MS = 3_600_000
const GOAL_MS = 3_000
/** The note is long before anybody goes away: about 200 kB. */
const LINES_BEFORE = 1_500
const PLAIN =
  'Whoever drains a rack by hand has to know which sockets are still held and by which of the old processes'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    edits: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '20' },
  },
})
const [seed, edits, kills] = [values.seed, values.edits, values.kills].map(Number) as [number, number, number]
const random = seededRandom(seed)
const stage = await openStage(['desktop'])
closeWhenStopped(stage)
try {
  const [someone] = stage.people
  if (someone === undefined) throw new Error('Nobody is at the desktop.')
  process.exitCode = await run(stage, someone)
} finally {
  await stage.close()
}
// Whatever a broken run left open must not keep it from ending.
process.exit()

async function run(on: Stage, someone: Someone): Promise<number> {
  const peer = joinNote({ relay: on.relay.address, token: on.relay.organizerToken, session: on.session })
  await peer.live()
  const before = Array.from({ length: LINES_BEFORE }, (_, index) => ({ text: `${index} ${PLAIN}` }))
  peer.lines.newLines('discussion', null, before)
  await peer.connection.whenSaved(20_000)
  await expect(someone.place.page().locator('.status[aria-label^="Saved"]')).toBeVisible()
  await waitUntil('the app has the long note', async () => (await linesShown(someone)) > LINES_BEFORE, 20_000)
  someone.wire.cut()
  const typist = createTypist(someone, random)
  const made = { theirs: 0 }
  for (let part = 0; part <= kills; part += 1) {
    await writePart(someone, typist, ((part + 1) * edits) / (kills + 1))
    made.theirs = writeThere(peer, made.theirs, ((part + 1) * edits) / (kills + 1))
    await someone.place.pass((HOURS * HOUR_MS) / (kills + 1))
    if (part < kills) await killAndLook(someone, typist)
  }
  await peer.connection.whenSaved(20_000)
  return comeBack(on, someone, { peer, own: typist.keys(), theirs: made.theirs })
}

async function writePart(someone: Someone, typist: Typist, until: number): Promise<void> {
  // Something else than keys, such as going to a line, may come of a wish to write.
  while (typist.keys() < until) await typist.write(1)
}

function writeThere(peer: Peer, done: number, until: number): number {
  let count = done
  let line = ''
  for (; count < until; count += 1) {
    if (line === '' || count % 40 === 0)
      [line = ''] = peer.lines.newLines('goal', null, [{ text: `p1x${count} a` }])
    else peer.lines.insertText(line, `p1x${count} a`.length, 'b')
  }
  return count
}

async function killAndLook(someone: Someone, typist: Typist): Promise<void> {
  const { place, ledger } = someone
  await place.kill()
  const kept = await place.keptLines()
  report('in the killed app’s files', ledger.shortfalls('here', kept ?? new Map()).length)
  await place.start()
  typist.forget()
  const texts = await place.page().locator('[data-line]').allTextContents()
  const { lines } = taggedLines(texts)
  report('in the app that came back', ledger.shortfalls('here', lines).length)
  ledger.resume(lines)
}

function report(where: string, missing: number): void {
  if (missing > 0) console.log(`✗ ${missing} lines that were called safe are not ${where}`)
}

interface Sides {
  readonly peer: Peer
  readonly own: number
  readonly theirs: number
}

async function comeBack(on: Stage, someone: Someone, { peer, own, theirs }: Sides): Promise<number> {
  const page = someone.place.page()
  // The last letters are on the disk, and counted, before the network is there.
  await realFrames(page)
  const typed = [...someone.ledger.intended()].filter(([, text]) => text !== '')
  const has = (text: string): boolean => peer.text().includes(text)
  someone.wire.mend()
  const began = performance.now()
  // What the system says when a network is there again.
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await waitUntil('the other side has all', () => typed.every(([, text]) => has(text)), 60_000)
  const thereMs = performance.now() - began
  await waitUntil('the app has all', async () => (await ownedBy(someone, 'p')) === peerLines(peer), 60_000)
  await page.locator('.status[aria-label^="Saved"]').waitFor()
  const hereMs = performance.now() - began
  const read = await on.read()
  const { ledger } = someone
  const lost = [...ledger.shortfalls('here', read), ...ledger.shortfalls('saved', read)]
  const characters = lost.reduce((sum, each) => sum + each.characters, 0)
  peer.close()
  const isGood = characters === 0 && hereMs <= GOAL_MS
  console.log(
    [
      `Seed ${seed}. ${HOURS} hours by the clock without a network; ${own} edits in the app, ${theirs} on the other side; killed ${kills} times.`,
      `Characters called safe: ${ledger.claimedCharacters('here')}. Lost of them: ${characters}.`,
      `All on the other side after ${thereMs.toFixed(0)} ms, all in the app and saved after ${hereMs.toFixed(0)} ms (goal ${GOAL_MS} ms).`,
      ...lost.map(({ claimed, found }) => `✗ "${claimed}", found "${found ?? 'nothing'}"`),
    ].join('\n'),
  )
  return isGood ? 0 : 1
}

function linesShown(someone: Someone): Promise<number> {
  return someone.place.page().locator('[data-line]').count()
}

async function ownedBy(someone: Someone, letter: string): Promise<string> {
  const texts = await someone.place.page().locator('[data-section="goal"] [data-line]').allTextContents()
  return [...taggedLines(texts).lines]
    .filter(([tag]) => tag.startsWith(letter))
    .map(([, text]) => text)
    .join('¶')
}

function peerLines(peer: Peer): string {
  const { lines } = taggedLines(peer.text().split('¶'))
  return [...lines]
    .filter(([tag]) => tag.startsWith('p'))
    .map(([, text]) => text)
    .join('¶')
}
