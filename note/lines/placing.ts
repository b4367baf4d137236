/**
 * Finding an order key for a line, and what must be pinned so that it fits: lines that follow another in its strand
 * have no place of their own, so whatever is to stand between two of them gives the lower one a place first.
 */
import type { LineWriter } from './line-writer.ts'
import type { Segment } from './strand.ts'

export interface Pin {
  readonly id: string
  readonly section: string
  readonly key: string
}

/** Where a new line goes, and the lines that get a place so that it fits. */
export interface Plan {
  readonly section: string
  readonly key: string
  readonly pins: readonly Pin[]
}

/** Plans a place right behind the line `after`, or at the head of the section. */
export function planBehind(writer: LineWriter, section: string, after: Segment | null): Plan {
  const { placed, list } = writer.index.layout()
  if (!after?.head?.place) {
    const first = placed.find((line) => line.place?.section === section)
    return { section, key: writer.keys.between(null, first?.place?.key ?? null), pins: [] }
  }
  const bounds = groupBounds(writer, after)
  const key = writer.keys.between(bounds.low, bounds.high)
  let last = key
  const pins: Pin[] = []
  for (const follower of chainsBehind(list, after)) {
    last = writer.keys.between(last, bounds.high)
    pins.push({ id: follower.id, section: bounds.section, key: last })
  }
  return { section: bounds.section, key, pins }
}

/** Plans a place right in front of a line that has one. */
export function planBefore(writer: LineWriter, line: Segment): Plan {
  const place = line.place
  const section = place?.section ?? ''
  const before = writer.index.layout().placed[line.headIndex - 1]?.place
  const low = before?.section === section ? before.key : null
  return { section, key: writer.keys.between(low, place?.key ?? null), pins: [] }
}

/** A key behind the whole group of the line. */
export function keyBehindGroup(writer: LineWriter, line: Segment): string {
  const { low, high } = groupBounds(writer, line)
  return writer.keys.between(low, high)
}

/** Writes the pins of a plan. */
export function writePins(writer: LineWriter, pins: readonly Pin[]): void {
  for (const pin of pins) writer.setPlace(pin.id, pin.section, pin.key)
}

/** The lines that are drawn behind this one only because of it: they follow it, or what is joined to it, in a strand. */
export function hangingOn(line: Segment): Segment[] {
  const found: Segment[] = []
  const waiting = [line]
  for (let segment = waiting.pop(); segment; segment = waiting.pop()) {
    if (segment !== line && !segment.host) {
      found.push(segment)
      continue
    }
    if (segment.next && !segment.next.place) waiting.push(segment.next)
    for (const joined of segment.joined.toReversed()) waiting.push(joined)
  }
  return found
}

/** Pins what hangs on the line where it stands, so that the line can leave. */
export function pinHanging(writer: LineWriter, line: Segment): void {
  const hanging = hangingOn(line)
  if (hanging.length === 0) return
  const { section, low, high } = groupBounds(writer, line)
  let last = low
  for (const follower of hanging) {
    last = writer.keys.between(last, high)
    writer.setPlace(follower.id, section, last)
  }
}

interface Bounds {
  readonly section: string
  readonly low: string
  readonly high: string | null
}

function groupBounds(writer: LineWriter, line: Segment): Bounds {
  const place = line.head?.place
  const section = place?.section ?? ''
  const behind = writer.index.layout().placed[line.headIndex + 1]?.place
  return { section, low: place?.key ?? '', high: behind?.section === section ? behind.key : null }
}

/** Of the lines behind `after` in its group, the first of each chain: the others follow it. */
function chainsBehind(list: readonly Segment[], after: Segment): Segment[] {
  const behind = new Set<Segment>()
  const chains: Segment[] = []
  for (let i = after.listIndex + 1; i < list.length; i += 1) {
    const line = list[i]
    if (!line || line.head !== after.head) break
    if (!line.previous || !behind.has(line.previous)) chains.push(line)
    behind.add(line)
  }
  return chains
}
