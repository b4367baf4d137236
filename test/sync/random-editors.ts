/** Random editing in several real views of one note; the oracle is that of `random-notes.ts`, and view = note besides. */
import { joinBackward, splitBlock } from 'prosemirror-commands'
import { Fragment, Slice, type Node as ProseMirrorNode } from 'prosemirror-model'
import * as Y from 'yjs'
import { schema } from '#renderer/editor/schema.ts'
import { seededRandom } from '../helpers/seeded.ts'
import { RealEditor } from './real-editor.ts'

const FIRST_LETTER = 0x4e00

export interface EditorFault {
  readonly kind: string
  readonly detail: string
}

export interface EditorRun {
  readonly seed: number
  readonly operations?: number
  readonly undo?: boolean
}

interface Peer {
  readonly number: number
  readonly editor: RealEditor
  readonly inbox: Uint8Array[]
}

interface Spot {
  readonly position: number
  readonly node: ProseMirrorNode
  readonly offset: number
}

export function runRandomEditors(options: EditorRun): EditorFault[] {
  const run = new EditorsRun(options)
  try {
    run.edit()
    run.judge()
  } catch (error) {
    run.fault(
      'threw',
      error instanceof Error
        ? `${error.message} ${error.stack?.split('\n').slice(1, 4).join('|')}`
        : String(error),
    )
  } finally {
    run.close()
  }
  return run.faults
}

class EditorsRun {
  readonly faults: EditorFault[] = []
  private readonly random: () => number
  private readonly options: Required<EditorRun>
  private readonly peers: Peer[]
  private readonly author = new Map<string, number>()
  private readonly deleted = new Set<string>()
  private readonly restored = new Map<string, number>()
  private letters = 0

  constructor(options: EditorRun) {
    this.options = { operations: 40, undo: true, ...options }
    this.random = seededRandom(options.seed)
    this.peers = [0, 1, 2].map((number) => ({
      number,
      editor: new RealEditor(1 + this.pick(1e6) * 4 + number, this.random),
      inbox: [],
    }))
    for (const peer of this.peers) {
      peer.editor.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        for (const other of this.peers) if (other !== peer) other.inbox.push(update)
      })
    }
  }

  close(): void {
    for (const peer of this.peers) peer.editor.close()
  }

  fault(kind: string, detail: string): void {
    this.faults.push({ kind, detail })
  }

  private pick(count: number): number {
    return Math.floor(this.random() * count)
  }

  private anyPeer(): Peer {
    return this.peers[this.pick(this.peers.length)] as Peer
  }

  edit(): void {
    for (let count = 0; count < this.options.operations; count += 1) {
      const peer = this.anyPeer()
      const before = lettersOf(peer.editor)
      const name = this.operate(peer)
      this.noticeLoss(peer, name, before)
      this.compareView(peer, `after ${name}, operation ${count}`)
      if (this.random() < 0.6) this.deliver(this.anyPeer(), 1 + this.pick(4))
    }
    for (let round = 0; round < 6; round += 1) for (const peer of this.peers) this.deliver(peer, Infinity)
  }

  private operate(peer: Peer): string {
    const { editor } = peer
    const spot = this.spot(editor)
    const at = spot.position + 1 + spot.offset
    const chance = this.random()
    if (chance < 0.4) return this.type(peer, at)
    if (chance < 0.55)
      return done('enter', () => {
        editor.caret(at)
        editor.key(splitBlock)
      })
    if (chance < 0.65)
      return done('backspace', () => {
        editor.caret(spot.position + 1)
        joinBackward(editor.state, editor.view.dispatch.bind(editor.view))
      })
    if (chance < 0.73) return this.deleteRange(editor, at)
    if (chance < 0.8)
      return done('mark', () =>
        editor.do((tr) =>
          tr.addMark(spot.position + 1, at, schema.mark(['bold', 'italic'][this.pick(2)] as string)),
        ),
      )
    if (chance < 0.86)
      return done('kind', () =>
        editor.do((tr) => tr.setNodeAttribute(spot.position, 'kind', ['decision', 'zap'][this.pick(2)])),
      )
    if (chance < 0.92) return this.move(editor, spot)
    if (chance < 0.96) return this.paste(peer, at)
    return this.options.undo ? this.undo(editor) : this.type(peer, at)
  }

  private spot(editor: RealEditor): Spot {
    const lines: Array<{ position: number; node: ProseMirrorNode }> = []
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === 'line') lines.push({ position, node })
      return node.type.name !== 'line'
    })
    const line = lines[this.pick(lines.length)] as { position: number; node: ProseMirrorNode }
    return { ...line, offset: this.pick(line.node.content.size + 1) }
  }

  private type(peer: Peer, at: number): string {
    const text = this.fresh(peer, 1 + this.pick(4))
    peer.editor.caret(at)
    peer.editor.do((tr) => tr.insertText(text))
    return 'type'
  }

  private deleteRange(editor: RealEditor, at: number): string {
    const other = this.spot(editor).position + 1
    const [from, to] = [Math.min(at, other), Math.max(at, other)]
    const { doc } = editor.state
    if (doc.resolve(from).node(1) !== doc.resolve(to).node(1)) return 'nothing'
    for (const letter of doc.textBetween(from, to)) this.deleted.add(letter)
    editor.do((tr) => tr.delete(from, to))
    return 'delete range'
  }

  private move(editor: RealEditor, spot: Spot): string {
    const target = this.spot(editor).position
    if (target === spot.position) return 'nothing'
    editor.do((tr) => {
      tr.delete(spot.position, spot.position + spot.node.nodeSize)
      return tr.insert(tr.mapping.map(target), spot.node)
    })
    return 'move'
  }

  private paste(peer: Peer, at: number): string {
    const nodes = [this.fresh(peer, 1), this.fresh(peer, 1)].map((text) =>
      schema.node('line', null, schema.text(text)),
    )
    peer.editor.do((tr) => tr.replace(at, at, new Slice(Fragment.from(nodes), 1, 1)))
    return 'paste'
  }

  private undo(editor: RealEditor): string {
    const before = countsOf(editor)
    editor.lines.undo()
    for (const [letter, count] of countsOf(editor)) {
      if (count > (before.get(letter) ?? 0)) this.restored.set(letter, (this.restored.get(letter) ?? 0) + 1)
    }
    return 'undo'
  }

  private fresh(peer: Peer, count: number): string {
    let text = ''
    for (let i = 0; i < count; i += 1) {
      const letter = String.fromCharCode(FIRST_LETTER + this.letters)
      this.letters += 1
      this.author.set(letter, peer.number)
      text += letter
    }
    return text
  }

  private deliver(peer: Peer, count: number): void {
    for (let i = 0; i < count && peer.inbox.length > 0; i += 1) {
      Y.applyUpdate(peer.editor.doc, peer.inbox.shift() as Uint8Array, 'network')
    }
    this.compareView(peer, 'after foreign changes')
  }

  private noticeLoss(peer: Peer, name: string, before: string): void {
    const now = new Set(lettersOf(peer.editor))
    for (const letter of before) {
      if (now.has(letter) || this.deleted.has(letter)) continue
      if (name === 'undo' && this.author.get(letter) === peer.number) this.deleted.add(letter)
      else this.fault(`${name} took a letter`, letter)
    }
  }

  private compareView(peer: Peer, when: string): void {
    const { editor } = peer
    editor.state.doc.check()
    if (editor.text() !== editor.model())
      this.fault(`view is not the note ${when}`, `${editor.text()} | ${editor.model()}`)
  }

  judge(): void {
    const [first, ...others] = this.peers.map((peer) => peer.editor)
    if (!first) return
    for (const editor of others) {
      if (editor.text() !== first.text()) this.fault('diverged', `${first.text()} | ${editor.text()}`)
      else if (editor.formatted() !== first.formatted())
        this.fault('formatting diverged', `${first.formatted()} | ${editor.formatted()}`)
    }
    const counts = countsOf(first)
    for (const letter of this.author.keys()) {
      const count = counts.get(letter) ?? 0
      if (count === 0 && !this.deleted.has(letter)) this.fault('lost', letter)
      if (count > 1 && (this.restored.get(letter) ?? 0) < 2) this.fault('doubled', letter)
    }
  }
}

function done(name: string, act: () => void): string {
  act()
  return name
}

function lettersOf(editor: RealEditor): string {
  let text = ''
  editor.state.doc.descendants((node) => {
    if (node.isText) text += node.text
  })
  return text
}

function countsOf(editor: RealEditor): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of lettersOf(editor)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}
