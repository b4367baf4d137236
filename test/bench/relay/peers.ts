/**
 * The peers the relay is held against, installed on demand into a folder of the user's cache: they are never packages of
 * this project. Versions are pinned here.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VERSIONS = {
  '@y/websocket-server': '0.1.1',
  'y-leveldb': '0.1.2',
  leveldown: '5.6.0',
  '@hocuspocus/server': '4.7.0',
  '@hocuspocus/extension-sqlite': '4.7.0',
  yjs: '13.6.33',
  'y-protocols': '1.0.7',
  lib0: '0.2.120',
  ws: '8.23.0',
}
/** The extension asks for an older one that has no build for current Node. */
const OVERRIDES = { 'better-sqlite3': '13.2.0' }
const SERVERS = ['bare.mjs', 'hocuspocus.mjs'] as const

/** Installs the peers unless they are there in these versions; returns the folder from which they run. */
export function providePeers(): string {
  const folder = join(homedir(), '.cache', 'rapporteur', 'bench-peers', 'run')
  mkdirSync(folder, { recursive: true })
  const wanted = JSON.stringify({
    private: true,
    type: 'module',
    dependencies: VERSIONS,
    overrides: OVERRIDES,
  })
  // Written last, so that a broken installation is made again.
  const stamp = join(folder, 'installed.json')
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) install(folder, wanted, stamp)
  for (const name of SERVERS) {
    copyFileSync(fileURLToPath(new URL(`servers/${name}`, import.meta.url)), join(folder, name))
  }
  return folder
}

function install(folder: string, wanted: string, stamp: string): void {
  console.log(`Installing the peers into ${folder}, once.`)
  for (const name of ['node_modules', 'package-lock.json']) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  writeFileSync(join(folder, 'package.json'), wanted)
  // Both native packages bring their builds with them: nothing is compiled.
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund']
  const end = spawnSync('npm', words, { cwd: folder, encoding: 'utf8' })
  if (end.status !== 0) throw new Error(`The peers cannot be installed: ${end.stderr}`)
  writeFileSync(stamp, wanted)
}
