/** Makes the page and the desktop's files where they are missing or older than their sources. Knows vite by its name only. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
/** Folders that go into the page and the desktop. */
const SOURCES = ['renderer', 'note', 'electron']
/** What is made, from which configuration. */
const PRODUCTS = [
  ['dist/renderer/index.html', 'renderer/vite.config.ts'],
  ['dist/electron/main.mjs', 'electron/vite.config.ts'],
  ['dist/electron', 'electron/vite.preload.config.ts'],
] as const

/** Builds what is stale; returns a sentence where that failed, null otherwise. */
export async function buildIfStale(say: (line: string) => void): Promise<string | null> {
  const newest = Math.max(...SOURCES.map((folder) => newestChange(join(ROOT, folder))))
  const page = join(ROOT, PRODUCTS[0][0])
  if (existsSync(page) && statSync(page).mtimeMs >= newest) return null
  say('Building the page; this takes a few seconds.')
  for (const [, config] of PRODUCTS) {
    if ((await runVite(['build', '--config', config, '--logLevel', 'error'])) !== 0) {
      return `The page could not be built from ${config}: run "npm run build" to see why.`
    }
  }
  return null
}

/** Starts vite's own server for the page; resolves with its exit code. */
export function runVite(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  return new Promise((done) => {
    child.once('error', () => done(1))
    child.once('exit', (code) => {
      process.off('exit', stop)
      done(code ?? 1)
    })
  })
}

function newestChange(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)
}
