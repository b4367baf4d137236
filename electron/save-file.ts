/**
 * Saving what the page made: a dialog that proposes the name, then one write. The page never learns a path.
 */
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FileToSave, SaveOutcome } from '#renderer/bridge/bridge.ts'
import { shellWords } from './words.ts'

export interface SaveDoor {
  /** The folder that the dialog starts in. */
  readonly folder: string
  /** Shows the dialog; resolves to the chosen path, or null where the person cancelled. */
  readonly choosePath: (proposed: string) => Promise<string | null>
}

/** Saves a file whose name was checked at the bridge. A file that was there stays whole if writing fails. */
export async function saveFile(file: FileToSave, door: SaveDoor): Promise<SaveOutcome> {
  const path = await door.choosePath(join(door.folder, file.name))
  if (path === null) return { outcome: 'cancelled' }
  const name = basename(path)
  const fault = await replaceFile(path, file.text)
  if (fault === null) return { outcome: 'saved', name }
  return { outcome: 'failed', sentence: shellWords('notWritten', { name, fault }) }
}

/** Writes beside the target and renames, so that a full disk never leaves half a file. Null or the system's code. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<string | null> {
  const beside = `${path}.part`
  try {
    await writeFile(beside, content, { mode: 0o666 })
    await rename(beside, path)
    return null
  } catch (error) {
    await rm(beside, { force: true })
    return error instanceof Error && 'code' in error ? String(error.code) : shellWords('unknownFault')
  }
}
