/**
 * What the status mark says, from the state of a note's connection: exactly the words of the design, and never more
 * than is true. Pure.
 */
import type { SaveSign } from '../../glyphs/save-glyph.tsx'
import type { ConnectionStatus, SaveState } from '../../connection/status.ts'
import { counted } from '../completeness-words.ts'
import { timeOf, timeWithSeconds } from '../clock.ts'

export interface StatusWords {
  readonly sign: SaveSign
  readonly words: string
  /** For phones. */
  readonly short: string
  /** The sentence of the panel. */
  readonly panel: string
  /** Whether it is shown in rust. */
  readonly wants: boolean
}

/** Where the page runs; it decides how long words live that are only here. */
export type Place = 'browser' | 'desktop'

interface StatusFacts {
  readonly save: SaveState
  readonly status: ConnectionStatus
  readonly place: Place
  readonly timezone: string
}

/** The mark for an open note. */
export function statusWords({ save, status, place, timezone }: StatusFacts): StatusWords {
  const disconnected = status.kind === 'offline' || status.kind === 'refused'
  if (save.word === 'only-here' || (disconnected && save.behind > 0)) return onlyHere(save.behind, place)
  if (disconnected) return noConnection(status, timezone)
  if (save.word === 'sending') return sending(save.behind, place)
  return saved(save.at, timezone)
}

/** The mark where no note is open: nothing of mine is under way, so it says whether the relay is there. */
export function statusWithoutNote(unreachableSince: number | null, timezone: string): StatusWords {
  if (unreachableSince === null) return saved(null, timezone)
  return noConnection({ kind: 'offline', since: unreachableSince }, timezone)
}

function saved(at: number | null, timezone: string): StatusWords {
  const panel =
    at === null
      ? 'Nothing of yours is waiting.'
      : `Saved with the summit at ${timeWithSeconds(at, timezone)}.`
  return { sign: 'saved', words: 'Saved', short: 'Saved', panel, wants: false }
}

function sending(behind: number, place: Place): StatusWords {
  const lines = counted(behind, 'line')
  const where = place === 'desktop' ? 'window' : 'browser'
  const panel = `${lines} ${behind === 1 ? 'is' : 'are'} on the way. Until then only this ${where} has ${behind === 1 ? 'it' : 'them'}.`
  return { sign: 'sending', words: `Sending · ${lines}`, short: 'Sending', panel, wants: false }
}

function onlyHere(behind: number, place: Place): StatusWords {
  const lines = counted(behind, 'line')
  const verb = behind === 1 ? 'is' : 'are'
  const [where, panel] =
    place === 'desktop'
      ? ['In this window only', `${lines} ${verb} only in this window. Keep it open until they are sent.`]
      : ['In this browser only', `${lines} ${verb} only in this browser. Do not close it, or copy them now.`]
  return {
    sign: 'here',
    words: `${where} · ${lines} behind`,
    short: `${String(behind)} behind`,
    panel,
    wants: true,
  }
}

function noConnection(status: ConnectionStatus, timezone: string): StatusWords {
  const since = status.kind === 'offline' ? ` since ${timeOf(status.since, timezone)}` : ''
  const panel = `No connection to the summit${since}. All you wrote is with the summit.`
  return { sign: 'here', words: 'No connection', short: 'Offline', panel, wants: true }
}

/** The banner of an offline note: its strong first sentence, and what it means for the words. Null while connected. */
export function offlineBanner(facts: StatusFacts): { readonly first: string; readonly rest: string } | null {
  const { status, save, place, timezone } = facts
  if (status.kind !== 'offline') return null
  const first = `No connection to the summit since ${timeOf(status.since, timezone)}.`
  if (save.behind === 0) return { first, rest: 'Go on writing. It is sent when the connection is back.' }
  const where = place === 'desktop' ? 'window' : 'browser'
  const are = save.behind === 1 ? 'is' : 'are'
  const they = save.behind === 1 ? 'it is' : 'they are'
  return {
    first,
    rest: `Go on writing. ${counted(save.behind, 'line')} ${are} in this ${where} only. Keep it open until ${they} sent.`,
  }
}
