/**
 * The switches burnt into a packed binary, and reading them back. One table; part of packaging, never of the app.
 */
import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** What each fuse is set to. Asar integrity exists on macOS and Windows only. */
export function wantedFuses(platform: NodeJS.Platform): ReadonlyMap<FuseV1Options, boolean> {
  return new Map([
    [FuseV1Options.RunAsNode, false],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    [FuseV1Options.EnableNodeCliInspectArguments, false],
    // One-way: cookies written with it cannot be read by a build without it.
    [FuseV1Options.EnableCookieEncryption, true],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, platform !== 'linux'],
    [FuseV1Options.OnlyLoadAppFromAsar, true],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
    [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  ])
}

export interface FuseReading {
  readonly name: string
  readonly state: 'on' | 'off' | 'not in this Electron'
  readonly isAsWanted: boolean
}

/** Sets the fuses of a binary. Newer fuses than our table stay as Electron ships them, hence not strict. */
export async function setFuses(binary: string, platform: NodeJS.Platform): Promise<void> {
  const settings = Object.fromEntries(wantedFuses(platform))
  await flipFuses(binary, { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...settings })
}

/** What a binary really carries, fuse by fuse of our table. One that its Electron lacks counts as wanted only if off. */
export async function readFuses(binary: string, platform: NodeJS.Platform): Promise<FuseReading[]> {
  const wire = await getCurrentFuseWire(binary)
  return [...wantedFuses(platform)].map(([fuse, wanted]) => {
    const state = stateName(wire[fuse])
    return { name: FuseV1Options[fuse], state, isAsWanted: wanted ? state === 'on' : state !== 'on' }
  })
}

function stateName(state: FuseState | undefined): FuseReading['state'] {
  if (state === FuseState.ENABLE) return 'on'
  return state === FuseState.DISABLE ? 'off' : 'not in this Electron'
}
