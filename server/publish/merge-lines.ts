/** Brings together what somebody changed by hand in a file of ours and what the note now says. Pure. */
import { editsBetween } from '#note/exports/diff-lines.ts'

/** Lines of the base from `from` up to `to` that became these. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

/** One place that was changed by hand and stays so, with the two other texts of it. */
export interface KeptHunk extends Hunk {
  /** The first of its lines in the text that stands there, from 0. */
  readonly at: number
  /** What was written there last; more than the hunk's own lines where the note changed more at this place. */
  readonly written: readonly string[]
  /** What the note would have there now; null where it still says what was written. */
  readonly note: readonly string[] | null
}

export interface Merged {
  readonly text: string
  /** What was changed by hand since and the note does not say; all of it is in the text. */
  readonly kept: readonly KeptHunk[]
  /** How many of these places the note has changed too; there the hand's words stand. */
  readonly contested: number
}

/** `base` is what was written last, `there` what stands there now, `wanted` what the note would write. */
export function mergeLines(base: string, there: string, wanted: string): Merged {
  const lines = base.split('\n')
  const theirs = placed(hunksOf(lines, there.split('\n')))
  const ours = hunksOf(lines, wanted.split('\n'))
  const settled = placesOf(theirs, ours).filter((place) => isSaid(lines, place))
  const staying = theirs.filter((hunk) => !settled.some((place) => place.theirs.includes(hunk)))
  const rest = ours.filter((hunk) => !staying.some((other) => touches(hunk, other)))
  const kept = staying.map((hunk) => ({ ...hunk, ...threeWays(lines, hunk, ours) }))
  const contested = ours.length - rest.length
  return { text: applied(lines, [...staying, ...rest]).join('\n'), kept, contested }
}

/** Changes that touch one another, directly or through others. */
interface Place {
  readonly theirs: readonly Hunk[]
  readonly ours: readonly Hunk[]
}

function placesOf(theirs: readonly Hunk[], ours: readonly Hunk[]): readonly Place[] {
  const all = [...theirs, ...ours].toSorted((left, right) => left.from - right.from || left.to - right.to)
  const groups = all.reduce<readonly (readonly Hunk[])[]>((found, hunk) => {
    const last = found.at(-1)
    if (last?.some((other) => touches(hunk, other)) !== true) return [...found, [hunk]]
    return [...found.slice(0, -1), [...last, hunk]]
  }, [])
  return groups.map((group) => ({
    theirs: group.filter((hunk) => theirs.includes(hunk)),
    ours: group.filter((hunk) => ours.includes(hunk)),
  }))
}

/** Whether the note has come to say the same here, were it with its lines broken elsewhere: then its lines stand. */
function isSaid(lines: readonly string[], { theirs, ours }: Place): boolean {
  if (theirs.length === 0 || ours.length === 0) return false
  const range = rangeOf([...theirs, ...ours])
  return wordsIn(lines, range, theirs) === wordsIn(lines, range, ours)
}

interface Range {
  readonly from: number
  readonly to: number
}

function rangeOf(hunks: readonly Range[]): Range {
  return {
    from: Math.min(...hunks.map(({ from }) => from)),
    to: Math.max(...hunks.map(({ to }) => to)),
  }
}

/** The lines of this place with these hunks, all in it, applied. */
function changedIn(lines: readonly string[], { from, to }: Range, hunks: readonly Hunk[]): readonly string[] {
  const moved = hunks.map((hunk) => ({ ...hunk, from: hunk.from - from, to: hunk.to - from }))
  return applied(lines.slice(from, to), moved)
}

function wordsIn(lines: readonly string[], place: Range, hunks: readonly Hunk[]): string {
  return changedIn(lines, place, hunks).join(' ').split(/\s+/).join(' ').trim()
}

/** Each with the line at which it begins in the text that the hunks lead to. */
function placed(hunks: readonly Hunk[]): readonly (Hunk & { readonly at: number })[] {
  let more = 0
  return hunks.map((hunk) => {
    const at = hunk.from + more
    more += hunk.lines.length - (hunk.to - hunk.from)
    return { ...hunk, at }
  })
}

/** What was written around the hunk, and what the note makes of it. */
function threeWays(
  lines: readonly string[],
  hunk: Hunk,
  ours: readonly Hunk[],
): Pick<KeptHunk, 'written' | 'note'> {
  const against = ours.filter((other) => touches(hunk, other))
  const place = rangeOf([hunk, ...against])
  const written = lines.slice(place.from, place.to)
  return { written, note: against.length === 0 ? null : changedIn(lines, place, against) }
}

/** The smallest runs of lines that make the one text the other. */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: { from: number; to: number; lines: string[] }[] = []
  let at = 0
  let open: { from: number; to: number; lines: string[] } | null = null
  for (const [sign, line] of editsBetween(before, after)) {
    if (sign === ' ') {
      open = null
      at += 1
      continue
    }
    if (open === null) {
      open = { from: at, to: at, lines: [] }
      hunks.push(open)
    }
    if (sign === '+') open.lines.push(line)
    else {
      at += 1
      open.to = at
    }
  }
  return hunks
}

/** Two changes at one place, or side by side: which comes first nobody could say. */
function touches(one: Hunk, other: Hunk): boolean {
  return one.from <= other.to && other.from <= one.to
}

/** The lines with these hunks of them changed. */
export function applied(lines: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const out: string[] = []
  let at = 0
  for (const hunk of hunks.toSorted((left, right) => left.from - right.from)) {
    out.push(...lines.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  return [...out, ...lines.slice(at)]
}
