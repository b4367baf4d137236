/** The Electron checklist (docs/desktop.md), asserted from inside the real Electron; the numbers are its points. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { definedEnvironment, startShell, type StartedShell } from '../setup/shell-app.ts'
import type { DesktopBridge } from '#renderer/bridge/bridge.ts'

const RELAY = 'http://127.0.0.1:8080'
const SECRET = 'abcdefgh12345678'

type BridgedWindow = typeof globalThis & { rapporteur: Required<DesktopBridge>; openedPaths: string[] }

let shell: StartedShell

test.beforeAll(async () => {
  shell = await startShell([`--relay=${RELAY}`], { RAPPORTEUR_JOIN: SECRET })
})

test.afterAll(async () => {
  await shell.close()
})

test('the window opens from our own scheme, with its title and size', async () => {
  expect(shell.page.url()).toBe('app://rapporteur/')
  await expect(shell.page).toHaveTitle('Rapporteur')
  const bounds = await shell.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]
    return { size: window?.getSize(), least: window?.getMinimumSize(), shown: window?.isVisible() }
  })
  expect(bounds).toEqual({ size: [1280, 840], least: [390, 560], shown: true })
})

test('points 2, 3, 4: the page has neither Node nor Electron, only the bridge’s functions', async () => {
  const seen = await shell.page.evaluate(() => ({
    missing: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    bridge: Object.entries((globalThis as BridgedWindow).rapporteur).map(
      ([name, value]) => `${name}: ${typeof value}`,
    ),
  }))
  expect(seen.missing).toEqual([])
  expect(seen.bridge.sort()).toEqual([
    'chooseMirror: function',
    'chooseRelay: function',
    'keepToken: function',
    'keptAppend: function',
    'keptJournal: function',
    'keptList: function',
    'keptRead: function',
    'keptReplace: function',
    'mirrorName: function',
    'mirrorNote: function',
    'onOpenPath: function',
    'openJournal: function',
    'openOutside: function',
    'platform: string',
    'readToken: function',
    'saveFile: function',
    'showRoom: function',
    'start: function',
    'stopMirror: function',
  ])
})

test('points 2 to 12: the window’s settings are the safe ones', async () => {
  const settings = await shell.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences()
    const { allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures } =
      contents.getLastWebPreferences()
    const insecure = { allowRunningInsecureContent, experimentalFeatures, blink: enableBlinkFeatures ?? '' }
    return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag, ...insecure }
  })
  expect(settings).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    blink: '',
  })
})

test('point 4: a preload cannot require fs', async () => {
  const started = await shell.app.evaluate(async ({ BrowserWindow, app }) => {
    const { writeFileSync } = process.getBuiltinModule('node:fs')
    const preload = `${app.getPath('userData')}/probe.cjs`
    writeFileSync(
      preload,
      `let said = 'loaded'; try { require('fs') } catch (error) { said = error.message }
       require('electron').contextBridge.exposeInMainWorld('probe', said)`,
    )
    const given = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Electron.WebPreferences
    }
    const { sandbox, contextIsolation, nodeIntegration } = given.getLastWebPreferences() as Record<
      string,
      boolean
    >
    const settings = { preload, sandbox, contextIsolation, nodeIntegration } as Electron.WebPreferences
    const window = new BrowserWindow({ show: false, webPreferences: settings })
    await window.loadURL('app://rapporteur/')
    const said: unknown = await window.webContents.executeJavaScript('globalThis.probe')
    window.destroy()
    return said
  })
  expect(started).toContain('module not found: fs')
})

test('point 5: permissions and devices are denied', async () => {
  const answers = await shell.page.evaluate(async () => {
    const refusal = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'granted',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      )
    return {
      microphone: await refusal(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await refusal(navigator.mediaDevices.getDisplayMedia({ video: true })),
      notification: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      reading: await refusal(navigator.clipboard.readText()),
    }
  })
  expect(answers.microphone).not.toBe('granted')
  expect(answers.screen).not.toBe('granted')
  expect(answers.reading).toBe('NotAllowedError')
  expect({ notification: answers.notification, geolocation: answers.geolocation }).toEqual({
    notification: 'denied',
    geolocation: 'denied',
  })
})

test('point 7: the page is served under its content policy, and that holds', async () => {
  const seen = await shell.page.evaluate(async () => {
    const answer = await fetch('/').catch(() => null)
    const violation = new Promise<string>((settle) => {
      document.addEventListener('securitypolicyviolation', (event) => settle(event.effectiveDirective), {
        once: true,
      })
    })
    new Image().src = 'https://example.org/a.png'
    let markup = 'taken'
    try {
      document.createElement('div').innerHTML = '<b>markup</b>'
    } catch {
      markup = 'refused'
    }
    return { fetched: answer === null, directive: await violation, markup }
  })
  expect(seen.fetched).toBe(true)
  expect(seen.markup).toBe('refused')
  expect(['img-src', 'require-trusted-types-for', 'connect-src']).toContain(seen.directive)
  const header = await shell.app.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch('app://rapporteur/sessions/server-limits')
    return { policy: answer.headers.get('content-security-policy'), type: answer.headers.get('content-type') }
  })
  expect(header.policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(header.policy).toContain(`connect-src ${RELAY} ws://127.0.0.1:8080;`)
  expect(header.type).toBe('text/html; charset=utf-8')
})

test('points 13 and 14: neither navigation nor a new window leaves the page', async () => {
  await shell.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
  const opened = await shell.page.evaluate(() => window.open('https://example.org') === null)
  await shell.page.evaluate(() => {
    location.href = 'https://example.org'
  })
  await shell.page.evaluate(() => {
    location.href = 'file:///etc/passwd'
  })
  const windows = await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  expect({ opened, windows, url: shell.page.url() }).toEqual({
    opened: true,
    windows: 1,
    url: 'app://rapporteur/',
  })
})

test('point 15: an address is opened outside only after a yes, and never with another scheme', async () => {
  const asked = await shell.app.evaluate(({ dialog, shell: outside }) => {
    const seen = { questions: [] as string[], opened: [] as string[] }
    Object.assign(globalThis, { seen })
    dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
      seen.questions.push(options.message)
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }) as unknown as typeof dialog.showMessageBox
    outside.openExternal = (address) => {
      seen.opened.push(address)
      return Promise.resolve()
    }
    return seen.questions.length
  })
  expect(asked).toBe(0)
  const answers = await shell.page.evaluate(async () => {
    const { openOutside } = (globalThis as BridgedWindow).rapporteur
    return [await openOutside('https://example.org/a'), await openOutside('file:///etc/passwd')]
  })
  const seen = await shell.app.evaluate(() => (globalThis as unknown as { seen: unknown }).seen)
  expect({ answers, seen }).toEqual({
    answers: [true, false],
    seen: { questions: ['Open example.org outside Rapporteur?'], opened: ['https://example.org/a'] },
  })
})

test('point 17: a message whose payload is not what the channel takes is refused', async () => {
  const refused = await shell.page.evaluate(async () => {
    const { saveFile, keepToken } = (globalThis as BridgedWindow).rapporteur
    const refusal = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'taken',
        (error: unknown) => String(error),
      )
    return [
      await refusal(saveFile({ name: '../../etc/passwd', text: '' })),
      await refusal(keepToken('javascript:alert(1)', 'x')),
    ]
  })
  expect(refused.every((sentence) => sentence.includes('its payload is not what the channel takes'))).toBe(
    true,
  )
})

test('point 18: the scheme serves the bundle and nothing beside it', async () => {
  const answers = await shell.app.evaluate(async ({ session }) => {
    const addresses = [
      'app://rapporteur/secret.txt',
      'app://rapporteur/%2e%2e/secret.txt',
      'app://other/index.html',
    ]
    const more = ['app://rapporteur/..%2f..%2fsecret.txt', 'app://rapporteur/..%5c..%5csecret.txt']
    return Promise.all(
      [...addresses, ...more].map(async (a) => (await session.defaultSession.fetch(a)).status),
    )
  })
  expect(answers).toEqual([404, 404, 404, 404, 404])
})

test('the start information holds the relay and the invite, which is forgotten once a token is kept', async () => {
  const start = (): Promise<unknown> =>
    shell.page.evaluate(() => (globalThis as BridgedWindow).rapporteur.start())
  expect(await start()).toEqual({ relay: RELAY, join: SECRET, version: '0.1.0' })
  expect(await shell.app.evaluate(() => process.env['RAPPORTEUR_JOIN'] ?? null)).toBe(null)
  const token = await shell.page.evaluate(async (relay) => {
    const { keepToken, readToken } = (globalThis as BridgedWindow).rapporteur
    await keepToken(relay, 'a-token')
    return { ours: await readToken(relay), other: await readToken('https://other.example') }
  }, RELAY)
  expect(token).toEqual({ ours: 'a-token', other: null })
  expect(await start()).toEqual({ relay: RELAY, join: null, version: '0.1.0' })
})

test('a file is saved where the person says, and a cancelled dialog saves nothing', async () => {
  const path = test.info().outputPath('book.md')
  await shell.app.evaluate(({ dialog }, chosen) => {
    const answers = [
      { canceled: true, filePath: '' },
      { canceled: false, filePath: chosen },
    ]
    dialog.showSaveDialog = () => Promise.resolve(answers.shift() ?? { canceled: true, filePath: '' })
  }, path)
  const save = (): Promise<unknown> =>
    shell.page.evaluate(() =>
      (globalThis as BridgedWindow).rapporteur.saveFile({ name: 'book.md', text: 'Ångström' }),
    )
  expect([await save(), await save()]).toEqual([
    { outcome: 'cancelled' },
    { outcome: 'saved', name: 'book.md' },
  ])
  expect(await readFile(path, 'utf8')).toBe('Ångström')
})

test('a second start ends at once and hands its link to the first', async () => {
  const link = 'rapporteur://127.0.0.1:8080/sessions/server-limits#abc'
  const second = spawn(shell.binary, [...shell.values, link], { env: definedEnvironment(), stdio: 'ignore' })
  const code = await new Promise((settle) => second.once('exit', settle))
  expect(code).toBe(0)
  const paths = (): Promise<string[]> => shell.page.evaluate(() => (globalThis as BridgedWindow).openedPaths)
  await expect.poll(paths).toEqual(['/sessions/server-limits#abc'])
  expect(await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('another relay is taken only after a yes, and the policy follows it', async () => {
  await shell.app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false })
  })
  const loaded = shell.page.waitForEvent('load')
  await shell.page.evaluate(
    () => void (globalThis as BridgedWindow).rapporteur.chooseRelay('https://notes.example.org'),
  )
  await loaded
  const start = await shell.page.evaluate(() => (globalThis as BridgedWindow).rapporteur.start())
  expect(start.relay).toBe('https://notes.example.org')
  const folder = await shell.app.evaluate(({ app }) => app.getPath('userData'))
  expect(JSON.parse(await readFile(join(folder, 'relay.json'), 'utf8'))).toEqual({
    relay: 'https://notes.example.org',
  })
})
