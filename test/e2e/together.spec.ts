/** Two people in one note: threads beside lines and the pen, by keyboard, in two windows. */
import { expect, test, type Page } from '@playwright/test'
import { axe } from './axe.ts'
import { caretIn, joinSummit, nextFrame, note, openNotePage, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

async function join(page: Page): Promise<void> {
  await openNotePage(page, relay, SESSION)
  await expect(section(page, 'Decisions')).toContainText('The old process keeps the sockets')
  await caretIn(page, 'Decisions')
}

test('a thread begun by key is answered in another window, counted at its line, and settled', async ({
  browser,
}) => {
  const [priya, tobias] = [
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Priya' }),
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Tobias' }),
  ]
  await join(priya)
  await priya.keyboard.press('Alt+t')
  await expect(priya.getByRole('textbox', { name: 'Comment on this line' })).toBeFocused()
  await priya.keyboard.type('How long may it take?')
  await priya.keyboard.press('Enter')
  await priya.keyboard.press('Escape')
  await expect(note(priya)).toBeFocused()
  await join(tobias)
  const thread = tobias.getByRole('region', { name: 'Thread beside D2' })
  await expect(thread).toContainText('How long may it take?')
  await tobias.keyboard.press('Alt+t')
  await tobias.keyboard.type('30 s, as the unit file has it.')
  await tobias.keyboard.press('Enter')
  await expect(priya.getByRole('region', { name: 'Thread beside D2' })).toContainText('30 s')
  await expect(priya.locator('.line-threaded')).toHaveAttribute('data-replies', '2 comments')
  await priya.keyboard.press('Home')
  await priya.keyboard.type('Reworded: ')
  await expect(priya.locator('.line-threaded')).toContainText('Reworded: ')
  await axe(tobias)
  await tobias.screenshot({ path: 'test-results/thread-light.png' })
  await tobias.emulateMedia({ colorScheme: 'dark' })
  await axe(tobias)
  await tobias.screenshot({ path: 'test-results/thread-dark.png' })
  await thread.getByRole('button', { name: 'Settle' }).click()
  await expect(priya.locator('.line-threaded')).toHaveCount(0)
  await expect(thread.getByRole('button', { name: 'Open again' })).toBeVisible()
})

for (const width of [390, 768]) {
  test(`D6 at ${String(width)} px a thread comes from below by key and by finger, and the focus goes back to its line`, async ({
    browser,
  }) => {
    const context = { viewport: { width, height: 844 }, hasTouch: true }
    const page = await joinSummit(browser, relay, {
      role: 'note-taker',
      name: `Ines ${String(width)}`,
      context,
    })
    await openNotePage(page, relay, SESSION)
    const line = section(page, 'Questions').locator('[data-line]').last()
    await expect(line).toContainText(/\p{L}/u)
    await line.locator('.line-text').tap()
    await nextFrame(page)
    await page.keyboard.press('Alt+t')
    const sheet = page.getByRole('dialog', { name: /^Thread beside Q\d/ })
    await expect(sheet.getByRole('textbox')).toBeFocused()
    await page.keyboard.type('Ask the balancer people')
    await page.keyboard.press('Enter')
    await expect(sheet.getByRole('listitem').last()).toContainText('Ask the balancer people')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await axe(page, '[role="dialog"]')
      await page.screenshot({ path: `test-results/thread-below-${String(width)}-${colorScheme}.png` })
    }
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(note(page)).toBeFocused()
    await expect(line).toHaveClass(/line-current/)
    await caretIn(page, 'Discussion')
    const mark = line.getByRole('button', { name: /comment/ })
    await axe(page)
    await mark.scrollIntoViewIfNeeded()
    await page.screenshot({ path: `test-results/thread-mark-${String(width)}.png` })
    await mark.tap()
    await expect(sheet).toContainText('Ask the balancer people')
    await expect(sheet.getByRole('textbox')).not.toBeFocused()
    await sheet.getByRole('button', { name: 'Settle' }).tap()
    await expect(sheet.getByRole('button', { name: 'Settle' })).toHaveCount(0)
    await sheet.getByRole('button', { name: 'Done' }).tap()
    await expect(sheet).toBeHidden()
    await expect(mark).toHaveCount(0)
    await expect(note(page)).toBeFocused()
    await expect(line).toHaveClass(/line-current/)
    await page.getByRole('button', { name: width < 700 ? 'Comment' : 'Comment on the line' }).tap()
    await expect(sheet.getByRole('textbox')).toBeFocused()
  })
}

test('the pen is taken over by key, seen by the others, handed on, and followed through it', async ({
  browser,
}) => {
  const [elif, kofi] = [
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Elif' }),
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi' }),
  ]
  await join(elif)
  await join(kofi)
  const holder = (page: Page) => page.locator('.roles dd', { has: page.locator('.pen') })
  await elif.keyboard.press('Alt+p')
  await expect(holder(elif)).toContainText('Elif')
  await expect(holder(kofi)).toContainText('Elif')
  await kofi.getByRole('button', { name: 'Follow' }).click()
  await caretIn(elif, 'Blueprints')
  await expect(kofi.locator('.remote-caret').first()).toBeInViewport()
  await elif.keyboard.press('Alt+p')
  await expect(elif.getByRole('combobox', { name: 'Who takes notes now?' })).toBeFocused()
  await elif.keyboard.type('Kofi')
  await elif.keyboard.press('Enter')
  await expect(holder(kofi)).toContainText('Kofi')
  await expect(kofi.getByText('The pen was handed to you')).toBeVisible()
  await axe(kofi)
  const today = await kofi.context().newPage()
  await today.goto(`${relay.address}/`)
  await expect(today.getByRole('link', { name: /Graceful restart/ }).first()).toBeVisible()
})

test('S16 people put themselves down for the pen, one key hands it to the first of them, and it is offered when its holder is gone', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const [uma, vito, wen] = [
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Uma' }),
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Vito' }),
    await joinSummit(browser, relay, { role: 'note-taker', name: 'Wen' }),
  ]
  for (const page of [uma, vito, wen]) await join(page)
  const holder = (page: Page) => page.locator('.roles dd', { has: page.locator('.pen') })
  const rota = (page: Page) => page.locator('.rota li')
  await uma.keyboard.press('Alt+p')
  for (const [page, names] of [
    [vito, ['Vito, you']],
    [wen, ['Vito', 'Wen, you']],
  ] as const) {
    await expect(holder(page)).toContainText('Uma')
    await page.keyboard.press('Alt+Shift+p')
    await expect(rota(page)).toHaveText(names)
  }
  await expect(rota(uma)).toHaveText(['Vito', 'Wen'])
  await wen.getByRole('button', { name: 'Follow' }).click()
  await axe(uma)
  await uma.screenshot({ path: 'test-results/rota-light.png' })
  await uma.keyboard.press('Alt+Shift+p')
  await expect(holder(wen)).toContainText('Vito')
  await expect(vito.getByText('The pen was handed to you')).toBeVisible()
  await expect(rota(wen)).toHaveText(['Wen, you'])
  await expect(wen.getByRole('button', { name: 'Following' })).toBeVisible()
  await caretIn(vito, 'Blueprints')
  await expect(section(wen, 'Blueprints').locator('.remote-caret').first()).toBeInViewport()
  await wen.clock.install()
  await vito.context().close()
  // A hint about another room may have folded the list of who is here into a row.
  await expect(wen.getByRole('heading', { name: 'Here 2' })).toBeVisible()
  const offer = wen.getByText('Vito has been gone for 3 minutes.')
  await wen.clock.fastForward(3 * 60_000 + 500)
  await expect(offer).toBeVisible()
  await axe(wen)
  await wen.screenshot({ path: 'test-results/rota-offer.png' })
  await wen.getByRole('button', { name: 'Take the pen' }).click()
  await expect(holder(uma)).toContainText('Wen')
  await expect(rota(uma)).toHaveCount(0)
  await wen.setViewportSize({ width: 390, height: 844 })
  await wen.keyboard.press('Alt+p')
  await expect(wen.getByRole('dialog').getByRole('combobox', { name: 'Who takes notes now?' })).toBeFocused()
  await axe(wen, '[role="dialog"]')
  await wen.screenshot({ path: 'test-results/rota-phone.png' })
})

test('from my room’s band Enter puts the cursor into Discussion', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren' })
  await page.keyboard.press('r')
  await page.getByRole('combobox', { name: 'Room' }).fill('Lantern')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Open the note/ }).focus()
  await page.keyboard.press('Enter')
  await expect(note(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Said at once')
  await expect(section(page, 'Discussion')).toContainText('Said at once')
})
