/** A session that nobody planned: checks the wish against the summit and gives it a name of its own. */
import slugify from '@sindresorhus/slugify'
import { NAME_PATTERN, type Session, type Summit } from '#note/summit.ts'
import type { NewSessionRequest } from '#note/wire/api.ts'

export type NewSessionOutcome =
  | { readonly kind: 'made'; readonly session: Session }
  | { readonly kind: 'refused'; readonly message: string }

export interface NewSessionContext {
  readonly summit: Summit
  /** Ids that are taken. */
  readonly taken: ReadonlySet<string>
  /** Template id the session will be opened with. */
  readonly template: string
}

/** Ids longer than this make poor file names. */
const MAX_ID_LENGTH = 60

/** Makes the session, or says what in the wish does not exist. */
export function createUnscheduledSession(
  wish: NewSessionRequest,
  context: NewSessionContext,
): NewSessionOutcome {
  const words = [wish.track ?? null, wish.title].filter((part) => part !== null).join(' ')
  return createSession(freeId(words, context.taken), wish, context)
}

/** The same under an id that is free. */
export function createSession(
  id: string,
  wish: NewSessionRequest,
  context: Pick<NewSessionContext, 'summit' | 'template'>,
): NewSessionOutcome {
  const { summit } = context
  const { track = null, room = null, start = null, end = null } = wish
  if (track !== null && !summit.tracks.some((each) => each.id === track)) {
    return {
      kind: 'refused',
      message: `There is no track "${track}": leave it out or name one of the summit's.`,
    }
  }
  if (room !== null && !summit.rooms.some((each) => each.id === room)) {
    return {
      kind: 'refused',
      message: `There is no room "${room}": leave it out or name one of the summit's.`,
    }
  }
  if (start !== null && end !== null && Date.parse(end) <= Date.parse(start)) {
    return { kind: 'refused', message: 'The session ends before it starts: set its end later.' }
  }
  return {
    kind: 'made',
    session: {
      id,
      key: null,
      title: wish.title.trim(),
      abstract: '',
      track,
      room,
      day: start === null ? null : conferenceDay(start, summit.timezone),
      start: start === null ? null : toInstant(start),
      end: end === null ? null : toInstant(end),
      speakers: [],
      blueprints: [],
      state: 'scheduled',
      template: context.template,
      roles: {},
      unscheduled: true,
      dropped: false,
    },
  }
}

/** The day of the instant where the summit is, `YYYY-MM-DD`. */
export function conferenceDay(instant: string, timezone: string): string {
  // Swedish writes dates as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(
    new Date(instant),
  )
}

function toInstant(text: string): string {
  return new Date(text).toISOString().replace('.000Z', 'Z')
}

function freeId(words: string, taken: ReadonlySet<string>): string {
  const slug = slugify(words).slice(0, MAX_ID_LENGTH).replace(/-+$/, '')
  const base = NAME_PATTERN.test(slug) ? slug : 'session'
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
