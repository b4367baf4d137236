/**
 * The peers the relay is held against, installed on demand into a folder of the user's cache: they are never packages of
 * this project. Versions are pinned here.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
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
const SERVERS = ['bare.mjs', 'y-websocket.mjs', 'hocuspocus.mjs'] as const

/** Installs the peers unless they are there; returns the folder from which they run. */
export function providePeers(): string {
  const folder = join(homedir(), '.cache', 'rapporteur', 'bench-peers', 'run')
  mkdirSync(folder, { recursive: true })
  const wanted = { private: true, type: 'module', dependencies: VERSIONS, overrides: OVERRIDES }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(wanted))
  if (!existsSync(join(folder, 'node_modules', '@hocuspocus', 'server'))) {
    console.log(`Installing the peers into ${folder}, once.`)
    const end = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    if (end.status !== 0) throw new Error(`The peers cannot be installed: ${end.stderr}`)
  }
  for (const name of SERVERS) {
    copyFileSync(fileURLToPath(new URL(`servers/${name}`, import.meta.url)), join(folder, name))
  }
  return folder
}
