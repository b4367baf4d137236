/**
 * Which lines stand in one element of the page. The browser lays out, measures and paints such a group by itself and
 * leaves one that is out of sight alone, so that a letter costs what its group costs and not what the note does. A group
 * is a mark on its lines, drawn around those that follow one another with the same one; the note knows nothing of it.
 */
import type { Mark, Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type Transaction } from 'prosemirror-state'
import { changedChildren, type ChangedChildren } from './changed-children.ts'
import { schema } from './schema.ts'

/** Enough that a long note has few groups, and few enough that one costs little. */
const LINES = 64
/** A group to which lines were added one by one is full at so many times its first lines; below it another one begins. */
const FULL = 2
/** Each step copies the list of lines; more than these are replaced at once. */
const MANY_STEPS = 20

export class LineGroups {
  readonly #size: number
  #last = 0

  /** `size` is how many lines are put into a group at first. */
  constructor(size = LINES) {
    this.#size = size
  }

  /** A new section's lines, in groups. */
  inGroups(lines: readonly ProseMirrorNode[]): ProseMirrorNode[] {
    return marked(lines, this.#fresh(lines.length))
  }

  /** Gives lines that came or moved the group around them; nothing else of the document changes. */
  keep(before: ProseMirrorNode, transaction: Transaction): void {
    const changes: Change[] = []
    transaction.doc.forEach((section, offset, index) => {
      const was = before.child(index)
      if (was === section) return
      const run = changedChildren(was, section)
      if (run.start === run.end || sameGroups(was, section, run)) return
      const marks = this.#marksOf(section, run)
      changes.push(...differing(section, { position: offset + 1, start: run.start, marks }))
    })
    for (const change of changes) apply(transaction, change)
  }

  #fresh(count: number): Mark[] {
    const marks: Mark[] = []
    while (marks.length < count) {
      const lines = Math.min(this.#size, count - marks.length)
      this.#last += 1
      marks.push(...new Array<Mark>(lines).fill(schema.mark('group', { number: this.#last, lines })))
    }
    return marks
  }

  /** The group of each line of the run; lines that are in place keep theirs. */
  #marksOf(section: ProseMirrorNode, run: ChangedChildren): Mark[] {
    const marks: Mark[] = []
    const walk: Walk = { ...groupAbove(section, run.start), passed: new Set() }
    for (let i = run.start; i < run.end;) {
      const end = endOfGroup(section, i, run.end)
      const given = this.#groupFor(section, walk, { start: i, end })
      const added = given === null ? this.#fresh(end - i) : new Array<Mark>(end - i).fill(given)
      marks.push(...added)
      goOn(walk, added)
      i = end
    }
    return marks
  }

  /** Their own group where they are in place, else that above or below, or null where they need one of their own. */
  #groupFor(
    section: ProseMirrorNode,
    { mark, lines, passed }: Walk,
    { start, end }: { readonly start: number; readonly end: number },
  ): Mark | null {
    const own = groupOf(section.child(start))
    const below = end < section.childCount ? groupOf(section.child(end)) : null
    const goesOn = mark !== null && numberOf(below) === numberOf(mark)
    if (own !== null && numberOf(own) === numberOf(mark)) return own
    // Of two that stand in one another's place the fewer lines have moved.
    const isGuest = goesOn && endOfGroup(section, end, section.childCount) - end >= end - start
    if (own !== null && !isGuest && !passed.has(numberOf(own) ?? 0)) return own
    if (end - start > this.#size) return null
    if (mark !== null && (goesOn || lines + end - start <= FULL * this.#size)) return mark
    return below
  }
}

function marked(lines: readonly ProseMirrorNode[], marks: readonly Mark[]): ProseMirrorNode[] {
  return lines.map((line, index) => line.mark([marks[index] as Mark]))
}

/** Lines that follow one another, and the groups they get. */
interface Change {
  /** Right before the first line. */
  readonly position: number
  readonly lines: readonly ProseMirrorNode[]
  readonly marks: readonly Mark[]
}

/** So it is with every letter. */
function sameGroups(
  before: ProseMirrorNode,
  after: ProseMirrorNode,
  { start, end, oldEnd }: ChangedChildren,
): boolean {
  if (end !== oldEnd) return false
  for (let i = start; i < end; i += 1) {
    const number = numberAt(after, i)
    if (number === null || number !== numberAt(before, i)) return false
  }
  return true
}

/** While the lines of a run are walked: the group that goes on, how many lines it has, and those left behind. */
interface Walk {
  mark: Mark | null
  lines: number
  readonly passed: Set<number>
}

function groupAbove(section: ProseMirrorNode, end: number): { mark: Mark | null; lines: number } {
  const mark = end === 0 ? null : groupOf(section.child(end - 1))
  let start = end
  while (start > 0 && numberAt(section, start - 1) === numberOf(mark)) start -= 1
  return { mark, lines: end - start }
}

function endOfGroup(section: ProseMirrorNode, start: number, limit: number): number {
  let end = start + 1
  while (end < limit && numberAt(section, end) === numberAt(section, start)) end += 1
  return end
}

function goOn(walk: Walk, added: readonly Mark[]): void {
  for (const mark of added) {
    if (numberOf(mark) === numberOf(walk.mark)) walk.lines += 1
    else {
      const left = numberOf(walk.mark)
      if (left !== null) walk.passed.add(left)
      walk.mark = mark
      walk.lines = 1
    }
  }
}

/** The stretches in which a line has another group than it gets. */
function differing(
  section: ProseMirrorNode,
  run: { readonly position: number; readonly start: number; readonly marks: readonly Mark[] },
): Change[] {
  const changes: Array<Change & { lines: ProseMirrorNode[]; marks: Mark[] }> = []
  let position = run.position
  let isOpen = false
  for (let i = 0; i < run.start + run.marks.length; i += 1) {
    const line = section.child(i)
    const mark = i < run.start ? undefined : run.marks[i - run.start]
    const differs = mark !== undefined && numberOf(groupOf(line)) !== numberOf(mark)
    if (differs) {
      if (!isOpen) changes.push({ position, lines: [], marks: [] })
      changes.at(-1)?.lines.push(line)
      changes.at(-1)?.marks.push(mark)
    }
    isOpen = differs
    position += line.nodeSize
  }
  return changes
}

/** Nothing changes its size, so the selection is where it was. */
function apply(transaction: Transaction, { position, lines, marks }: Change): void {
  if (lines.length <= MANY_STEPS) {
    let at = position
    for (const [index, line] of lines.entries()) {
      transaction.addNodeMark(at, marks[index] as Mark)
      at += line.nodeSize
    }
    return
  }
  const { anchor, head } = transaction.selection
  const size = lines.reduce((sum, line) => sum + line.nodeSize, 0)
  transaction.replaceWith(position, position + size, marked(lines, marks))
  transaction.setSelection(TextSelection.create(transaction.doc, anchor, head))
}

function groupOf(line: ProseMirrorNode): Mark | null {
  return line.marks[0] ?? null
}

function numberOf(group: Mark | null): number | null {
  return group === null ? null : (group.attrs['number'] as number)
}

function numberAt(section: ProseMirrorNode, index: number): number | null {
  return numberOf(groupOf(section.child(index)))
}
