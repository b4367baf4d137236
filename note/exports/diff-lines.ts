/** Line differences, for --dry-run, for merging and for the page: what goes, what comes, with a little of what stays around it. Pure. */

/** Lines shown around a change. */
const CONTEXT = 3
/** Beyond so many pairs of lines the whole middle is shown as replaced. */
const MAX_PAIRS = 4_000_000

type Edit = readonly [' ' | '-' | '+', string]

/** The difference between two texts, headed by the path. An empty `before` is a new file. */
export function diffLines(path: string, before: string, after: string): string[] {
  const edits = editsBetween(linesOf(before), linesOf(after))
  const near = (index: number) =>
    edits.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(([sign]) => sign !== ' ')
  const body: string[] = []
  edits.forEach(([sign, line], index) => {
    if (near(index)) body.push(`${sign}${line}`)
    else if (index === 0 || near(index - 1)) body.push('@@')
  })
  return [`--- ${before === '' ? '/dev/null' : path}`, `+++ ${path}`, ...body]
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** The lines that stay, go and come, in order. */
export function editsBetween(before: readonly string[], after: readonly string[]): Edit[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const kept = (line: string): Edit => [' ', line]
  return [
    ...before.slice(0, head).map(kept),
    ...middleEdits(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(kept),
  ]
}

/** By the longest common subsequence, as far as that is affordable. */
function middleEdits(before: readonly string[], after: readonly string[]): Edit[] {
  const whole: Edit[] = [
    ...before.map((line): Edit => ['-', line]),
    ...after.map((line): Edit => ['+', line]),
  ]
  if (before.length * after.length > MAX_PAIRS) return whole
  const lengths = commonLengths(before, after)
  const edits: Edit[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (old !== undefined && old === fresh) {
      edits.push([' ', old])
      i += 1
      j += 1
    } else if (old !== undefined && (fresh === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      edits.push(['-', old])
      i += 1
    } else if (fresh !== undefined) {
      edits.push(['+', fresh])
      j += 1
    }
  }
  return edits
}

function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = lengths[i]
      if (row === undefined) continue
      row[j] =
        before[i] === after[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

function at(lengths: readonly (readonly number[])[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
