/**
 * The mirror of a relay's notes: a folder that the person chose in the system's dialog, in it a Markdown file a note.
 * Written whole, never read back, and never over a file that is not the mirror's own. The page learns no path.
 */
import { readFileSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import type { KeepOutcome } from '#renderer/bridge/bridge.ts'
import type { Handlers } from './bridge-guard.ts'
import { replaceFile } from './save-file.ts'

/** Begins every file of the mirror. */
export const MIRROR_MARK =
  '<!-- Mirrored by Rapporteur: what is changed here is written over and reaches no note. -->'

export interface Mirror {
  /** The folder's own name, or null where nothing is mirrored. */
  readonly name: (relay: string) => string | null
  /** `folder` is an absolute path, or null to stop. What was written stays. */
  readonly choose: (relay: string, folder: string | null) => Promise<string | null>
  readonly write: (relay: string, session: string, text: string) => Promise<KeepOutcome>
}

/** Reads the choice from `file`; an unreadable one counts as none. */
export function openMirror(file: string): Mirror {
  const folders = readFolders(file)
  const name = (relay: string): string | null => {
    const folder = folders.get(relay)
    return folder === undefined ? null : basename(folder)
  }
  return {
    name,
    async choose(relay, folder) {
      if (folder === null) folders.delete(relay)
      else if (isAbsolute(folder)) folders.set(relay, folder)
      await replaceFile(file, JSON.stringify(Object.fromEntries(folders)))
      return name(relay)
    },
    async write(relay, session, text) {
      const folder = folders.get(relay)
      if (folder === undefined) return { kept: false, code: 'off' }
      const path = join(folder, `${session}.md`)
      const code = (await faultOf(folder, path)) ?? (await replaceFile(path, `${MIRROR_MARK}\n\n${text}`))
      return code === null ? { kept: true } : { kept: false, code }
    },
  }
}

/** A folder that is gone is not made anew: it may be on a disk that is not there just now. */
async function faultOf(folder: string, path: string): Promise<string | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'ENOTDIR'
    return (await isForeign(path)) ? 'EEXIST' : null
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  }
}

async function isForeign(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  })
  if (file === null) return false
  try {
    const head = Buffer.alloc(Buffer.byteLength(MIRROR_MARK))
    await file.read(head, 0, head.length, 0)
    return head.toString() !== MIRROR_MARK
  } finally {
    await file.close()
  }
}

function readFolders(file: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const entries = Object.entries(parsed as object)
    return new Map(
      entries.filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && isAbsolute(entry[1]),
      ),
    )
  } catch {
    return new Map()
  }
}

type MirrorHandlers = Pick<Handlers, 'mirrorName' | 'chooseMirror' | 'stopMirror' | 'mirrorNote'>

/** What the bridge answers: for the chosen relay alone; `askFolder` shows the system's dialog. */
export function answerMirror(
  mirror: Mirror,
  isChosen: (relay: string) => boolean,
  askFolder: () => Promise<string | null>,
): MirrorHandlers {
  return {
    mirrorName: (relay) => (isChosen(relay) ? mirror.name(relay) : null),
    async chooseMirror(relay) {
      if (!isChosen(relay)) return null
      const folder = await askFolder()
      return folder === null ? mirror.name(relay) : mirror.choose(relay, folder)
    },
    async stopMirror(relay) {
      if (isChosen(relay)) await mirror.choose(relay, null)
    },
    mirrorNote: async (relay, session, text) =>
      isChosen(relay) ? mirror.write(relay, session, text) : { kept: false, code: 'EACCES' },
  }
}
