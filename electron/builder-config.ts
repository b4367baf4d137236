/**
 * How electron-builder packs the app. Data only: the running of it is package.ts. Nothing is packed but the bundle;
 * node_modules stays out as everything needed is bundled.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { LINK_PROTOCOL } from './deep-link.ts'
import { setFuses } from './fuses.ts'

export interface PackedElectron {
  readonly folder: string
  readonly version: string
}

export const PRODUCT_NAME = 'Rapporteur'
export const EXECUTABLE_NAME = 'rapporteur'
export const SUMMARY = 'Live, uniform session notes for design summits'

/** The configuration for packing `electron`'s folder into `output`. */
export function builderConfig(electron: PackedElectron, output: string, icon: string): Configuration {
  return {
    appId: 'org.rapporteur.desktop',
    productName: PRODUCT_NAME,
    electronVersion: electron.version,
    electronDist: electron.folder,
    directories: { output },
    files: ['dist/**/*', 'package.json'],
    asar: true,
    npmRebuild: false,
    publish: null,
    icon,
    protocols: [{ name: PRODUCT_NAME, schemes: [LINK_PROTOCOL] }],
    electronLanguages: ['en-US', 'en-GB', 'de'],
    artifactName: 'rapporteur-${version}-${os}-${arch}.${ext}',
    afterPack: async (context) => {
      // Electron's demonstration app; it comes along when Electron is taken from a folder.
      await rm(join(context.appOutDir, 'resources/default_app.asar'), { force: true })
      await setFuses(packedBinary(context.appOutDir, process.platform), process.platform)
    },
    linux: {
      category: 'Office',
      executableName: EXECUTABLE_NAME,
      synopsis: SUMMARY,
      mimeTypes: [`x-scheme-handler/${LINK_PROTOCOL}`],
      maintainer: 'Rapporteur contributors',
    },
    mac: { category: 'public.app-category.productivity', hardenedRuntime: true, target: ['dmg', 'zip'] },
    win: { target: ['nsis'] },
    nsis: { oneClick: false, perMachine: false },
  }
}

/** The binary inside a packed folder. */
export function packedBinary(folder: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return `${folder}/${PRODUCT_NAME}.app/Contents/MacOS/${PRODUCT_NAME}`
  return platform === 'win32' ? `${folder}/${PRODUCT_NAME}.exe` : `${folder}/${EXECUTABLE_NAME}`
}
