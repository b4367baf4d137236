/** Brings together what somebody changed by hand in a file of ours and what the note now says. Pure. */
import { editsBetween } from '#note/exports/diff-lines.ts'

/** Lines of the base from `from` up to `to` that became these. */
export interface Hunk {
  readonly from: number
  readonly to: number
  readonly lines: readonly string[]
}

export interface Merged {
  readonly text: string
  /** What was changed by hand since; all of it is in the text. */
  readonly kept: readonly Hunk[]
  /** How many of these places the note has changed too; there the hand's words stand. */
  readonly contested: number
}

/** `base` is what was written last, `there` what stands there now, `wanted` what the note would write. */
export function mergeLines(base: string, there: string, wanted: string): Merged {
  const lines = base.split('\n')
  const theirs = hunksOf(lines, there.split('\n'))
  const ours = hunksOf(lines, wanted.split('\n'))
  const rest = ours.filter((hunk) => !theirs.some((other) => touches(hunk, other)))
  const same = (hunk: Hunk) => theirs.some((other) => JSON.stringify(other) === JSON.stringify(hunk))
  const contested = ours.filter((hunk) => !rest.includes(hunk) && !same(hunk)).length
  return { text: applied(lines, [...theirs, ...rest]).join('\n'), kept: theirs, contested }
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

function applied(lines: readonly string[], hunks: readonly Hunk[]): readonly string[] {
  const out: string[] = []
  let at = 0
  for (const hunk of hunks.toSorted((left, right) => left.from - right.from)) {
    out.push(...lines.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  return [...out, ...lines.slice(at)]
}
