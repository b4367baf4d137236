/** What the page calls saved is on the relay's disk: the relay is killed in mid-typing and a fresh reader looks. */
import { expect, test, type Page } from '@playwright/test'
import { joinNote } from '../helpers/peer.ts'
import { waitUntil } from '../helpers/wait-until.ts'
import { caretIn, joinSummit, openNotePage, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'
const ROUNDS = 4

let relay: RelayProcess

test.beforeEach(async () => {
  relay = await runRelay()
})

test.afterEach(async () => {
  await relay.close()
})

/**
 * Remembers in the page what the Discussion said in the last frame in which the mark said Saved: what a person can see.
 * Between two frames the letter is in the page before the editor has read it.
 */
async function watchSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = { saved: '' }
    Object.assign(window, { watched: state })
    const look = () => {
      const mark = document.querySelector('[aria-label^="Saved"]')
      const discussion = document.querySelector('[data-section="discussion"]')
      if (mark && discussion) state.saved = discussion.textContent
      requestAnimationFrame(look)
    }
    look()
  })
}

function lastSaved(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as { watched: { saved: string } }).watched.saved)
}

test('P15 nothing the page called saved is missing after the relay is killed', async ({ browser }) => {
  test.setTimeout(120_000)
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  for (let round = 1; round <= ROUNDS; round += 1) {
    await watchSaved(page)
    const typing = page.keyboard.type(`round ${round} ${'abcdefghij'.repeat(6)} `, { delay: 4 })
    await expect.poll(() => lastSaved(page)).toContain(`round ${round} a`)
    await relay.kill('SIGKILL')
    await typing
    // On a busy computer all of that may have been saved before the end; this cannot be.
    await page.keyboard.type('and more ')
    const claimed = typedIn(await lastSaved(page))
    await expect(page.getByRole('button', { name: /behind/ })).toBeVisible()
    await relay.restart()
    const stored = await readStored()
    expect(claimed).toContain(`round ${round} a`)
    expect(stored).toContain(claimed)
    // And what was not saved yet goes out by itself.
    await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible({ timeout: 20_000 })
    await waitUntil('the rest is stored', async () =>
      (await readStored()).includes(`round ${round} ${'abcdefghij'.repeat(6)}`),
    )
  }
})

/** From the first round on, as far as it is ours. */
function typedIn(text: string): string {
  return /round 1[a-z0-9 ]*/.exec(text)?.[0] ?? ''
}

/** A fresh client's reading, which has nothing but what the relay kept. */
async function readStored(): Promise<string> {
  const peer = joinNote({ relay: relay.address, token: relay.organizerToken, session: SESSION })
  try {
    await peer.live()
    return peer.text().replaceAll('¶', '')
  } finally {
    peer.close()
  }
}

test('a page without a connection says so, keeps the words, and sends them when it is back', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await relay.kill('SIGKILL')
  await page.keyboard.type('written while the relay was gone')
  await expect(page.getByRole('button', { name: /In this browser only · 1 line behind/ })).toBeVisible()
  await expect(section(page, 'Discussion')).toContainText('written while the relay was gone')
  await relay.restart()
  await expect(page.getByRole('button', { name: /^Saved/ })).toBeVisible({ timeout: 20_000 })
  expect(await readStored()).toContain('written while the relay was gone')
})
