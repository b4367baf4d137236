/**
 * Where one can go: the screens by role, and whatever the go-to palette finds by what was typed. Pure.
 */
import { foldWord } from '#note/search/words.ts'
import type { Blueprint, Person, Role } from '#note/summit.ts'
import type { Item, SessionSummary } from '#note/wire/api.ts'
import { COMMAND_IDS, COMMANDS, type CommandId } from '../../commands/table.ts'
import { fits } from '../parts/use-pick.ts'

export interface Screen {
  readonly path: string
  readonly words: string
  readonly command: CommandId
}

const SCREENS: readonly (Screen & { readonly roles: readonly Role[] })[] = [
  {
    path: '/',
    words: COMMANDS['frame.today'].words,
    command: 'frame.today',
    roles: ['organizer', 'track-lead', 'note-taker', 'reader'],
  },
  {
    path: '/registers/actions',
    words: COMMANDS['frame.registers'].words,
    command: 'frame.registers',
    roles: ['organizer', 'track-lead', 'note-taker', 'reader'],
  },
  {
    path: '/desk',
    words: COMMANDS['frame.desk'].words,
    command: 'frame.desk',
    roles: ['organizer', 'track-lead'],
  },
  {
    path: '/wall',
    words: COMMANDS['frame.wall'].words,
    command: 'frame.wall',
    roles: ['organizer', 'track-lead'],
  },
  {
    path: '/publish',
    words: COMMANDS['frame.publish'].words,
    command: 'frame.publish',
    roles: ['organizer', 'track-lead'],
  },
]

/** The screens that this role sees, in the order of the masthead. */
export function screensFor(role: Role): readonly Screen[] {
  return SCREENS.filter((screen) => screen.roles.includes(role))
}

/** Which screen a path belongs to; a note belongs to Today. */
export function currentScreen(path: string): string {
  if (/^\/(registers|blueprints)(\/|$)/u.test(path)) return '/registers/actions'
  if (/^\/(desk|reminders|tidy|summaries)(\/|$)/u.test(path)) return '/desk'
  if (path.startsWith('/wall')) return '/wall'
  if (path.startsWith('/publish')) return '/publish'
  if (path.startsWith('/webhooks')) return '/webhooks'
  return '/'
}

export type Destination =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'session'; readonly summary: SessionSummary }
  | { readonly kind: 'blueprint'; readonly blueprint: Blueprint }
  | { readonly kind: 'person'; readonly person: Person; readonly sessions: number }
  | { readonly kind: 'screen'; readonly screen: Screen }
  /** `possible`: whether it can be done now; one that cannot is shown with its keys all the same. */
  | { readonly kind: 'command'; readonly command: CommandId; readonly possible: boolean }

interface Known {
  readonly items: readonly Item[]
  readonly sessions: readonly SessionSummary[]
  readonly blueprints: readonly Blueprint[]
  readonly people: readonly Person[]
  readonly screens: readonly Screen[]
  readonly couldRun: (command: CommandId) => boolean
}

const MOST_ROWS = 9
const MOST_OF_A_GROUP = 3
/** Of one group alone there may be more than fits, then the list scrolls. */
const MOST_OF_ONE = 120

/** What each sign at the start asks for alone. */
export const SIGNS = { '#': 'item', '@': 'person', '>': 'command' } as const

/**
 * What fits the query: items, sessions, blueprints, people, screens, commands, nine rows at most. Nothing typed offers sessions and
 * screens; `#` asks for items and blueprints only, `@` for people, `>` for commands, also those that cannot be done now.
 */
export function findDestinations(query: string, known: Known): readonly Destination[] {
  const sign = query.charAt(0)
  const only = Object.hasOwn(SIGNS, sign) ? SIGNS[sign as keyof typeof SIGNS] : null
  const words = only === null ? query.trim() : query.slice(1).trim()
  if (only === 'item') {
    const blueprints = words === '' ? [] : findBlueprints(words, known.blueprints)
    return [...blueprints, ...findItems(words, known.items, MOST_OF_ONE)]
  }
  if (only === 'person') return findPeople(words, known, MOST_OF_ONE)
  if (only === 'command') return findCommands(words, known)
  const screens = known.screens
    .filter((screen) => fits(screen.words, words))
    .map((screen) => ({ kind: 'screen', screen }) as const)
  if (words === '') {
    const room = MOST_ROWS - screens.length
    return [...findSessions(words, known.sessions, room), ...screens]
  }
  const commands = findCommands(words, known).filter(
    (found) => found.possible && !screens.some(({ screen }) => screen.command === found.command),
  )
  return shared([
    findItems(words, known.items, MOST_ROWS),
    findSessions(words, known.sessions, MOST_ROWS),
    findBlueprints(words, known.blueprints),
    findPeople(words, known, MOST_ROWS),
    screens,
    commands,
  ])
}

/** Three of each group, and what room is left for the first ones. */
function shared(groups: readonly (readonly Destination[])[]): readonly Destination[] {
  const counts = groups.map((group) => Math.min(group.length, MOST_OF_A_GROUP))
  let room = MOST_ROWS - counts.reduce((sum, count) => sum + count, 0)
  for (const [index, group] of groups.entries()) {
    const more = Math.max(0, Math.min(room, group.length - (counts[index] ?? 0)))
    counts[index] = (counts[index] ?? 0) + more
    room -= more
  }
  return groups.flatMap((group, index) => group.slice(0, counts[index])).slice(0, MOST_ROWS)
}

function findItems(words: string, items: readonly Item[], most: number): readonly Destination[] {
  const found: Destination[] = []
  for (const item of items) {
    if (found.length >= most) break
    if (fits(`${item.text} ${item.number}`, words)) found.push({ kind: 'item', item })
  }
  return found
}

type FoundCommand = Extract<Destination, { kind: 'command' }>

/** Those that can be done now first. */
function findCommands(words: string, { couldRun }: Known): readonly FoundCommand[] {
  return COMMAND_IDS.filter((id) => id !== 'frame.go-to' && fits(COMMANDS[id].words, words))
    .map((command): FoundCommand => ({
      kind: 'command',
      command,
      possible: COMMANDS[command].byFocus !== true && couldRun(command),
    }))
    .toSorted((left, right) => Number(right.possible) - Number(left.possible))
}

function findSessions(
  words: string,
  sessions: readonly SessionSummary[],
  most: number,
): readonly Destination[] {
  const found: Destination[] = []
  for (const summary of sessions) {
    if (found.length >= most) break
    if (fits(`${summary.session.title} ${summary.session.id}`, words))
      found.push({ kind: 'session', summary })
  }
  return found
}

/** By title and by name; one whose name was typed out stands first. */
function findBlueprints(words: string, blueprints: readonly Blueprint[]): readonly Destination[] {
  const found = blueprints.filter(({ title, name }) => fits(`${title} ${name}`, words))
  const named = foldWord(words)
  return found
    .toSorted((left, right) => Number(right.name === named) - Number(left.name === named))
    .slice(0, MOST_ROWS)
    .map((blueprint) => ({ kind: 'blueprint', blueprint }))
}

function findPeople(words: string, known: Known, most: number): readonly Destination[] {
  const found = known.people.filter((person) => fits(person.name, words)).slice(0, most)
  return found.map((person) => ({
    kind: 'person',
    person,
    sessions: sessionsOf(person, known.sessions).length,
  }))
}

/** The sessions a person speaks in or has a role in. */
export function sessionsOf(person: Person, sessions: readonly SessionSummary[]): readonly SessionSummary[] {
  return sessions.filter(({ session }) =>
    [...session.speakers, ...Object.values(session.roles)].some(
      (named) => named.id === person.id || (named.id === undefined && named.name === person.name),
    ),
  )
}
