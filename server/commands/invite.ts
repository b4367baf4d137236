/** `rapporteur invite`: prints a join link, for the relay that serves this data if one does. */
import type { Role } from '#note/summit.ts'
import { createInvite, joinLink } from '../access/join.ts'
import { openForCommand } from '../journal/open-for-command.ts'
import { dataDirectory, needed, parseGiven, publicAddress } from './arguments.ts'
import type { Command } from './command.ts'
import { UsageError } from './refuse.ts'

const ROLES: readonly Role[] = ['organizer', 'track-lead', 'note-taker', 'reader']
const DEFAULT_LIFETIME = '7d'
const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

export const invite: Command = async (words, terminal) => {
  const given = parseGiven('invite', words, { options: ['role', 'name', 'track', 'expires'] })
  const role = parseRole(needed(given, 'invite', 'role'))
  const lifetimeMs = parseLifetime(given.options['expires'] ?? DEFAULT_LIFETIME)
  const track = given.options['track']
  if (role === 'track-lead' && track === undefined) {
    throw new UsageError('A track lead leads a track: name it with --track.')
  }
  const directory = dataDirectory(given)
  const { store } = openForCommand(directory, { create: false })
  try {
    checkTrack(track, store.summit.read()?.tracks.map((each) => each.id) ?? [])
    const tracks = track === undefined ? [] : [track]
    const wish = { role, tracks, name: given.options['name'] ?? null, lifetimeMs }
    const secret = createInvite({ store, now: terminal.now, random: terminal.random }, wish)
    const link = joinLink(publicAddress(directory, terminal.environment), secret)
    terminal.out(given.flags.has('json') ? JSON.stringify({ link, role, tracks }) : link)
    return 0
  } finally {
    store.close()
  }
}

function parseRole(text: string): Role {
  const role = ROLES.find((each) => each === text)
  if (role === undefined) throw new UsageError(`There is no role "${text}": name one of ${ROLES.join(', ')}.`)
  return role
}

function parseLifetime(text: string): number {
  const match = /^([1-9]\d{0,4})([mhdw])$/.exec(text)
  const unit = UNITS[match?.[2] ?? '']
  if (match === null || unit === undefined) {
    throw new UsageError(`--expires ${text} is no span of time: write 30m, 12h, 7d or 2w.`)
  }
  return Number(match[1]) * unit
}

function checkTrack(track: string | undefined, known: readonly string[]): void {
  if (track === undefined || known.includes(track)) return
  throw new UsageError(
    `There is no track "${track}": name one of ${known.join(', ') || '(none yet: import a schedule)'}.`,
  )
}
