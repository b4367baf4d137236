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
  /** Empty for the current one. */
  readonly cycle: string
  readonly address: string
  readonly sessions: readonly Session[]
}

/** Session by session, or all sessions of one blueprint as one spec. */
export async function makeChosen(
  given: Given,
  data: SummitData,
  { target, settings, cycle, address, sessions }: Making,
): Promise<MadeExport> {
  const { reader, summit } = data
  const whole = given.flags.has('all')
  const blueprintOf = (name: string) => data.store.blueprints.find(name)
  const rest = { settings, cycle, address, blockedToo: false, whole }
  const wish = { target, sessions, reader, summit, blueprintOf, ...rest }
  const name = given.options['blueprint']
  if (name === undefined) return makeExport(wish)
  const blueprint = blueprintOf(name) ?? newBlueprint({ name, title: name })
  const items = (await Promise.all(data.sessions.map((each) => reader.items(each).catch(() => [])))).flat()
  return makeBlueprintExport(blueprint, { ...wish, sessions: sessionsTouching(name, data.sessions, items) })
}

/** By --session, --track or --all, one of them. */
export function chooseSessions(given: Given, data: SummitData): readonly Session[] {
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

/** By --cycle where the target has cycles, else the one kept for it; empty for the current one. */
export function chooseCycle(given: Given, target: Target, kept: string): string {
  const named = given.options['cycle']
  if (named === undefined || target.cycles.length === 0) return kept
  if (target.cycles.some(({ id }) => id === named)) return named
  const known = target.cycles.map(({ id }) => id).join(', ')
  throw new UsageError(`${target.id} has no cycle "${named}": name one of ${known}.`)
}

/** `--set sig=sig-node,approver=@dana`, held against the settings that the targets have; answers each target's own. */
export function readSettings(
  given: Given,
  targets: readonly Target[],
): (target: Target) => Readonly<Record<string, string>> {
  const words = (given.options['set'] ?? '').split(',').filter((pair) => pair !== '')
  const pairs = words.map((pair) => readPair(pair, targets))
  return (target) => Object.fromEntries(pairs.filter(([key]) => Object.hasOwn(target.settings, key)))
}

function readPair(pair: string, targets: readonly Target[]): readonly [string, string] {
  const [key = '', ...value] = pair.split('=')
  if (value.length > 0 && targets.some(({ settings }) => Object.hasOwn(settings, key)))
    return [key, value.join('=')]
  const known = [...new Set(targets.flatMap(({ settings }) => Object.keys(settings)))].join(', ') || 'none'
  const what = targets.length === 1 ? (targets[0]?.id ?? '') : 'these targets'
  throw new UsageError(`"${pair}" sets nothing of ${what}: write KEY=VALUE with one of ${known}.`)
}
