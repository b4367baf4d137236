/**
 * `npm run package [-- --dir] [-- --targets=tar.gz,deb] [-- --out=FOLDER]`: packs the built app from an Electron of
 * this machine, sets its fuses and reads them back. Run by people and by CI; never part of the app.
 */
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { path7za } from '7zip-bin'
import { build, Platform } from 'electron-builder'
import { builderConfig, EXECUTABLE_NAME, packedBinary } from './builder-config.ts'
import { writeDeb } from './deb.ts'
import { findElectron, type FoundElectron } from './find-electron.ts'
import { readFuses } from './fuses.ts'

interface PackageRequest {
  readonly output: string
  readonly targets: readonly string[]
}

const ROOT = resolve(import.meta.dirname, '..')
const ICON = join(ROOT, 'electron/icon.png')
const DEFAULT_TARGETS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['dir', 'tar.gz', 'deb'],
  darwin: ['dmg'],
  win32: ['nsis'],
}

function parseRequest(values: readonly string[]): PackageRequest | string {
  let targets = DEFAULT_TARGETS[process.platform] ?? ['dir']
  let output = join(ROOT, 'release')
  for (const value of values) {
    if (value === '--dir') targets = ['dir']
    else if (value.startsWith('--targets=')) targets = value.slice('--targets='.length).split(',')
    else if (value.startsWith('--out=')) output = resolve(value.slice('--out='.length))
    else return `Unknown argument ${value}; known are --dir, --targets=… and --out=….`
  }
  return { output, targets }
}

/** Packs, and resolves to null or to the sentence that says why not. */
async function packageApp(request: PackageRequest): Promise<string | null> {
  const built = ['dist/electron/main.mjs', 'dist/electron/preload.cjs', 'dist/renderer/index.html']
  const missing = built.find((file) => !existsSync(join(ROOT, file)))
  if (missing !== undefined) return `${missing} is missing; run \`npm run build\` first.`
  const electron = findElectron()
  if (electron === null)
    return 'There is no Electron to pack; run `npx install-electron` (or `npm test`) first.'
  console.log(`Packing Electron ${electron.version} (from ${electron.from}).`)
  if (electron.from === 'cache') console.log('It is an old one, for trying only: do not ship what comes out.')
  await runBuilder(request, electron)
  return finish(request)
}

/** electron-builder works on a folder with nothing but the bundle, so that it finds no packages to take along. */
async function stageApp(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<string, string>
  const { name, version, description, license, main } = manifest
  const author = 'Rapporteur contributors'
  const staged = { name, version, description, license, author, main, type: 'module', private: true }
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(staged, null, 2))
  return version ?? '0.0.0'
}

async function runBuilder(request: PackageRequest, electron: FoundElectron): Promise<void> {
  const projectDir = join(request.output, 'app')
  await stageApp(projectDir)
  // Its own 7zip would be downloaded; the registry's copy comes without the right to run.
  await chmod(path7za, 0o755)
  process.env['ELECTRON_BUILDER_7ZIP_PATH'] = path7za
  const targets = request.targets.filter((target) => target !== 'deb')
  const config = builderConfig(electron, request.output, ICON)
  await build({
    projectDir,
    config,
    targets: Platform.current().createTarget(targets.length > 0 ? targets : ['dir']),
  })
  await rm(projectDir, { recursive: true, force: true })
}

async function finish(request: PackageRequest): Promise<string | null> {
  if (process.platform !== 'linux') return null
  const unpacked = join(request.output, 'linux-unpacked')
  const readings = await readFuses(packedBinary(unpacked, 'linux'), 'linux')
  for (const { name, state } of readings) console.log(`fuse ${name}: ${state}`)
  const wrong = readings.filter((reading) => !reading.isAsWanted)
  if (wrong.length > 0)
    return `The binary’s fuses are not as wanted: ${wrong.map(({ name }) => name).join(', ')}.`
  if (!request.targets.includes('deb')) return null
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    readonly version: string
  }
  const { version } = manifest
  console.log(
    `${EXECUTABLE_NAME}: ${await writeDeb({ unpacked, icon: ICON, version, output: request.output })}`,
  )
  return null
}

const request = parseRequest(process.argv.slice(2))
if (typeof request === 'string') {
  console.error(request)
  process.exitCode = 2
} else {
  const fault = await packageApp(request)
  if (fault !== null) {
    console.error(fault)
    process.exitCode = 1
  }
}
