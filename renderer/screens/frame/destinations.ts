/**
 * Where one can go: the screens by role, and whatever the go-to palette finds by what was typed. Pure.
 */
import type { Person, Role } from '#note/summit.ts'
import type { SessionSummary } from '#note/wire/api.ts'
import { COMMANDS, type CommandId } from '../../commands/table.ts'
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
  return '/'
}

export type Destination =
  | { readonly kind: 'session'; readonly summary: SessionSummary }
  | { readonly kind: 'person'; readonly person: Person; readonly sessions: number }
  | { readonly kind: 'screen'; readonly screen: Screen }

interface Known {
  readonly sessions: readonly SessionSummary[]
  readonly people: readonly Person[]
  readonly screens: readonly Screen[]
}

const MOST_ROWS = 9
const MOST_PEOPLE = 3

/** What fits the query, best group first, nine rows at most. `@` asks for people only, `>` for screens only. */
export function findDestinations(query: string, known: Known): readonly Destination[] {
  const only = query[0]
  const words = only === '@' || only === '>' ? query.slice(1).trim() : query.trim()
  const screens = known.screens
    .filter((screen) => fits(screen.words, words))
    .map((screen) => ({ kind: 'screen', screen }) as const)
  if (only === '>') return screens
  const people = findPeople(words, known, only === '@' ? MOST_ROWS : MOST_PEOPLE)
  if (only === '@') return people
  const room = MOST_ROWS - Math.min(people.length, MOST_PEOPLE) - screens.length
  return [...findSessions(words, known.sessions, room), ...(words === '' ? [] : people), ...screens].slice(
    0,
    MOST_ROWS,
  )
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
