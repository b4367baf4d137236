/**
 * Random editing by several replicas of one note, on the model: the operations, the delivery with all its faults, and
 * the oracle. Every typed letter is unique, so a lost or doubled one has a name.
 */
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { VisibleLine } from '#note/lines/line-model.ts'
import { seededRandom } from '../helpers/seeded.ts'
import { SECTIONS, change, headOf, lettersOf, show, textOf, texts, type Seen } from './seen-lines.ts'

const FIRST_LETTER = 0x4e00

export interface Fault {
  readonly kind: string
  readonly detail: string
}

export interface RunOptions {
  readonly seed: number
  readonly replicas?: number
  readonly operations?: number
  readonly undo?: boolean
  /** Updates arrive in the order they were made; otherwise in any order. */
  readonly causal?: boolean
}

export interface Replica {
  readonly number: number
  readonly doc: Y.Doc
  readonly lines: EditableLines
  inbox: Uint8Array[]
}

export function runRandomNotes(options: RunOptions): Fault[] {
  const run = new RandomRun(options)
  return run.faultsAfterAll()
}

export class RandomRun {
  readonly random: () => number
  readonly options: Required<RunOptions>
  readonly replicas: Replica[]
  readonly faults: Fault[] = []
  readonly author = new Map<string, number>()
  readonly deleted = new Set<string>()
  /** Who brought which letter back by undo or redo: the one known cause of doubled letters. */
  readonly restored = new Map<string, number>()
  letters = 0

  constructor(options: RunOptions) {
    this.options = { replicas: 5, operations: 60, undo: true, causal: true, ...options }
    this.random = seededRandom(options.seed)
    this.replicas = Array.from({ length: this.options.replicas }, (_, number) => this.replica(number))
    for (const replica of this.replicas) {
      replica.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        for (const other of this.replicas) if (other !== replica) other.inbox.push(update)
      })
    }
  }

  replica(number: number): Replica {
    const doc = new Y.Doc()
    doc.clientID = 1 + this.pick(1e6) * 8 + number
    return {
      number,
      doc,
      lines: createNoteLines(doc, { sections: SECTIONS, random: this.random }),
      inbox: [],
    }
  }

  pick(count: number): number {
    return Math.floor(this.random() * count)
  }

  fault(kind: string, detail = ''): void {
    this.faults.push({ kind, detail })
  }

  faultsAfterAll(): Fault[] {
    for (let count = 0; count < this.options.operations; count += 1) {
      this.operate(this.replicas[this.pick(this.replicas.length)] as Replica, count)
      if (this.random() < 0.6) this.deliverSome(this.replicas[this.pick(this.replicas.length)] as Replica)
      if (this.random() < 0.05) this.reconnect()
    }
    this.deliverAll()
    this.judge()
    return this.faults
  }

  /* What a person does, and what they must see right after. */

  operate(replica: Replica, count: number): void {
    const before = replica.lines.visible()
    const operation = this.chooseOperation(replica, before)
    const ring = this.hasRing(replica)
    const expected = operation.expect(before.map((line) => ({ section: line.section, text: textOf(line) })))
    const lettersBefore = lettersOf(before)
    operation.act()
    const after = replica.lines.visible()
    this.noticeLoss(replica, operation.name, lettersBefore, lettersOf(after))
    if (!expected || !this.options.causal || ring) return
    this.compareSeen(`${operation.name} not as seen, operation ${count}`, expected, after)
    if (this.options.undo && operation.name !== 'undo' && this.random() < 0.15)
      this.undoAtOnce(replica, before, after, operation.name)
  }

  undoAtOnce(
    replica: Replica,
    before: readonly VisibleLine[],
    after: readonly VisibleLine[],
    name: string,
  ): void {
    if (show(before) === show(after)) return
    this.countRestored(replica, () => replica.lines.undo())
    if (texts(replica.lines.visible()) !== texts(before)) {
      this.fault(`undo at once: ${name}`, `${texts(replica.lines.visible())} instead of ${texts(before)}`)
    }
    this.countRestored(replica, () => replica.lines.redo())
    if (texts(replica.lines.visible()) !== texts(after)) {
      this.fault(`redo: ${name}`, `${texts(replica.lines.visible())} instead of ${texts(after)}`)
    }
  }

  /** L12: a join that closes a ring is refused; a pin may open the ring later, and then a line jumps. */
  hasRing(replica: Replica): boolean {
    const { segments } = replica.lines.index.layout()
    return [...segments.values()].some((segment) => segment.place?.into && !segment.host)
  }

  noticeLoss(replica: Replica, name: string, before: Map<string, number>, after: Map<string, number>): void {
    for (const letter of before.keys()) {
      if (after.has(letter) || this.deleted.has(letter)) continue
      if (name === 'undo' && this.author.get(letter) === replica.number) this.deleted.add(letter)
      else this.fault(`${name} took a letter`, letter)
    }
  }

  countRestored(replica: Replica, act: () => void): void {
    const before = lettersOf(replica.lines.visible())
    act()
    for (const [letter, count] of lettersOf(replica.lines.visible())) {
      if (count > (before.get(letter) ?? 0)) this.restored.set(letter, (this.restored.get(letter) ?? 0) + 1)
    }
  }

  compareSeen(kind: string, expected: readonly Seen[], after: readonly VisibleLine[]): void {
    const wanted = expected.map((line) => `${line.section}:${line.text}`).join('¶')
    const got = after.map((line) => `${line.section}:${textOf(line)}`).join('¶')
    if (wanted !== got) this.fault(kind, `${got} instead of ${wanted}`)
  }

  chooseOperation(replica: Replica, visible: readonly VisibleLine[]): Operation {
    const line = visible[this.pick(visible.length || 1)]
    const chance = this.random()
    if (!line || chance < 0.08) return this.newLine(replica, visible, line)
    if (chance < 0.38) return this.type(replica, visible, line)
    if (chance < 0.53) return this.split(replica, visible, line)
    if (chance < 0.63) return this.join(replica, visible, line)
    if (chance < 0.73) return this.move(replica, visible, line)
    if (chance < 0.78)
      return plainly('kind', () =>
        replica.lines.setKind(line.id, ['decision', 'action', 'zap'][this.pick(3)] as string),
      )
    if (chance < 0.86) return this.erase(replica, visible, line)
    if (chance < 0.9) return this.deleteLine(replica, visible, line)
    if (chance < 0.93) return this.cutAndPaste(replica, visible, line)
    if (chance < 0.97) return this.options.undo ? this.undo(replica) : this.type(replica, visible, line)
    return plainly('format', () => replica.lines.format(line.id, 0, line.length, { bold: true }))
  }

  newLine(replica: Replica, visible: readonly VisibleLine[], after: VisibleLine | undefined): Operation {
    const text = this.fresh(replica)
    const section = after?.section ?? this.anySection()
    return {
      name: 'new line',
      act: () => void replica.lines.newLine(section, after?.id ?? null, { text }),
      expect: (seen) => (after ? seen.toSpliced(visible.indexOf(after) + 1, 0, { section, text }) : null),
    }
  }

  type(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const text = this.fresh(replica)
    const offset = this.pick(line.length + 1)
    return {
      name: 'type',
      act: () => replica.lines.insertText(line.id, offset, text),
      expect: (seen) =>
        change(seen, visible.indexOf(line), (was) => was.slice(0, offset) + text + was.slice(offset)),
    }
  }

  split(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const offset = this.pick(line.length + 1)
    const at = visible.indexOf(line)
    return {
      name: 'split',
      act: () => void replica.lines.split(line.id, offset),
      expect: (seen) => {
        const text = seen[at]?.text ?? ''
        const { section } = line
        return seen.toSpliced(
          at,
          1,
          { section, text: text.slice(0, offset) },
          { section, text: text.slice(offset) },
        )
      },
    }
  }

  join(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const at = visible.indexOf(line)
    const above = visible[at - 1]
    return {
      name: 'join',
      act: () => replica.lines.join(line.id),
      expect: (seen) => {
        if (!above || above.section !== line.section) return seen
        return seen.toSpliced(at - 1, 2, {
          section: line.section,
          text: `${seen[at - 1]?.text}${seen[at]?.text}`,
        })
      },
    }
  }

  move(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const chosen = this.random() < 0.2 ? undefined : visible[this.pick(visible.length)]
    const after = chosen?.id === line.id ? undefined : chosen
    const section = after?.section ?? this.anySection()
    return {
      name: 'move',
      act: () => replica.lines.move(line.id, section, after?.id ?? null),
      expect: (seen) => {
        const moved = { section, text: seen[visible.indexOf(line)]?.text ?? '' }
        const rest = visible.filter((other) => other !== line)
        const without = seen.toSpliced(visible.indexOf(line), 1)
        return without.toSpliced(after ? rest.indexOf(after) + 1 : headOf(rest, section), 0, moved)
      },
    }
  }

  erase(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const offset = this.pick(line.length + 1)
    const length = Math.min(1 + this.pick(3), line.length - offset)
    return {
      name: 'delete',
      act: () => {
        for (const letter of textOf(line).slice(offset, offset + length)) this.deleted.add(letter)
        if (length > 0) replica.lines.deleteText(line.id, offset, length)
      },
      expect: (seen) =>
        change(seen, visible.indexOf(line), (was) => was.slice(0, offset) + was.slice(offset + length)),
    }
  }

  deleteLine(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    return {
      name: 'delete line',
      act: () => {
        for (const letter of textOf(line)) this.deleted.add(letter)
        replica.lines.deleteLine(line.id)
      },
      expect: (seen) => seen.toSpliced(visible.indexOf(line), 1),
    }
  }

  /** The letters are deleted and written again, so they are other letters to Yjs: the oracle counts the new ones. */
  cutAndPaste(replica: Replica, visible: readonly VisibleLine[], line: VisibleLine): Operation {
    const text = this.fresh(replica)
    const section = this.anySection()
    return {
      name: 'cut and paste',
      act: () => {
        for (const letter of textOf(line)) this.deleted.add(letter)
        replica.lines.together(() => {
          replica.lines.deleteLine(line.id)
          if (!replica.lines.revive(line.id, { section, after: null }, [{ insert: text }])) {
            replica.lines.newLine(section, null, { text })
          }
        })
      },
      expect: (seen) => {
        const rest = visible.filter((other) => other !== line)
        return seen.toSpliced(visible.indexOf(line), 1).toSpliced(headOf(rest, section), 0, { section, text })
      },
    }
  }

  undo(replica: Replica): Operation {
    const both = this.random() < 0.3
    return {
      name: 'undo',
      act: () => {
        this.countRestored(replica, () => replica.lines.undo())
        if (both) this.countRestored(replica, () => replica.lines.redo())
      },
      expect: () => null,
    }
  }

  anySection(): string {
    return SECTIONS[this.pick(SECTIONS.length)] ?? ''
  }

  fresh(replica: Replica): string {
    let text = ''
    for (let count = 1 + this.pick(4); count > 0; count -= 1) {
      const letter = String.fromCharCode(FIRST_LETTER + this.letters)
      this.letters += 1
      this.author.set(letter, replica.number)
      text += letter
    }
    return text
  }

  /* The network. */

  deliverSome(replica: Replica): void {
    for (let count = 1 + this.pick(4); count > 0 && replica.inbox.length > 0; count -= 1) {
      const index = this.options.causal || this.random() < 0.7 ? 0 : this.pick(replica.inbox.length)
      Y.applyUpdate(replica.doc, replica.inbox[index] as Uint8Array, 'network')
      // Now and then it stays and is delivered once more.
      if (this.random() < 0.85) replica.inbox.splice(index, 1)
    }
  }

  /** Two replicas meet and exchange all they know, as after a lost connection. */
  reconnect(): void {
    const one = this.replicas[this.pick(this.replicas.length)] as Replica
    const other = this.replicas[this.pick(this.replicas.length)] as Replica
    if (this.random() < 0.5) one.inbox = this.options.causal ? one.inbox : []
    exchange(one.doc, other.doc)
    exchange(other.doc, one.doc)
  }

  deliverAll(): void {
    for (let round = 0; round < 8; round += 1) {
      for (const replica of this.replicas) {
        while (replica.inbox.length > 0) {
          const index = this.options.causal ? 0 : this.pick(replica.inbox.length)
          const [update] = replica.inbox.splice(index, 1)
          Y.applyUpdate(replica.doc, update as Uint8Array, 'network')
        }
      }
      for (const one of this.replicas)
        for (const other of this.replicas) if (one !== other) exchange(one.doc, other.doc)
      if (this.replicas.every((replica) => replica.inbox.length === 0)) return
    }
    this.fault('never quiet')
  }

  judge(): void {
    const first = this.replicas[0] as Replica
    const reference = show(first.lines.visible())
    for (const replica of this.replicas) {
      const got = show(replica.lines.visible())
      if (got !== reference) this.fault('diverged', `${got} / ${reference}`)
      const fresh = createNoteLines(replica.doc, { sections: SECTIONS, random: this.random })
      if (show(fresh.visible()) !== got)
        this.fault('kept layout is not the layout', `${got} / ${show(fresh.visible())}`)
      fresh.close()
    }
    const counts = lettersOf(first.lines.visible())
    for (const letter of this.author.keys()) {
      const count = counts.get(letter) ?? 0
      if (count === 0 && !this.deleted.has(letter)) this.fault('lost', letter)
      if (count > 1 && (this.restored.get(letter) ?? 0) < 2)
        this.fault('doubled without two undos of it', letter)
    }
  }
}

interface Operation {
  readonly name: string
  readonly act: () => void
  readonly expect: (seen: Seen[]) => Seen[] | null
}

function plainly(name: string, act: () => void): Operation {
  return { name, act, expect: (seen) => seen }
}

function exchange(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network')
}
