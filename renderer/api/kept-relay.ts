/**
 * The relay's calls with this computer's memory behind them: every answer is kept, and where the relay cannot be reached,
 * or is slow, the last one known is given instead and marked as such. A refusal stays a refusal.
 */
import type { SummitAnswer } from '#note/wire/api.ts'
import type { Keep } from '../keep/keep.ts'
import { answerName, withMade } from './made-sessions.ts'
import type { Answer, Relay } from './relay.ts'

/** A network that has not answered by then is as good as none, if something is known. */
const PATIENCE_MS = 1_500
/** The first time somebody waits before an empty page, and what is known is soon made good. */
const FIRST_PATIENCE_MS = 500

export function withKept(relay: Relay, keep: Keep): Relay {
  const asked = new Set<string>()
  const through = <T>(name: string, call: () => Promise<Answer<T>>): Promise<Answer<T>> => {
    const patienceMs = asked.has(name) ? PATIENCE_MS : FIRST_PATIENCE_MS
    asked.add(name)
    return askOrRemember(keep, name, { call, patienceMs })
  }
  return {
    ...relay,
    me: () => through('me', relay.me),
    summit: async () => withClock(keep, await through('summit', relay.summit)),
    sessions: async () => {
      const answer = await through('sessions', relay.sessions)
      if (!answer.ok) return answer
      return { ...answer, value: { sessions: await withMade(keep, answer.value.sessions) } }
    },
    session: (id) => through(answerName(id), () => relay.session(id)),
    record: (id) => through(`record.${id}`, () => relay.record(id)),
    items: (kind, query = '') =>
      through(query === '' ? `items.${kind}` : `items.${kind}.${query}`, () => relay.items(kind, query)),
    feedback: () => through('feedback', relay.feedback),
    steps: () => through('steps', relay.steps),
    blueprints: () => through('blueprints', relay.blueprints),
    questionsFor: (id) => through(`questions.${id}`, () => relay.questionsFor(id)),
    writers: (id) => through(`writers.${id}`, () => relay.writers(id)),
    targets: () => through('targets', relay.targets),
  }
}

async function askOrRemember<T>(
  keep: Keep,
  name: string,
  { call, patienceMs }: { readonly call: () => Promise<Answer<T>>; readonly patienceMs: number },
): Promise<Answer<T>> {
  const asked = call()
  void asked.then((answer) => {
    if (answer.ok) void keep.keepAnswer(name, answer.value)
  })
  const first = await Promise.race([asked, later(patienceMs)])
  if (first !== 'late' && (first.ok || first.failure.kind !== 'unreachable')) return first
  const known = await keep.answer(name)
  return known === null ? asked : { ok: true, value: known as T, kept: true }
}

/** A remembered clock stands still: how far it was from ours is kept, and the relay's time made from that. */
async function withClock(keep: Keep, answer: Answer<SummitAnswer>): Promise<Answer<SummitAnswer>> {
  if (!answer.ok) return answer
  if (answer.kept !== true) {
    await keep.keepAnswer('clock', Date.parse(answer.value.now) - Date.now())
    return answer
  }
  const offset = await keep.answer('clock')
  const now = new Date(Date.now() + (typeof offset === 'number' ? offset : 0)).toISOString()
  return { ...answer, value: { ...answer.value, now } }
}

function later(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), ms))
}
