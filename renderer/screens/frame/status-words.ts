/**
 * What the status mark says, from the state of a note's connection and of what keeps it here: exactly the words of the
 * design, and never more than is true. Pure.
 */
import type { SaveSign } from '../../glyphs/save-glyph.tsx'
import type { ConnectionStatus, SaveState } from '../../connection/status.ts'
import type { KeepState } from '../../keep/note-keeper.ts'
import { say } from '../../words/say.ts'
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
  /** Null where nothing is kept on this computer. */
  readonly keep: KeepState | null
  readonly place: Place
  readonly timezone: string
}

/** The mark for an open note. */
export function statusWords({ save, status, keep, place, timezone }: StatusFacts): StatusWords {
  const disconnected = status.kind === 'offline' || status.kind === 'refused'
  const behind = save.behind > 0
  if (disconnected || save.word === 'only-here') {
    return behind ? onlyHere(save.behind, keep, place) : noConnection(status, timezone)
  }
  if (save.word === 'sending') return sending(save.behind, keep, place)
  return saved(save.at, timezone)
}

/** The mark where no note is open: nothing of mine is under way, so it says whether the relay is there. */
export function statusWithoutNote(unreachableSince: number | null, timezone: string): StatusWords {
  if (unreachableSince === null) return saved(null, timezone)
  return noConnection({ kind: 'offline', since: unreachableSince }, timezone)
}

function saved(at: number | null, timezone: string): StatusWords {
  const panel =
    at === null ? say('keep.nothingWaits') : say('keep.savedPanel', { time: timeWithSeconds(at, timezone) })
  return { sign: 'saved', words: say('keep.saved'), short: say('keep.saved'), panel, wants: false }
}

function sending(lines: number, keep: KeepState | null, place: Place): StatusWords {
  const panel =
    keep?.kind === 'kept' ? say('keep.sendingKept', { lines, place }) : say('keep.sendingOnly', { lines })
  return {
    sign: 'sending',
    words: say('keep.sending', { lines }),
    short: say('keep.sendingShort'),
    panel,
    wants: false,
  }
}

/** On this computer is said of what its disk has, and of nothing else. */
function onlyHere(lines: number, keep: KeepState | null, place: Place): StatusWords {
  const short = say('keep.behindShort', { lines })
  if (keep?.kind === 'refused') {
    const words = say('keep.refused')
    return { sign: 'here', words, short: words, panel: say('keep.refusedPanel'), wants: true }
  }
  if (keep?.kind === 'keeping') {
    const [words, panel] = [say('keep.keeping', { lines }), say('keep.keepingPanel', { lines })]
    return { sign: 'sending', words, short, panel, wants: true }
  }
  const onDisk = keep !== null && place === 'desktop'
  const words = onDisk ? say('keep.onComputer', { lines }) : say('keep.inBrowser', { lines })
  const panel = onDisk ? say('keep.onComputerPanel', { lines }) : say('keep.inBrowserPanel', { lines })
  return { sign: 'here', words, short, panel, wants: true }
}

function noConnection(status: ConnectionStatus, timezone: string): StatusWords {
  const panel = `${sinceWhen(status, timezone)} ${say('keep.allIsThere')}`
  return {
    sign: 'here',
    words: say('keep.noConnection'),
    short: say('keep.offlineShort'),
    panel,
    wants: true,
  }
}

function sinceWhen(status: ConnectionStatus, timezone: string): string {
  if (status.kind !== 'offline') return say('keep.noConnectionNow')
  return say('keep.noConnectionSince', { time: timeOf(status.since, timezone) })
}

/** The banner of an offline note: its strong first sentence, and what it means for the words. Null while connected. */
export function offlineBanner(facts: StatusFacts): { readonly first: string; readonly rest: string } | null {
  const { status, save, keep, place, timezone } = facts
  if (status.kind !== 'offline') return null
  const lines = save.behind
  if (lines > 0 && keep?.kind === 'refused') {
    return { first: say('keep.refusedFirst'), rest: say('keep.refusedRest') }
  }
  const first = sinceWhen(status, timezone)
  if (lines === 0 || keep?.kind === 'keeping') return { first, rest: say('keep.goOn') }
  const onDisk = keep !== null && place === 'desktop'
  return { first, rest: onDisk ? say('keep.goOnComputer', { lines }) : say('keep.goOnBrowser', { lines }) }
}
