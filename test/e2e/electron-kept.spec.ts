/** The desktop app killed at random moments: what it called on this computer is in its files, whatever happened. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { readFrames } from '#electron/kept/record-frames.ts'
import { readKeptNote } from '#renderer/keep/kept-note.ts'
import * as Y from 'yjs'
import { startShell } from '../setup/shell-app.ts'
import { caretIn, saved, section } from './people.ts'
import { runRelay, type RelayProcess } from './run-relay.ts'

const SESSION = 'server-graceful-restart'

let relay: RelayProcess
let profile: string

test.beforeEach(async () => {
  relay = await runRelay()
  profile = await mkdtemp(join(tmpdir(), 'rapporteur-kept-'))
})

test.afterEach(async () => {
  await relay.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** All letters of the note as the file of the killed app has them. */
async function lettersInFile(): Promise<string> {
  const [place = ''] = await readdir(join(profile, 'kept'))
  const bytes = await readFile(join(profile, 'kept', place, 'logs', `note.${SESSION}.log`))
  const { known, unsent } = readKeptNote(readFrames(bytes).records)
  const doc = new Y.Doc()
  for (const update of [...known, ...unsent.map((edit) => edit.update)]) Y.applyUpdate(doc, update)
  const lines = [...doc.getMap<Y.Map<unknown>>('lines').values()]
  return lines.map((line) => (line.get('text') instanceof Y.Text ? String(line.get('text')) : '')).join('\n')
}

test('C1 the app is killed while it types without a relay: its files have what it called on this computer', async () => {
  const link = new URL(await relay.invite('note-taker'))
  const switches = [`--relay=${relay.address}`, `--user-data-dir=${profile}`]
  const shell = await startShell(switches, { RAPPORTEUR_JOIN: link.hash.slice(1) }, 'built')
  const { page } = shell
  await page.getByRole('textbox', { name: 'Your name' }).fill('Maren Okafor')
  await page.keyboard.press('Enter')
  await page
    .getByRole('link', { name: /Graceful restart/ })
    .first()
    .click()
  await expect(section(page, 'Discussion')).toBeVisible()
  await caretIn(page, 'Discussion')
  await page.keyboard.press('Enter')
  await saved(page)
  await relay.kill('SIGKILL')
  await page.keyboard.type('kept by the shell alone')
  await expect(page.getByRole('button', { name: /On this computer · 1 line behind/ })).toBeVisible()
  const [place = ''] = await readdir(join(profile, 'kept'))
  const journals = join(profile, 'kept', place, 'journal')
  await expect
    .poll(async () => {
      const [day = ''] = await readdir(journals).catch(() => [])
      return readFile(join(journals, day), 'utf8').catch(() => '')
    })
    .toMatch(/^\d\d:\d\d:\d\d {2}server-graceful-restart: kept by the shell alone$/m)
  const gone = new Promise((resolve) => shell.app.process().once('exit', resolve))
  spawn('kill', ['-9', String(shell.app.process().pid)])
  await gone
  expect(await lettersInFile()).toContain('kept by the shell alone')
})
