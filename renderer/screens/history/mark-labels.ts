/**
 * Which marks on the line of versions get their word: as many as stand beside each other without touching, the
 * important ones first. Pure.
 */
import type { Version, VersionKind } from '#note/wire/history.ts'
import { kindWord } from './versions.ts'

/** Measured for 11 px: an average letter, the sign before the word and the gap after it. */
const LETTER_PX = 6.2
const SIGN_PX = 16
const GAP_PX = 10

const RANK: Readonly<Record<VersionKind, number>> = {
  now: 0,
  approved: 1,
  published: 1,
  closed: 2,
  returned: 2,
  opened: 3,
  restored: 4,
  writing: 9,
}

export interface MarkLabel {
  readonly place: number
  /** Where the label begins, px from the left of the line. */
  readonly left: number
}

/** Where the version at this place stands, 0 … 1 of the line; evenly, as the steps of the slider are. */
export function shareOf(place: number, count: number): number {
  return count < 2 ? 1 : place / (count - 1)
}

/** The labels on a line of this width, from left to right. Times of mere writing get none. */
export function markLabels(versions: readonly Version[], width: number): readonly MarkLabel[] {
  const wanted = versions
    .map(({ kind }, place) => ({ kind, place }))
    .filter(({ kind }) => kind !== 'writing')
    .sort((one, other) => RANK[one.kind] - RANK[other.kind] || other.place - one.place)
  const taken: { readonly place: number; readonly left: number; readonly right: number }[] = []
  for (const { kind, place } of wanted) {
    const length = SIGN_PX + kindWord(kind).length * LETTER_PX
    const middle = shareOf(place, versions.length) * width
    const left = Math.max(0, Math.min(width - length, middle - SIGN_PX / 2))
    const right = left + length
    const free = taken.every((other) => right + GAP_PX <= other.left || other.right + GAP_PX <= left)
    if (free && length <= width) taken.push({ place, left, right })
  }
  return taken.map(({ place, left }) => ({ place, left })).sort((one, other) => one.left - other.left)
}
