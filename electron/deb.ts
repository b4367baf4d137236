/**
 * A Debian package from the packed folder, by dpkg-deb alone: electron-builder would want a tool that cannot be had on
 * a closed network. Knows the packed folder's layout and nothing of how it came about.
 */
import { execFile } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { EXECUTABLE_NAME, PRODUCT_NAME, SUMMARY } from './builder-config.ts'
import { LINK_PROTOCOL } from './deep-link.ts'

export interface DebRequest {
  readonly unpacked: string
  readonly icon: string
  readonly version: string
  readonly output: string
}

const DEPENDS = [
  'libgtk-3-0',
  'libnotify4',
  'libnss3',
  'libxss1',
  'libxtst6',
  'xdg-utils',
  'libatspi2.0-0',
  'libuuid1',
  'libsecret-1-0',
]

const DESKTOP_ENTRY = `[Desktop Entry]
Name=${PRODUCT_NAME}
Comment=${SUMMARY}
Exec=/opt/${PRODUCT_NAME}/${EXECUTABLE_NAME} %U
Terminal=false
Type=Application
Icon=${EXECUTABLE_NAME}
StartupWMClass=${PRODUCT_NAME}
MimeType=x-scheme-handler/${LINK_PROTOCOL};
Categories=Office;
`

/** Writes the package and resolves to its path. */
export async function writeDeb(request: DebRequest): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'rapporteur-deb-'))
  const file = join(request.output, `${EXECUTABLE_NAME}_${request.version}_${debianArchitecture()}.deb`)
  try {
    await layOut(tree, request)
    await promisify(execFile)('dpkg-deb', ['--root-owner-group', '-Zgzip', '-b', tree, file])
    return file
  } finally {
    await rm(tree, { recursive: true, force: true })
  }
}

async function layOut(tree: string, request: DebRequest): Promise<void> {
  // mkdtemp makes a folder that only its owner may enter; in the package it would stand for "/".
  await chmod(tree, 0o755)
  const icons = join(tree, 'usr/share/icons/hicolor/512x512/apps')
  for (const folder of ['DEBIAN', 'opt', 'usr/bin', 'usr/share/applications']) {
    await mkdir(join(tree, folder), { recursive: true })
  }
  await mkdir(icons, { recursive: true })
  const home = join(tree, 'opt', PRODUCT_NAME)
  await cp(request.unpacked, home, { recursive: true })
  // Chromium's fallback where the system gives no user namespaces; it works only so.
  await chmod(join(home, 'chrome-sandbox'), 0o4755)
  await symlink(
    `/opt/${PRODUCT_NAME}/${EXECUTABLE_NAME}`,
    join(tree, 'usr/bin', `${EXECUTABLE_NAME}-desktop`),
  )
  await cp(request.icon, join(icons, `${EXECUTABLE_NAME}.png`))
  await writeFile(join(tree, 'usr/share/applications', `${EXECUTABLE_NAME}.desktop`), DESKTOP_ENTRY)
  await writeFile(join(tree, 'DEBIAN/control'), controlFile(request.version))
}

function controlFile(version: string): string {
  return `Package: ${EXECUTABLE_NAME}
Version: ${version}
Architecture: ${debianArchitecture()}
Maintainer: Rapporteur contributors <contributors@rapporteur.invalid>
Section: editors
Priority: optional
Depends: ${DEPENDS.join(', ')}
Description: ${SUMMARY}
 One live, shared note per session, written by many hands and exported as specs.
`
}

function debianArchitecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch
}
