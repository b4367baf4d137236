/** Every screen and state: axe finds nothing, in light and dark, wide and narrow; nothing is said on the console. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { joinSummit, note, openNotePage } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

interface Screen {
  readonly name: string
  readonly role: string
  readonly show: (page: Page) => Promise<void>
}

const SCREENS: readonly Screen[] = [
  {
    name: 'today',
    role: 'note-taker',
    show: (page) => shown(page, '/', page.getByRole('heading', { level: 1 })),
  },
  {
    name: 'today by track',
    role: 'note-taker',
    show: async (page) => {
      await shown(page, '/', page.getByRole('heading', { level: 1 }))
      await page.keyboard.press('t')
    },
  },
  {
    name: 'palette',
    role: 'note-taker',
    show: async (page) => {
      await shown(page, '/', page.getByRole('heading', { level: 1 }))
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'all keys',
    role: 'note-taker',
    show: async (page) => {
      await shown(page, '/', page.getByRole('heading', { level: 1 }))
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  { name: 'note', role: 'note-taker', show: (page) => openNotePage(page, relay, 'server-graceful-restart') },
  {
    name: 'note with the checklist',
    role: 'note-taker',
    show: async (page) => {
      await openNotePage(page, relay, 'server-graceful-restart')
      await page.keyboard.press('Alt+c')
      await expect(page.getByRole('complementary', { name: 'Before you close' })).toBeVisible()
    },
  },
  {
    name: 'note, export',
    role: 'note-taker',
    show: async (page) => {
      await openNotePage(page, relay, 'server-schema-changes')
      await page.getByRole('button', { name: 'Export', exact: true }).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'approved note',
    role: 'note-taker',
    show: (page) => openNotePage(page, relay, 'server-schema-changes'),
  },
  {
    name: 'note as a reader',
    role: 'reader',
    show: (page) => openNotePage(page, relay, 'server-graceful-restart'),
  },
  {
    name: 'opening gate',
    role: 'note-taker',
    show: async (page) => {
      await page.goto(`${relay.address}/sessions/desktop-window-memory`)
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'desk',
    role: 'organizer',
    show: (page) => shown(page, '/desk', page.getByRole('heading').first()),
  },
  {
    name: 'wall',
    role: 'organizer',
    show: (page) => shown(page, '/wall', page.getByRole('list', { name: 'Rooms' })),
  },
  { name: 'history', role: 'note-taker', show: openHistory },
  {
    name: 'history, an older version',
    role: 'note-taker',
    show: async (page) => {
      await openHistory(page)
      await page.getByRole('slider', { name: 'Version' }).press('Home')
      await expect(page.locator('.sheet')).toContainText('As it was on')
    },
  },
  {
    name: 'history, who wrote what',
    role: 'note-taker',
    show: async (page) => {
      await openHistory(page)
      await page.getByRole('button', { name: 'Who wrote what', exact: true }).click()
      await expect(
        page.getByRole('region', { name: 'Who wrote what' }).getByRole('listitem').first(),
      ).toBeVisible()
    },
  },
  {
    name: 'history, restoring',
    role: 'note-taker',
    show: async (page) => {
      await openHistory(page)
      await page.getByRole('slider', { name: 'Version' }).press('Home')
      await page.getByRole('button', { name: 'Restore this version' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'actions',
    role: 'note-taker',
    show: (page) => shown(page, '/registers/actions', page.getByRole('heading').first()),
  },
  {
    name: 'decisions',
    role: 'note-taker',
    show: (page) => shown(page, '/registers/decisions', page.getByRole('heading').first()),
  },
  {
    name: 'no such session',
    role: 'note-taker',
    show: (page) => shown(page, '/sessions/no-such', page.getByRole('heading').first()),
  },
]

/** What there is on a phone instead of keys: sheets from below and a menu. */
const PHONE_SCREENS: readonly Screen[] = [
  { name: 'contents', role: 'note-taker', show: openContents },
  {
    name: 'checklist',
    role: 'note-taker',
    show: async (page) => {
      await openContents(page)
      await page.getByRole('button', { name: /Before you close/ }).click()
      await expect(page.getByRole('heading', { name: 'Before you close' })).toBeVisible()
    },
  },
  {
    name: 'export',
    role: 'note-taker',
    show: async (page) => {
      await openContents(page)
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
    },
  },
]

async function openHistory(page: Page): Promise<void> {
  await shown(
    page,
    '/sessions/server-graceful-restart/history',
    page.getByRole('slider', { name: 'Version' }),
  )
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible()
}

async function openContents(page: Page): Promise<void> {
  await openNotePage(page, relay, 'server-graceful-restart')
  await page.getByRole('button', { name: /of 6/ }).click()
  await expect(page.getByRole('button', { name: /Before you close/ })).toBeVisible()
}

/** Needs a keyboard, or is the wide layout of something in `PHONE_SCREENS`. */
const WIDE_ONLY: ReadonlySet<string> = new Set([
  'palette',
  'all keys',
  'note with the checklist',
  'note, export',
])

function screensFor(width: number): readonly Screen[] {
  return width < 700
    ? [...SCREENS.filter((screen) => !WIDE_ONLY.has(screen.name)), ...PHONE_SCREENS]
    : SCREENS
}

async function shown(page: Page, path: string, sign: ReturnType<Page['getByRole']>): Promise<void> {
  await page.goto(relay.address + path)
  await expect(sign.first()).toBeVisible()
}

const LOOKS = [
  { theme: 'light', width: 1280, height: 800 },
  { theme: 'dark', width: 1280, height: 800 },
  { theme: 'light', width: 390, height: 844 },
  { theme: 'dark', width: 390, height: 844 },
] as const

for (const { theme, width, height } of LOOKS) {
  test.describe(`${theme}, ${width} wide`, () => {
    for (const screen of screensFor(width)) {
      test(`axe finds nothing on ${screen.name}`, async ({ browser }) => {
        const page = await joinSummit(browser, relay, {
          role: screen.role,
          name: `Viewer of ${screen.name}`,
          context: { viewport: { width, height }, colorScheme: theme },
        })
        const said: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') said.push(message.text())
        })
        await screen.show(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(
          violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 160)) })),
        ).toEqual([])
        expect(said.filter((text) => !text.includes('404'))).toEqual([])
        const folder = process.env['RAPPORTEUR_SHOTS']
        if (folder)
          await page.screenshot({
            path: `${folder}/${screen.name.replaceAll(/\W+/g, '-')}-${width}-${theme}.png`,
          })
        await page.context().close()
      })
    }
  })
}

test('joining: axe finds nothing, and a used or wrong link gets one sentence', async ({ page }) => {
  await page.goto(`${relay.address}/join#wrong-secret`)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Maren')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  expect(page.url()).not.toContain('wrong-secret')
})

test('a reader cannot write', async ({ browser }) => {
  const page = await joinSummit(browser, relay, { role: 'reader', name: 'Reader' })
  await openNotePage(page, relay, 'server-graceful-restart')
  await expect(note(page)).toHaveAttribute('contenteditable', 'false')
})
