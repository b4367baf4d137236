/**
 * Two wordings of a line as one run of kept, removed and added words, for reading. Pure.
 */
import { textChanges, type TextChange } from '#note/history/word-changes.ts'

export interface WordRun {
  readonly how: 'kept' | 'removed' | 'added'
  readonly text: string
}

/** A kept stretch as short as this between two changes is noise: the changes read better as one. */
const SHORT = 3
/** Below this share of kept letters the two wordings are better read one after the other. */
const ALIKE = 0.35

/** The runs in reading order, removed before added; null where the wordings have too little in common to be mixed. */
export function wordDifference(before: string, after: string): readonly WordRun[] | null {
  const whole = textChanges(before, after).map((change) => wholeWords(before, after, change))
  const changes = together(before, whole)
  const removed = changes.reduce((sum, change) => sum + change.length, 0)
  const kept = before.length - removed
  if (kept < Math.max(before.length, after.length) * ALIKE) return null
  const runs: WordRun[] = []
  const put = (how: WordRun['how'], text: string): void => {
    if (text !== '') runs.push({ how, text })
  }
  let at = 0
  for (const change of changes) {
    put('kept', before.slice(at, change.at))
    put('removed', before.slice(change.at, change.at + change.length))
    put('added', after.slice(change.from, change.to))
    at = change.at + change.length
  }
  put('kept', before.slice(at))
  return runs
}

const WORD = /[\p{L}\p{N}_]/u

/** A change may begin or end inside a word ("20|0"); people read whole ones. What it grows by is the same in both. */
function wholeWords(before: string, after: string, change: TextChange): TextChange {
  const end = change.at + change.length
  let left = 0
  if (isWord(before, change.at) || isWord(after, change.from))
    while (isWord(before, change.at - left - 1) && isWord(after, change.from - left - 1)) left += 1
  let right = 0
  if (isWord(before, end - 1) || isWord(after, change.to - 1))
    while (isWord(before, end + right) && isWord(after, change.to + right)) right += 1
  return {
    at: change.at - left,
    length: left + change.length + right,
    from: change.from - left,
    to: change.to + right,
  }
}

function isWord(text: string, at: number): boolean {
  return WORD.test(text.charAt(at))
}

/** Changes that overlap now, or stand so close that what is between them is noise, become one. */
function together(before: string, changes: readonly TextChange[]): readonly TextChange[] {
  const joined: TextChange[] = []
  for (const change of changes) {
    const last = joined.at(-1)
    const end = last === undefined ? 0 : last.at + last.length
    if (last !== undefined && isShort(before.slice(end, change.at))) {
      joined[joined.length - 1] = {
        at: last.at,
        length: change.at + change.length - last.at,
        from: last.from,
        to: change.to,
      }
    } else joined.push(change)
  }
  return joined
}

function isShort(kept: string): boolean {
  return kept.trim().length <= SHORT
}
