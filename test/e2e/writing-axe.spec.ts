/** Axe on everything that opens while somebody writes. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { caretIn, joinSummit, note, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const RUNNING = 'server-graceful-restart'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

/** Opens something in the running note; the caret stands in an empty line below the last one of the discussion. */
const OPENED: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  ['the slash menu', (page) => page.keyboard.type('/')],
  ['the slash menu, filtered', (page) => page.keyboard.type('/aufg')],
  ['the menu of people', (page) => page.keyboard.type('@a')],
  ['the owner picker', (page) => pickerOn(page, 'Alt+o', 'a')],
  ['the day picker', (page) => pickerOn(page, 'Alt+u', '')],
  ['the day picker, with words', (page) => pickerOn(page, 'Alt+u', 'next friday')],
  ['the voice picker', (page) => page.keyboard.type('x').then(() => page.keyboard.press('Alt+r'))],
  ['the preview of an action', (page) => preview(page, 'action: zoe to write it by next friday')],
  ['the preview of a correction', (page) => preview(page, 's/session state/state/')],
  ['the offer of a paste', pasteOffer],
  ['the palette', (page) => palette(page, 'hand')],
  ['the palette, commands', (page) => palette(page, '>')],
]

async function pickerOn(page: Page, chord: string, words: string): Promise<void> {
  await page.keyboard.type('write it')
  await page.keyboard.press('Alt+a')
  await page.keyboard.press(chord)
  await page.keyboard.type(words)
  await expect(page.getByRole('listbox')).toBeVisible()
}

async function preview(page: Page, words: string): Promise<void> {
  await page.keyboard.type(words)
  await expect(page.locator('.typing-preview')).toBeVisible()
}

async function pasteOffer(page: Page): Promise<void> {
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '- it is slow\n- [ ] elif to write it\n- Decision: we keep it')
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.note-text')?.dispatchEvent(paste)
  })
  await expect(page.getByRole('button', { name: /Make them items/ })).toBeVisible()
}

async function palette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words)
  await expect(page.getByRole('option').first()).toBeVisible()
}

const LOOKS = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 1280, height: 800 },
  { theme: 'light', width: 390, height: 844 },
  { theme: 'dark', width: 390, height: 844 },
] as const

/** All of them once; in the other looks what has colours and widths of its own. */
const IN_EVERY_LOOK: ReadonlySet<string> = new Set([
  'the menu of people',
  'the owner picker',
  'the preview of an action',
  'the offer of a paste',
])

function openedIn(look: (typeof LOOKS)[number]): typeof OPENED {
  return look === LOOKS[0] ? OPENED : OPENED.filter(([name]) => IN_EVERY_LOOK.has(name))
}

for (const look of LOOKS) {
  const { theme, width, height } = look
  test(`axe finds nothing on what opens while one writes: ${theme}, ${width} wide`, async ({ browser }) => {
    test.setTimeout(120_000)
    const page = await joinSummit(browser, relay, {
      role: 'note-taker',
      name: `Writer ${theme} ${width}`,
      context: { viewport: { width, height }, colorScheme: theme },
    })
    await openNotePage(page, relay, RUNNING)
    await caretIn(page, 'Discussion')
    await page.keyboard.press('Enter')
    for (const [name, open] of openedIn(look)) {
      await open(page)
      await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)))
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map((node) => node.html.slice(0, 160)),
      }))
      expect([name, found]).toEqual([name, []])
      const folder = process.env['RAPPORTEUR_SHOTS']
      const file = `${name.replaceAll(/\W+/g, '-')}-${width}-${theme}.png`
      if (folder) await page.screenshot({ path: `${folder}/${file}` })
      await emptyLine(page)
    }
    await page.context().close()
  })
}

/** Closes what is open and takes the words of the caret's line away. */
async function emptyLine(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(note(page)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Backspace')
}
