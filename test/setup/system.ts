/**
 * What the tests need of the system: a Chromium, a virtual screen, the libraries that Electron wants. On Debian and as
 * root it is fetched by apt, elsewhere Playwright brings its own browser; either way it says so.
 */
import { existsSync } from 'node:fs'
import { runCommand, say, toolPath } from './steps.ts'

const PACKAGES = [
  'chromium',
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libnotify4',
  'libsecret-1-0',
  'unzip',
  'fonts-dejavu-core',
  'python3-docutils',
  'python3-yaml',
  'poppler-utils',
]

/** Debian's browser, which needs no download of its own; null where Playwright's is used. */
export function systemChromium(): string | null {
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null
}

/** How Chromium is started here: without its sandbox only as root, where it refuses to run with one. */
export function chromiumOptions(): { executablePath?: string; args: string[] } {
  const executablePath = systemChromium()
  const isRoot = process.getuid?.() === 0
  return {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--disable-dev-shm-usage', '--disable-gpu', ...(isRoot ? ['--no-sandbox'] : [])],
  }
}

/** Provides browser and libraries. Resolves to null, or to a sentence where something is missing in the end. */
export async function provideSystem(): Promise<string | null> {
  const isDebian = existsSync('/usr/bin/apt-get') && existsSync('/etc/debian_version')
  if (isDebian && process.getuid?.() === 0) return provideByApt()
  if (systemChromium() !== null) {
    say('System: Debian’s Chromium is here; further packages are left to the system’s owner (not root).')
    return null
  }
  say('System: Playwright installs its own Chromium (npx playwright install chromium).')
  const end = await runCommand(toolPath('playwright'), ['install', 'chromium'])
  return end.code === 0 ? null : 'Playwright could not install its Chromium.'
}

async function provideByApt(): Promise<string | null> {
  const missing = await missingPackages()
  if (missing.length === 0) {
    say(`System: all ${PACKAGES.length} Debian packages are installed.`)
    return null
  }
  say(`System: apt installs ${missing.join(' ')}.`)
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  const updated = await runCommand('apt-get', ['update', '-q'], { environment, quiet: true })
  if (updated.code !== 0) process.stdout.write(updated.output)
  const command = ['install', '-q', '-y', '--no-install-recommends', ...missing]
  const end = await runCommand('apt-get', command, { environment, quiet: true })
  if (end.code === 0) return null
  process.stdout.write(end.output)
  return `apt-get could not install ${missing.join(' ')}.`
}

async function missingPackages(): Promise<string[]> {
  const format = '${Package} ${db:Status-Status}\\n'
  const { output } = await runCommand('dpkg-query', ['-W', '-f', format, ...PACKAGES], { quiet: true })
  const installed = new Set(output.split('\n').filter((line) => line.endsWith(' installed')))
  return PACKAGES.filter((name) => !installed.has(`${name} installed`))
}
