/** The browser's database as a store of kept logs: the contract, and every way in which it may refuse. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test, type Page } from '@playwright/test'
import { build } from 'vite'
import { LOG_STORE_CASES } from '../renderer/keep/log-store-contract.ts'
import { caretIn, joinSummit, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'
const ENTRY = fileURLToPath(new URL('log-store-page.ts', import.meta.url))

let script: string
let server: Server
let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: ENTRY, formats: ['iife'], name: 'page' } },
  })
  const [first] = [built].flat()
  const [chunk] = first !== undefined && 'output' in first ? first.output : []
  script = chunk?.type === 'chunk' ? chunk.code : ''
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Logs</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

test.afterAll(async () => {
  server.close()
  await relay.close()
})

test('C13 the browser’s database keeps the contract of kept logs', async ({ page }) => {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await page.addScriptTag({ content: script })
  for (const name of Object.keys(LOG_STORE_CASES)) {
    const run = page.evaluate((wanted) => {
      return (window as unknown as { runCase: (name: string) => Promise<void> }).runCase(wanted)
    }, name)
    await expect(run, name).resolves.toBeUndefined()
  }
})

/** What the page says without a relay, of a store that refuses in this way. */
async function typeWhereNothingIsKept(page: Page): Promise<void> {
  await openNotePage(page, relay, SESSION)
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await saved(page)
  await page.context().setOffline(true)
  await relay.kill('SIGKILL')
  await page.keyboard.type('where is this kept')
  await expect(page.getByRole('button', { name: /^Not being saved/ })).toBeVisible()
  await expect(section(page, 'Discussion')).toContainText('where is this kept')
  await relay.restart()
  await page.context().setOffline(false)
  await saved(page)
}

test('C3 C4 a database that cannot be opened is told, erases nothing and claims nothing', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The database cannot be opened.', 'UnknownError')
    }
  })
  await typeWhereNothingIsKept(page)
  await expect(page.getByRole('alert')).toContainText('Nothing was erased (UnknownError)')
})

test('C3 C4 a database of a newer version is left alone, told, and claims nothing', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
  const version = (): Promise<number> =>
    page.evaluate(async () => {
      const all = await indexedDB.databases()
      return all.find(({ name }) => name === 'rapporteur-kept')?.version ?? 0
    })
  // As a newer page in another tab would: ours closes, so that it may.
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('rapporteur-kept', 99)
        request.onsuccess = () => resolve(request.result.close())
        request.onerror = reject
        request.onblocked = reject
      }),
  )
  await typeWhereNothingIsKept(page)
  await expect(page.getByRole('alert')).toContainText('Nothing was erased (VersionError)')
  expect(await version()).toBe(99)
})
