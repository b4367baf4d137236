/** Which clocks of one client are deleted: sorted, joined ranges in one flat array, cheap to ask and to add a few to. */

/** With so many new ranges at once one merge costs less than as many insertions. */
const MERGE_FROM = 16

export class DeletedRanges {
  /** from, to, from, to, …; ranges never touch. */
  #ranges: number[] = []

  /** Whether everything from `from` up to but without `to` is deleted. */
  covers(from: number, to: number): boolean {
    const index = this.#firstEndingAt(from + 1)
    return (
      index < this.#ranges.length &&
      (this.#ranges[index] ?? 0) <= from &&
      (this.#ranges[index + 1] ?? 0) >= to
    )
  }

  /** Adds ranges in any order: from, to, from, to, … */
  add(ranges: readonly number[]): void {
    if (ranges.length >= MERGE_FROM * 2) return this.#merge(ranges)
    for (let index = 0; index < ranges.length; index += 2) {
      this.#insert(ranges[index] ?? 0, ranges[index + 1] ?? 0)
    }
  }

  #insert(from: number, to: number): void {
    const ranges = this.#ranges
    const begin = this.#firstEndingAt(from)
    let end = begin
    let first = from
    let last = to
    while (end < ranges.length && (ranges[end] ?? 0) <= to) {
      first = Math.min(first, ranges[end] ?? 0)
      last = Math.max(last, ranges[end + 1] ?? 0)
      end += 2
    }
    ranges.splice(begin, end - begin, first, last)
  }

  #merge(added: readonly number[]): void {
    const pairs: (readonly [number, number])[] = []
    for (const list of [this.#ranges, added]) {
      for (let index = 0; index < list.length; index += 2)
        pairs.push([list[index] ?? 0, list[index + 1] ?? 0])
    }
    pairs.sort((left, right) => left[0] - right[0])
    const merged: number[] = []
    for (const [from, to] of pairs) {
      const last = merged.length - 1
      if (last > 0 && from <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, to)
      else merged.push(from, to)
    }
    this.#ranges = merged
  }

  /** Index of the first range whose end is at `clock` or behind it. */
  #firstEndingAt(clock: number): number {
    let low = 0
    let high = this.#ranges.length / 2
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ranges[middle * 2 + 1] ?? 0) >= clock) high = middle
      else low = middle + 1
    }
    return low * 2
  }
}
