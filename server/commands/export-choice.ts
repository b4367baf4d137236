/** Which sessions "rapporteur export" is about, what they make, and the settings given for a target. */
import { newBlueprint } from '#note/blueprints/blueprint-model.ts'
import { sessionsTouching } from '#note/blueprints/touching.ts'
import type { Target } from '#note/exports/target.ts'
import type { Session } from '#note/summit.ts'
import { makeBlueprintExport, makeExport, type MadeExport } from '../notes/plan-export.ts'
import { hasNote } from '../store/store.ts'
import type { Given } from './arguments.ts'
import { RefusedError, UsageError } from './refuse.ts'
import { pickSessions, type SummitData } from './summit-data.ts'

/** Options that choose; exactly one of them is given, or --all. */
export const CHOICES = ['session', 'track', 'blueprint'] as const

interface Making {
  readonly target: Target
  readonly settings: Readonly<Record<string, string>>
  readonly address: string
}

/** Session by session, or all sessions of one blueprint as one spec. */
export async function makeChosen(
  given: Given,
  data: SummitData,
  { target, settings, address }: Making,
): Promise<MadeExport> {
  const sessions = chooseSessions(given, data)
  const { reader, summit } = data
  const wish = { target, sessions, reader, summit, address, blockedToo: false, settings }
  const name = given.options['blueprint']
  if (name === undefined) return makeExport(wish)
  const blueprint = data.store.blueprints.find(name) ?? newBlueprint({ name, title: name })
  const items = (await Promise.all(data.sessions.map((each) => reader.items(each).catch(() => [])))).flat()
  return makeBlueprintExport(blueprint, { ...wish, sessions: sessionsTouching(name, data.sessions, items) })
}

function chooseSessions(given: Given, data: SummitData): readonly Session[] {
  const chosen = CHOICES.filter((each) => given.options[each] !== undefined)
  if (chosen.length + (given.flags.has('all') ? 1 : 0) !== 1) {
    throw new UsageError('Say what to export: --session S, --track T, --blueprint B or --all, one of them.')
  }
  const { session, track } = given.options
  if (session !== undefined) return withNote(pickSessions(data, [session]), session)
  if (track !== undefined && !data.summit.tracks.some((each) => each.id === track)) {
    const known = data.summit.tracks.map((each) => each.id).join(', ')
    throw new UsageError(`There is no track "${track}": name one of ${known}.`)
  }
  return data.sessions.filter((each) => track === undefined || each.track === track)
}

function withNote(sessions: readonly Session[], id: string): readonly Session[] {
  if (sessions.every((each) => hasNote(each.state))) return sessions
  throw new RefusedError(`Session ${id} has no note yet: open it and write one.`)
}

/** `--set sig=sig-node,approver=@dana`, held against the settings that the target has. */
export function readSettings(given: Given, target: Target): Readonly<Record<string, string>> {
  const pairs = (given.options['set'] ?? '').split(',').filter((pair) => pair !== '')
  return Object.fromEntries(
    pairs.map((pair): [string, string] => {
      const [key = '', ...value] = pair.split('=')
      if (Object.hasOwn(target.settings, key) && value.length > 0) return [key, value.join('=')]
      const known = Object.keys(target.settings).join(', ') || 'none'
      throw new UsageError(`"${pair}" sets nothing of ${target.id}: write KEY=VALUE with one of ${known}.`)
    }),
  )
}
