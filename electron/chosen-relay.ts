/**
 * Which relay the app talks to: the one of the command line for this run, else the one chosen last. There is exactly
 * one at a time, as the page's content policy names it.
 */
import { readFileSync } from 'node:fs'
import { parseRelay } from './relay-origin.ts'
import { replaceFile } from './save-file.ts'

export interface ChosenRelay {
  current(): string | null
  /** Makes this the relay from now on and remembers it. */
  choose(relay: string): Promise<void>
}

/** Reads the remembered relay from `file` unless `given` names one; an unreadable file counts as none. */
export function openChosenRelay(file: string, given: string | null): ChosenRelay {
  let relay = given ?? readRemembered(file)
  return {
    current: () => relay,
    async choose(chosen) {
      relay = chosen
      await replaceFile(file, JSON.stringify({ relay: chosen }))
    },
  }
}

function readRemembered(file: string): string | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const relay = (parsed as { readonly relay?: unknown } | null)?.relay
    return typeof relay === 'string' ? parseRelay(relay) : null
  } catch {
    return null
  }
}
