/** One session from scheduled to spec, as its people live it: two note-takers, a track lead, and the command line. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { checkRules } from '#note/exports/target-rules.ts'
import { shippedTarget } from '../helpers/build-note.ts'
import { caretIn, joinSummit, nextFrame, note, openNotePage, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'desktop-offline-first-run'

let relay: RelayProcess

test.beforeAll(async () => {
  relay = await runRelay()
})

test.afterAll(async () => {
  await relay.close()
})

async function write(page: Page, title: string, text: string): Promise<void> {
  await caretIn(page, title)
  await nextFrame(page)
  await page.keyboard.type(text)
  await nextFrame(page)
}

test('two note-takers write a session, close it, a lead approves it, and it is a spec', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const maren = await joinSummit(browser, relay, { role: 'note-taker', name: 'Maren Okafor' })
  const kofi = await joinSummit(browser, relay, { role: 'note-taker', name: 'Kofi Mensah' })

  // Nobody writes before lead and note-taker are named.
  await openNotePage(maren, relay, SESSION)
  const gate = maren.getByRole('dialog')
  await gate.getByRole('combobox', { name: 'Who leads?' }).fill('Elif')
  await maren.keyboard.press('Enter')
  await gate.getByRole('combobox', { name: 'Who takes notes?' }).fill('Maren')
  await maren.keyboard.press('Enter')
  await gate.getByRole('button', { name: 'Open the session' }).click()
  await expect(gate).toBeHidden()
  await openNotePage(kofi, relay, SESSION)

  // Both write at once and see each other's words.
  await write(maren, 'Discussion', 'The first start takes forty seconds without a network')
  await write(kofi, 'Goal', 'Start without a network')
  await expect(section(kofi, 'Discussion')).toContainText('forty seconds')
  await expect(section(maren, 'Goal')).toContainText('Start without a network')

  // Decision, action, question and blueprint by key, from where one writes.
  await caretIn(maren, 'Discussion')
  await nextFrame(maren)
  await maren.keyboard.press('Enter')
  await maren.keyboard.type('The first start reads the bundled catalogue')
  await maren.keyboard.press('Alt+d')
  await expect(section(maren, 'Decisions')).toContainText('bundled catalogue')
  await write(maren, 'Actions', 'Bundle the catalogue with the installer')
  await write(kofi, 'Questions', 'How old may a bundled catalogue be?')
  await write(kofi, 'Blueprints', 'desktop-offline-first-run')
  await expect(section(kofi, 'Decisions')).toContainText('bundled catalogue')
  await expect(section(maren, 'Blueprints')).toContainText('desktop-offline-first-run')
  await saved(maren)

  // Closing asks for what is missing and says so.
  await maren.getByRole('button', { name: 'Before you close' }).click()
  const checklist = maren.getByRole('complementary', { name: 'Before you close' })
  await expect(checklist).toContainText('Who owns A1?')
  const owner = checklist.getByRole('combobox', { name: 'Owner' })
  await owner.fill('Kofi')
  await maren.keyboard.press('Enter')
  await expect(section(kofi, 'Actions')).toContainText('Kofi Mensah')
  await checklist.getByRole('button', { name: /Close session/ }).click()
  await expect(note(kofi)).toBeVisible()
  await expect.poll(() => sessionState()).toBe('closed')

  // The lead approves from the desk; the note freezes for the note-takers.
  const adaeze = await joinSummit(browser, relay, {
    role: 'track-lead',
    name: 'Adaeze Nwosu',
    track: 'desktop',
  })
  await adaeze.goto(`${relay.address}/desk/${SESSION}`)
  await expect(adaeze.getByText('bundled catalogue').first()).toBeVisible()
  await adaeze.getByRole('button', { name: /^Approve/ }).click()
  await expect.poll(() => sessionState()).toBe('approved')
  await expect(note(maren)).toHaveAttribute('contenteditable', 'false')

  // And the spec is one that nova-specs would take.
  const out = mkdtempSync(join(tmpdir(), 'specs-'))
  await relay.command(['export', '--target', 'openstack-nova', '--session', SESSION, '--out', out])
  const [file] = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.rst'),
  )
  const spec = readFileSync(join(out, file ?? ''), 'utf8')
  expect(file).toBe('specs/2027.1/approved/desktop-offline-first-run.rst')
  const nova = shippedTarget('openstack-nova')
  expect(checkRules(nova.rules, [{ path: file ?? '', text: spec }], nova.cycles[0]?.titles ?? [])).toEqual([])
  expect(spec).toContain('The first start reads the bundled catalogue')
})

async function sessionState(): Promise<string> {
  const response = await fetch(`${relay.address}/api/v1/sessions/${SESSION}`, {
    headers: { authorization: `Bearer ${relay.organizerToken}` },
  })
  const answer = (await response.json()) as { summary: { session: { state: string } } }
  return answer.summary.session.state
}
