/** A blueprint from New to Approved by keyboard, its fields, its spec out of the notes; axe at both widths and themes. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { joinSummit } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

const NAME = 'server-one-config-file'

async function openBlueprint(page: Page, name: string): Promise<void> {
  await page.goto(`${relay.address}/blueprints/${name}`)
  await expect(page.getByText(name, { exact: true }).first()).toBeVisible()
}

function current(page: Page) {
  return page.getByRole('region', { name: 'From a thought to agreement' }).locator('[aria-current="step"]')
}

test('K3, K6, K9: step by step from New to Approved by key, each with who and when', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'track-lead', track: 'server', name: 'Adaeze Nwosu' })
  await openBlueprint(page, NAME)
  await expect(current(page)).toContainText('New')
  for (const status of ['Discussion', 'Drafting', 'Review', 'Pending Approval', 'Approved']) {
    await page.keyboard.press(']')
    await expect(current(page)).toContainText(status)
    await expect(current(page)).toContainText('Adaeze Nwosu')
  }
  await page.keyboard.press('[')
  await expect(current(page)).toContainText('Pending Approval')
  await expect(page.getByText('Definition: Approved → Pending Approval')).toBeVisible()
})

test('K2: fields are changed in place by who may, and a relation that runs in a circle is refused', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Olga Organizer' })
  await openBlueprint(page, NAME)
  await page.getByRole('button', { name: 'Change Priority' }).click()
  await page.getByRole('combobox', { name: 'Priority' }).selectOption('High')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Priority: Undefined → High')).toBeVisible()
  await page.getByRole('button', { name: 'Change Relations' }).click()
  await page.getByRole('textbox', { name: 'Relations' }).fill(`depends on ${NAME}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText(NAME)
  await page.getByRole('textbox', { name: 'Relations' }).fill('depends server-graceful-restart')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('“depends server-graceful-restart” is no relation')).toBeVisible()
  await page.getByRole('textbox', { name: 'Relations' }).fill('depends on server-graceful-restart')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'server-graceful-restart', exact: true }).click()
  await expect(page.getByText(`${NAME} depends on this one`)).toBeVisible()
})

test('K8: its spec out of all notes about it, and the way to each item', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'reader', name: 'Rita Reader' })
  await openBlueprint(page, NAME)
  await expect(page.getByRole('button', { name: /^Change/ })).toHaveCount(0)
  await expect(page.getByText('moves it on.')).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.locator('pre')).toContainText('Ship one file, config.toml')
  await page.getByRole('link', { name: /Ship one file/ }).click()
  await page.waitForURL(/\/sessions\/server-one-config-file#\w+$/)
})

for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`K9: axe finds nothing, ${width} wide, ${colorScheme}`, async ({ browser }) => {
      const context = { viewport: { width, height: 800 }, colorScheme }
      const page = await joinSummit(browser, relay, {
        role: 'organizer',
        name: `O ${width} ${colorScheme}`,
        context,
      })
      await openBlueprint(page, NAME)
      const change = page.getByRole('button', { name: 'Change Summary' })
      await expect(change).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      await change.click()
      await expect(page.getByRole('textbox', { name: 'Summary' })).toBeFocused()
      const editing = await new AxeBuilder({ page }).analyze()
      expect(editing.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      if (process.env['PICTURES'] !== undefined)
        await page.screenshot({ path: `${process.env['PICTURES']}/blueprint-${width}-${colorScheme}.png` })
    })
  }
}

test('an organizer registers a blueprint and imports a file by keyboard, with what it does told first', async ({
  browser,
}) => {
  const page = await joinSummit(browser, relay, { role: 'organizer', name: 'Adaeze Nwosu' })
  await page.goto(`${relay.address}/registers/blueprints`)
  await expect(page.locator('.blueprints-table')).toBeVisible()
  await page.keyboard.press('n')
  const form = page.getByRole('dialog', { name: 'Register a blueprint' })
  await page.keyboard.type('Not a name')
  await expect(form).toContainText('is no name yet')
  await form.getByRole('textbox', { name: 'Name' }).fill('server-one-config-file')
  await expect(form.getByRole('link', { name: /stands already/ })).toBeVisible()
  await form.getByRole('textbox', { name: 'Name' }).fill('server-audit')
  await expect(form).toContainText('server-audit will be new, and you its drafter.')
  await axe(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/blueprints\/server-audit$/)
  await page.goto(`${relay.address}/registers/blueprints`)
  await expect(page.locator('.blueprints-table')).toContainText('server-audit')
  await page.keyboard.press('i')
  const dialog = page.getByRole('dialog', { name: 'Import blueprints' })
  await dialog.getByRole('textbox').fill('hello')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText('holds no blueprints that can be read')
  await dialog
    .getByRole('textbox')
    .fill('name,title,priority\nserver-audit,Who did what,High\nserver-new,A new one,Low\n')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText('1 new, 1 changed, 0 left alone.')
  await axe(page)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('.blueprints-table')).toContainText('A new one')
  const reader = await joinSummit(browser, relay, { role: 'reader', name: 'Wiebke' })
  await reader.goto(`${relay.address}/registers/blueprints`)
  await expect(reader.locator('.blueprints-table')).toContainText('A new one')
  await expect(reader.getByRole('button', { name: 'Import blueprints' })).toHaveCount(0)
})
