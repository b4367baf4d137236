import { chromium, type Browser, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { runRelay, type RelayProcess } from '../../e2e/run-relay.ts'
import { joinSummit, openNotePage } from '../../e2e/people.ts'
export const S = '/tmp/surf/'
mkdirSync(S, { recursive: true })
export const wait = (ms = 250) => new Promise((done) => setTimeout(done, ms))
export const session = 'desktop-offline-first-run'
export const lines = (page: Page, section: string) =>
  page.evaluate((key) => [...document.querySelectorAll(`[data-section=${key}] .line`)].map((line) => `${(line as HTMLElement).dataset['kind']}:${line.querySelector('.line-text')?.textContent}`), section)
export const where = (page: Page) => page.evaluate(() => { const n = getSelection()!.anchorNode!; const e = n instanceof Element ? n : n.parentElement!; return (e.closest('[data-section]') as HTMLElement | null)?.dataset['section'] + ' / ' + (e.closest('.line') as HTMLElement | null)?.dataset['kind'] + ' / ' + n.textContent?.slice(0, 40) + ' @' + getSelection()!.anchorOffset + ' focus ' + (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.slice(0, 30)) })
export async function withTwo(use: (page: Page, two: Page, relay: RelayProcess, browser: Browser) => Promise<void>) {
  const relay = await runRelay()
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] })
  try {
    const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
    page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
    page.on('pageerror', (e) => console.log('pageerror', e.message, e.stack))
    const two = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })
    two.on('pageerror', (e) => console.log('pageerror two', e.message))
    await openNotePage(page, relay, session)
    await page.getByRole('combobox', { name: 'Who leads?' }).fill('Elif'); await page.keyboard.press('Enter'); await wait()
    await page.getByRole('combobox', { name: 'Who takes notes?' }).click(); await wait()
    await page.keyboard.press('Enter'); await wait()
    await page.getByRole('dialog').getByRole('button', { name: 'Open the session' }).click()
    await wait(1200)
    await openNotePage(two, relay, session)
    await wait(500)
    await use(page, two, relay, browser)
  } finally { await browser.close(); await relay.close() }
}
