/** The packed app: made by `npm run package -- --dir`, started as people start it, its fuses read back. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { packedBinary } from '#electron/builder-config.ts'
import { readFuses } from '#electron/fuses.ts'
import { rootSwitches } from '#electron/launch.ts'
import { runCommand } from '../setup/steps.ts'

test.skip(process.platform !== 'linux', 'Packing is tried on Linux, where its tools are.')

let folder: string
let unpacked: string

test.beforeAll(async () => {
  test.setTimeout(240_000)
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-packed-'))
  unpacked = join(folder, 'linux-unpacked')
  const end = await runCommand('node', ['electron/package.ts', '--dir', `--out=${folder}`], { quiet: true })
  expect(end.output).toContain('fuse RunAsNode: off')
  expect(end.code).toBe(0)
})

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('the packed binary carries the fuses of the table', async () => {
  const readings = await readFuses(packedBinary(unpacked, 'linux'), 'linux')
  expect(Object.fromEntries(readings.map(({ name, state }) => [name, state]))).toEqual({
    RunAsNode: 'off',
    EnableNodeOptionsEnvironmentVariable: 'off',
    EnableNodeCliInspectArguments: 'off',
    EnableCookieEncryption: 'on',
    EnableEmbeddedAsarIntegrityValidation: 'off',
    OnlyLoadAppFromAsar: 'on',
    LoadBrowserProcessSpecificV8Snapshot: 'off',
    GrantFileProtocolExtraPrivileges: 'off',
  })
})

test('nothing but the archive is packed beside Electron', async () => {
  expect((await readdir(join(unpacked, 'resources'))).sort()).toEqual(['app.asar'])
})

test('the packed app opens its window on the page', async () => {
  const binary = packedBinary(unpacked, 'linux')
  const profile = `--user-data-dir=${join(folder, 'profile')}`
  const child = spawn(binary, [...rootSwitches(), '--disable-gpu', profile, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    const port = await debuggingPort(child)
    await expect.poll(() => openPages(port)).toEqual([expect.objectContaining({ title: 'Rapporteur' })])
    const [page] = await openPages(port)
    expect(page?.url).toMatch(/^app:\/\/rapporteur\//)
    const asked = await evaluateIn(page?.webSocketDebuggerUrl ?? '', 'typeof window.rapporteur.saveFile')
    expect(asked).toBe('function')
  } finally {
    child.kill('SIGKILL')
  }
})

interface OpenPage {
  readonly type: string
  readonly title: string
  readonly url: string
  readonly webSocketDebuggerUrl: string
}

// The inspector of main is fused off, so Playwright cannot attach; the page is asked over Chromium's own protocol.
function debuggingPort(child: ChildProcess): Promise<string> {
  return new Promise((settle, refuse) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (port !== undefined) settle(port)
    })
    child.once('exit', (code) => {
      refuse(new Error(`The packed app ended with code ${code}: ${said}`))
    })
  })
}

async function openPages(port: string): Promise<OpenPage[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`)
  return ((await answer.json()) as OpenPage[]).filter((page) => page.type === 'page')
}

function evaluateIn(address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(address)
  return new Promise((settle, refuse) => {
    socket.addEventListener('error', () => {
      refuse(new Error('The page could not be asked.'))
    })
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
    })
    socket.addEventListener('message', (event) => {
      const answer = JSON.parse(String(event.data)) as { result?: { result?: { value?: unknown } } }
      socket.close()
      settle(answer.result?.result?.value)
    })
  })
}
