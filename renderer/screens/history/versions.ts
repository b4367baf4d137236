/**
 * The versions of a note as a person goes through them: which is meant, which comes next by key, what it is compared
 * with, and how each is called. Pure.
 */
import type { Version, VersionKind } from '#note/wire/history.ts'
import { say } from '../../words/say.ts'
import { dateOf, dayOf, timeOf } from '../clock.ts'

/** The key of the note as it stands; it stays the same while the note goes on. */
export const NOW = 'now'

/** Names a version while the list grows; two steps may be taken at the same point of the log. */
export function keyOf({ seq, kind, at }: Version): string {
  return kind === 'now' ? NOW : `${String(seq)} ${kind} ${at}`
}

/** Where the version of this key stands in the list; the last (now) where it is not there. */
export function placeOf(versions: readonly Version[], key: string): number {
  const found = versions.findIndex((version) => keyOf(version) === key)
  return found === -1 ? versions.length - 1 : found
}

/** One word for a mark on the line: `Closed`. */
export function kindWord(kind: VersionKind): string {
  return say(`history.kind.${kind}`)
}

/** `Closed by Maren Okafor`, `Restored by you`, `While it was written`, `As it stands`. */
export function kindSentence({ kind, by }: Version, me: string): string {
  if (kind === 'now') return say('history.stands')
  if (kind === 'writing') return say('history.wasWriting')
  if (by === null) return kindWord(kind)
  const who = by.id === me ? 'me' : 'other'
  return say('history.kindBy', { kind: kindWord(kind), who, name: by.name })
}

/** `Wed 7 Oct, 13:52`. */
export function instantWords({ at }: Pick<Version, 'at'>, timezone: string): string {
  return `${dayOf(at, timezone)}, ${timeOf(at, timezone)}`
}

/** Whether the versions reach over more than one day, so that a time alone says too little. */
export function overDays(versions: readonly Version[], timezone: string): boolean {
  return new Set(versions.map(({ at }) => dateOf(at, timezone))).size > 1
}

/** A version by its time in a sentence: `13:52`, with the day where the versions have several; `now`. */
export function timeWords(version: Version, timezone: string, days: boolean): string {
  if (version.kind === 'now') return say('history.now')
  return days ? instantWords(version, timezone) : timeOf(version.at, timezone)
}

/** What the slider says: `Version 4 of 9: closed by Maren Okafor, Wed 7 Oct, 14:24`. */
export function spokenVersion(
  versions: readonly Version[],
  place: number,
  { timezone, me }: { readonly timezone: string; readonly me: string },
): string {
  const version = versions[place]
  if (version === undefined) return ''
  const sentence = kindSentence(version, me)
  const words = sentence.charAt(0).toLowerCase() + sentence.slice(1)
  const when = instantWords(version, timezone)
  return say('history.spoken', { place: place + 1, count: versions.length, words, when })
}

/** A step through the versions: back or on. */
export type Way = 1 | -1
/** So many versions at once where all are of one day. */
export const MANY = 10

/** The next version in this way; the ends hold. */
export function stepFrom(versions: readonly Version[], place: number, way: Way): number {
  return clamp(place + way, versions)
}

/** The next step of the session's life (opened, closed, restored, …) in this way, or the end. */
export function markFrom(versions: readonly Version[], place: number, way: Way): number {
  for (let next = place + way; next >= 0 && next < versions.length; next += way) {
    if (versions[next]?.kind !== 'writing') return next
  }
  return way === 1 ? versions.length - 1 : 0
}

/** The first version of the next day, or of this one and then of the day before; ten versions where there is one day. */
export function pageFrom(
  versions: readonly Version[],
  place: number,
  { way, timezone }: { readonly way: Way; readonly timezone: string },
): number {
  const days = versions.map(({ at }) => dateOf(at, timezone))
  if (new Set(days).size < 2) return clamp(place + way * MANY, versions)
  const here = days[place]
  if (way === 1) {
    const next = days.findIndex((day, index) => index > place && day !== here)
    return next === -1 ? versions.length - 1 : next
  }
  const first = days.indexOf(here ?? '')
  if (first < place) return first
  return place === 0 ? 0 : days.indexOf(days[place - 1] ?? '')
}

function clamp(place: number, versions: readonly Version[]): number {
  return Math.min(versions.length - 1, Math.max(0, place))
}

/**
 * With which version the chosen one is compared: the one somebody picked; else now; else, where now is chosen, the
 * version before it. Null where there is no other.
 */
export function otherOf(versions: readonly Version[], place: number, picked: string | null): number | null {
  if (versions.length < 2) return null
  const wanted = picked === null ? -1 : versions.findIndex((version) => keyOf(version) === picked)
  if (wanted !== -1 && wanted !== place) return wanted
  const last = versions.length - 1
  return place === last ? last - 1 : last
}

/** The two places in the order of time. */
export function inOrder(one: number, other: number): readonly [older: number, newer: number] {
  return one < other ? [one, other] : [other, one]
}
