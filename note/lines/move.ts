/**
 * Moving a line, and bringing back one that was deleted: both only write places. Rule L10 of SPEC.md.
 */
import type { Run } from './line-model.ts'
import type { LineWriter } from './line-writer.ts'
import { hangingOn, keyBehindGroup, pinHanging, planBehind, writePins } from './placing.ts'
import { owner, type Segment } from './strand.ts'
import { insertRuns } from './text-operations.ts'

/** Moves the line right behind `after` (or to the head of the section); what hung on it stays where it was. */
export function moveLine(writer: LineWriter, id: string, section: string, after: string | null): void {
  if (id === after) return
  writer.edit(() => {
    const line = writer.index.line(id)
    if (!line) return
    pinHanging(writer, line)
    const target = targetOf(writer, after)
    const moved = writer.index.line(id)
    if (!moved || target === moved) return
    if (target && hangingOn(target)[0] === moved) {
      writer.setPlace(id, target.head?.place?.section ?? section, keyBehindGroup(writer, target))
      return
    }
    const plan = planBehind(writer, section, target)
    writePins(writer, plan.pins)
    writer.setPlace(id, plan.section, plan.key)
  })
}

/** A line that was joined meanwhile stands for the one it is shown in. */
function targetOf(writer: LineWriter, after: string | null): Segment | null {
  const segment = after === null ? undefined : writer.index.layout().segments.get(after)
  return segment ? owner(segment) : null
}

/**
 * Puts a deleted line back, with these letters in the text it had, so that what others typed into it comes along.
 * Returns false if the line cannot be taken back: unknown, still drawn, or part of another.
 */
export function reviveLine(
  writer: LineWriter,
  id: string,
  where: { readonly section: string; readonly after: string | null },
  runs: readonly Run[],
): boolean {
  const line = writer.index.line(id)
  if (!line?.map || writer.index.drawn().includes(line)) return false
  moveLine(writer, id, where.section, where.after)
  writer.edit(() => {
    writer.setField(id, 'shown', true)
    const back = writer.index.line(id)
    if (back) insertRuns(writer, back, 0, runs)
  })
  return true
}
