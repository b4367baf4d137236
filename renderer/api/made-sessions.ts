/**
 * Sessions that somebody here began without waiting for the relay: kept on this computer under an id of their own, written
 * in at once, and brought to the relay when it is there. Bringing one twice changes nothing, so windows need not agree.
 */
import type { Session } from '#note/summit.ts'
import type { MadeSessionRequest, SessionAnswer, SessionSummary } from '#note/wire/api.ts'
import type { Template } from '#note/template-model.ts'
import type { Keep } from '../keep/keep.ts'
import type { Answer, Relay } from './relay.ts'

/** What is kept of one. `leadsTo` is another id where the relay had its twin; null until it has answered. */
interface MadeSession {
  readonly id: string
  readonly wish: MadeSessionRequest
  readonly answer: SessionAnswer
  readonly leadsTo: string | null
}

/** Under which id it was made here, and what the relay says of it. */
export interface Brought {
  readonly made: string
  readonly answer: SessionAnswer
}

/** The name under which the answer about a session is kept. */
export function answerName(session: string): string {
  return `session.${session}`
}

const MADE = 'made.'
const LOG = `answer.${MADE}`
const LONGEST_WORDS = 50
const RANDOM_LETTERS = 5

/** A name for it that nobody else gives, `[a-z0-9][a-z0-9+.-]+`. */
export function madeId(title: string, random: () => number): string {
  const plain = title.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.replaceAll(/[^a-z0-9]+/gu, '-').replaceAll(/^-+|-+$/gu, '')
  const short = words.slice(0, LONGEST_WORDS).replace(/-+$/u, '')
  const letters = Array.from({ length: RANDOM_LETTERS }, () => Math.floor(random() * 36).toString(36))
  return `${short === '' ? 'session' : short}-${letters.join('')}`
}

/** The session as it is before the relay knows of it: open, led and noted by whoever made it. */
export function madeAnswer(
  id: string,
  wish: MadeSessionRequest,
  { template, day }: { readonly template: Template; readonly day: string | null },
): SessionAnswer {
  const { title, track = null, room = null, start = null, end = null, roles = {} } = wish
  const session: Session = {
    ...{ id, key: null, title, abstract: '', track, room, day, start, end, speakers: [], blueprints: [] },
    ...{ state: 'open', template: template.id, roles, unscheduled: true, dropped: false },
  }
  const summary: SessionSummary = { session, completeness: null, lastEditAt: null, here: 0 }
  return { summary, template, history: [], write: true, mayBecome: ['closed'] }
}

/** Keeps it here, so that its note can be opened now and after a restart. */
export async function keepMade(keep: Keep, id: string, wish: MadeSessionRequest, answer: SessionAnswer) {
  const made: MadeSession = { id, wish, answer, leadsTo: null }
  await keep.keepAnswer(MADE + id, made)
  await keep.keepAnswer(answerName(id), answer)
}

/** Brings what the relay does not know of yet; resolves with what became of each that it took now. */
export async function bringMade(relay: Relay, keep: Keep): Promise<readonly Brought[]> {
  const brought: Brought[] = []
  for (const made of await readMade(keep)) {
    if (made.leadsTo !== null) continue
    const answer = await bringOne(relay, made)
    if (!answer.ok) continue
    await keep.keepAnswer(MADE + made.id, { ...made, leadsTo: answer.value.summary.session.id })
    await keep.keepAnswer(answerName(made.id), answer.value)
    brought.push({ made: made.id, answer: answer.value })
  }
  return brought
}

/** Where the room or the track is gone meanwhile the session comes without: its note matters more. */
async function bringOne(relay: Relay, { id, wish }: MadeSession): Promise<Answer<SessionAnswer>> {
  const answer = await relay.bringSession(id, wish)
  if (answer.ok || answer.failure.kind !== 'refused' || answer.failure.status !== 400) return answer
  const { room: _room, track: _track, ...rest } = wish
  return relay.bringSession(id, rest)
}

/** The list with those that the relay does not know of yet. */
export async function withMade(
  keep: Keep,
  sessions: readonly SessionSummary[],
): Promise<readonly SessionSummary[]> {
  const known = new Set(sessions.map(({ session }) => session.id))
  const waiting = (await readMade(keep)).filter(({ id, leadsTo }) => leadsTo === null && !known.has(id))
  return waiting.length === 0 ? sessions : [...sessions, ...waiting.map(({ answer }) => answer.summary)]
}

/** Notes that were begun under a name which leads elsewhere now: what is unsent in them still goes there. */
export async function otherNames(keep: Keep): Promise<readonly SessionSummary[]> {
  const made = await readMade(keep)
  return made
    .filter(({ id, leadsTo }) => leadsTo !== null && leadsTo !== id)
    .map(({ answer }) => answer.summary)
}

async function readMade(keep: Keep): Promise<readonly MadeSession[]> {
  const logs = await keep.store.list().catch(() => [])
  const found: MadeSession[] = []
  for (const log of logs) {
    if (!log.startsWith(LOG)) continue
    const made = (await keep.answer(log.slice(LOG.length - MADE.length))) as MadeSession | null
    if (made !== null) found.push(made)
  }
  return found
}
