/** The mirror in the real desktop app: chosen through the system's dialog, written a moment after a change. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { startShell, type StartedShell } from '../setup/shell-app.ts'
import { caretIn, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess
let shell: StartedShell
let folder: string

test.beforeAll(async () => {
  relay = await runRelay()
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-mirror-'))
  const link = new URL(await relay.invite('note-taker'))
  shell = await startShell([`--relay=${relay.address}`], { RAPPORTEUR_JOIN: link.hash.slice(1) }, 'built')
})

test.afterAll(async () => {
  await shell.close()
  await relay.close()
  await rm(folder, { recursive: true, force: true })
})

test('C14 my notes are mirrored into the folder I chose, kept ones at once and open ones as they change', async () => {
  const { page, app } = shell
  await page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: /Graceful restart/ })
    .first()
    .click()
  await expect(section(page, 'Discussion')).toBeVisible()
  await saved(page)
  // The dialog is the system's; a test answers in its place.
  await app.evaluate(({ dialog }, chosen) => {
    Object.assign(dialog, { showOpenDialog: async () => ({ canceled: false, filePaths: [chosen] }) })
  }, folder)
  await page.locator('.me').click()
  await expect(page.getByRole('menuitem', { name: 'Open my journal' })).toBeVisible()
  await page.getByRole('menuitem', { name: /^Mirror my notes as Markdown/ }).click()
  const file = join(folder, 'server-graceful-restart.md')
  const text = (): Promise<string> => readFile(file, 'utf8').catch(() => '')
  await expect.poll(text).toContain('# Graceful restart for the sync daemon')
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await page.keyboard.type('seen in the mirror')
  await expect.poll(text).toContain('seen in the mirror')
  await page.locator('.me').click()
  await expect(
    page.getByRole('menuitem', { name: `Stop mirroring my notes into ${basename(folder)}` }),
  ).toBeVisible()
  const shots = process.env['RAPPORTEUR_SHOTS']
  if (shots) await page.screenshot({ path: `${shots}/mirror-menu.png` })
})
