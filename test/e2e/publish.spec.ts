/** From a closed session to its spec and back: approved, planned, written or committed, edited by hand, offered, taken. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const FILE = 'markdown/server-schema-changes.md'

let relay: RelayProcess
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-publish-'))
  relay = await runRelay(['--publish', folder])
})

test.afterAll(async () => {
  await relay.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Judged by axe in light and dark, wide and narrow; kept as pictures where a folder for them is named. */
async function looks(page: Page, name: string): Promise<void> {
  const shots = process.env['RAPPORTEUR_SHOTS']
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      await axe(page)
      if (shots !== undefined)
        await page.screenshot({ path: join(shots, `publish-${name}-${width}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
}

function git(repository: string, ...words: string[]): string {
  const person = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@localhost']
  return execFileSync('git', ['-C', repository, ...person, ...words], { encoding: 'utf8' }).trim()
}

test('planned, published by key, edited by hand and offered back', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Publish plan' })).toBeVisible()
  await expect(page.getByText('1 file will be written')).toBeVisible()
  await expect(page.getByText('It is closed. What is not approved is not published.').first()).toBeVisible()
  await looks(page, 'plan')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 file written.')).toBeVisible()
  const place = join(folder, FILE)
  const text = readFileSync(place, 'utf8')
  writeFileSync(place, text.replace('Renaming is adding, copying', 'Renaming is first adding, copying'))
  await page.reload()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await expect(page.locator('.plan-sides [data-change]')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.locator('.plan-sides [data-change]')).toBeFocused()
  const meaning = page.locator('.plan-meaning')
  await expect(meaning).toContainText('Kept as edited here. It can be offered to the note.')
  await expect(meaning).toContainText('Renaming is adding, copying')
  await looks(page, 'edited')
  await page.getByRole('button', { name: 'Offer 1 change to the notes' }).press('Enter')
  await expect(page.getByText('1 change waits on the desk.')).toBeVisible()
  await expect(meaning).toContainText('Offered to the note: it waits on the desk.')
  await page.goto(`${relay.address}/desk/server-schema-changes`)
  await expect(page.getByText('Changed in server-schema-changes.md')).toBeVisible()
})

test('a closed session becomes a committed spec, the command’s byte for byte; a hand edit of it comes back into the note', async ({
  browser,
}) => {
  const session = 'server-one-config-file'
  const repository = join(folder, 'nova-specs')
  mkdirSync(repository)
  git(repository, 'init', '-q', '-b', 'master')
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Priya Raman' })
  await page.goto(`${relay.address}/desk/${session}`)
  await expect(page.locator('.record-view')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByRole('status').filter({ hasText: 'Approved One config file' })).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByLabel('Publish to').selectOption({ label: 'OpenStack Nova spec' })
  await expect(page.getByText('into openstack-nova · for 2027.1')).toBeVisible()
  await page.getByRole('heading', { name: 'Publish plan' }).click()
  await page.keyboard.press('s')
  const place = page.getByLabel('Folder, below the relay’s own')
  await expect(place).toBeFocused()
  await looks(page, 'settings')
  await place.fill('../elsewhere')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(
    'is no folder below the one that the relay publishes into',
  )
  await place.fill('nova-specs')
  await page.getByLabel('Author of its commits').fill('Harbour Summit <notes@summit.example.org>')
  await page.keyboard.press('Enter')
  await expect(page.getByText('into nova-specs · for 2027.1 · commits on master')).toBeVisible()
  await page.getByRole('button', { name: 'One config file, three init systems' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('2 files written, 2 commits on master.')).toBeVisible()

  const spec = join(repository, 'specs/2027.1/approved', `${session}.rst`)
  const out = mkdtempSync(join(folder, 'command-'))
  await relay.command(['export', '--target', 'openstack-nova', '--session', session, '--out', out])
  expect(readFileSync(spec)).toEqual(readFileSync(join(out, 'specs/2027.1/approved', `${session}.rst`)))
  expect(git(repository, 'log', '--format=%an', '-1')).toBe('Harbour Summit')
  await page.reload()
  await expect(page.getByText('Nothing to do')).toBeVisible()

  const edited = readFileSync(spec, 'utf8').replace('Ship one file,', 'Ship our file,')
  writeFileSync(spec, edited)
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: 'changes that are in no commit' })).toBeVisible()
  await looks(page, 'dirty')
  git(repository, 'commit', '-q', '-a', '-m', 'Say whose it is')
  await page.reload()
  await page.getByRole('button', { name: 'One config file, three init systems' }).click()
  await expect(page.locator('.plan-meaning')).toContainText('Kept as edited here.')
  await page.keyboard.press('o')
  await expect(page.getByText('1 change waits on the desk.')).toBeVisible()

  await page.goto(`${relay.address}/desk/${session}`)
  await page.getByRole('button', { name: 'Take', exact: true }).press('Enter')
  await expect(page.locator('.record-view ins')).toContainText('our')
  await page.goto(`${relay.address}/publish`)
  await page.getByRole('button', { name: 'One config file, three init systems' }).click()
  await expect(page.getByText('Nothing to do')).toBeVisible()
  await expect(page.locator('.plan-row[aria-current]')).toContainText('As it should be')
  await expect(page.locator('.plan-meaning')).toHaveCount(0)
  expect(readFileSync(spec, 'utf8')).toBe(edited)
  await page.getByLabel('Publish to').selectOption({ label: 'Markdown minutes' })
  await expect(page.getByText('into markdown')).toBeVisible()
  await page.getByRole('button', { name: 'One config file, three init systems' }).click()
  await expect(page.locator('.plan-sides')).toContainText('Ship our file,')
})
