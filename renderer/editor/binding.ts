/**
 * Keeps one ProseMirror view and the lines of a note in step, both ways. The view is written to the note after each
 * transaction and brought up to the note at once, so that the two are equal before every comparison; what comes from
 * others is drawn when it arrives. While an input method composes, incoming updates wait outside (`Gate`).
 */
import type { Node as ProseMirrorNode } from 'prosemirror-model'
import { TextSelection, type EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type * as Y from 'yjs'
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { JsonValue } from '#note/record-model.ts'
import type { Template } from '#note/template-model.ts'
import { createBindingPlugin, fromNote, placeholderLine, type Newborn } from './binding-plugin.ts'
import { changedChildren } from './changed-children.ts'
import { watchComposition, type Gate } from './composition.ts'
import { drawAll, drawChanged, type Drawing } from './draw-lines.ts'
import { editRange, isTyping } from './edit-range.ts'
import { foreignRanges, type WrittenRange } from './foreign-writers.ts'
import { lineNode } from './inline.ts'
import { LineGroups } from './line-groups.ts'
import { decodePosition, encodePosition } from './positions.ts'
import { lineAttributes, schema, sectionKey } from './schema.ts'
import { firstKind, linesBySection } from './view-sections.ts'
import { idOf, type Whereabouts } from './stretch.ts'
import { writeSection } from './write-section.ts'

/** Letters typed with a longer pause between them are taken back separately. */
const TYPING_PAUSE_MS = 800

export interface BindingOptions {
  readonly lines: EditableLines
  readonly template: Template
  /** Id of the person writing here. */
  readonly me: string
  /** Ms since the epoch. */
  readonly now: () => number
  /** Holds back what comes from others while this view composes. */
  readonly gate: Gate
  /** How many lines are drawn into one element of the page; as many as are good for a long note unless given. */
  readonly linesInGroup?: number
  /** Hears where in the view others' words now stand. */
  readonly onForeign?: (view: EditorView, ranges: readonly WrittenRange[]) => void
}

export interface Binding {
  /** The document of the view as the note is now. */
  readonly doc: () => ProseMirrorNode
  readonly plugin: Plugin
  /** To be the view's `dispatchTransaction`. */
  readonly dispatch: (view: EditorView, transaction: Transaction) => void
  /** Starts to follow the note; returns the undo. */
  readonly attach: (view: EditorView) => () => void
  readonly encodePosition: (state: EditorState, position: number) => JsonValue | null
  readonly decodePosition: (state: EditorState, value: JsonValue) => number | null
}

interface HeldSelection {
  readonly anchor: JsonValue | null
  readonly head: JsonValue | null
}

export function createBinding(options: BindingOptions): Binding {
  return new ViewBinding(options)
}

class ViewBinding implements Binding {
  readonly plugin: Plugin
  readonly #options: BindingOptions
  readonly #lines: EditableLines
  readonly #newborn: Newborn
  readonly #groups: LineGroups
  #view: EditorView | null = null
  #writing = false
  #drawing = false
  #held: HeldSelection | null = null
  #lastTypedAt = 0
  #shown: Picture

  constructor(options: BindingOptions) {
    this.#options = options
    this.#lines = options.lines
    this.#newborn = {
      newId: () => newLineId(),
      me: options.me,
      now: () => new Date(options.now()).toISOString(),
      firstKind: (section) => firstKind(options.template, section),
    }
    this.#shown = pictureOf(options.lines)
    this.#groups = new LineGroups(options.linesInGroup)
    this.plugin = createBindingPlugin(this.#newborn, this.#groups)
  }

  readonly doc = (): ProseMirrorNode => {
    this.#shown = pictureOf(this.#lines)
    this.#lines.index.takeChanged()
    return documentOf(this.#options, this.#newborn, this.#groups)
  }

  readonly dispatch = (target: EditorView, transaction: Transaction): void => {
    const before = target.state.doc
    const { state, transactions } = target.state.applyTransaction(transaction)
    target.updateState(state)
    if (!this.#drawing && state.doc !== before) {
      this.#held = null
      this.#write(transactions, before, state.doc)
      this.#bringUp(target, touchedLines(before, state.doc))
    } else if (transaction.selectionSet && !transaction.docChanged) this.#lines.endTyping()
    if (!this.#drawing) this.#held = this.#holdSelection(target.state)
  }

  readonly attach = (target: EditorView): (() => void) => {
    this.#view = target
    this.#bringUp(target)
    this.#held = this.#holdSelection(target.state)
    const onChange = (_events: unknown, transaction: Y.Transaction) => {
      if (!this.#view || this.#writing) return
      const drawing = this.#bringUp(this.#view)
      const { onForeign } = this.#options
      if (transaction.local || !drawing.docChanged || onForeign === undefined) return
      const ranges = foreignRanges(drawing, { index: this.#lines.index, from: transaction })
      if (ranges.length > 0) onForeign(this.#view, ranges)
    }
    this.#lines.index.map.observeDeep(onChange)
    const unwatch = watchComposition(target.dom, () => target.composing, this.#options.gate)
    return () => {
      this.#view = null
      unwatch()
      this.#lines.index.map.unobserveDeep(onChange)
    }
  }

  readonly encodePosition = (state: EditorState, position: number): JsonValue | null =>
    encodePosition(this.#lines, state.doc.resolve(position))

  readonly decodePosition = (state: EditorState, value: JsonValue): number | null =>
    decodePosition(this.#lines, state.doc, value)

  #write(transactions: readonly Transaction[], before: ProseMirrorNode, after: ProseMirrorNode): void {
    const { now } = this.#options
    const range = editRange(transactions)
    const typing = isTyping(transactions)
    if (typing && now() - this.#lastTypedAt > TYPING_PAUSE_MS) this.#lines.endTyping()
    if (typing) this.#lastTypedAt = now()
    this.#writing = true
    try {
      const step = typing ? this.#lines.typing : this.#lines.together
      step(() => writeSections(this.#lines, { before, after, range }))
    } finally {
      this.#writing = false
    }
  }

  /**
   * `touched` is what the person changed in the view: it may say more there than the note took over. Returns what was
   * drawn.
   */
  #bringUp(target: EditorView, touched: Touched = UNTOUCHED): Transaction {
    const lines = this.#lines
    const now = pictureOf(lines)
    const { drawn, generation } = this.#shown
    const sameLines = !touched.structure && now.drawn === drawn && now.generation === generation
    this.#shown = now
    const changed = lines.index.takeChanged()
    for (const id of touched.ids) changed.add(id)
    const picture: Drawing = {
      lines,
      changed,
      bySection: sameLines ? NO_SECTIONS : linesBySection(lines, this.#options.template),
      placeholder: (section) => placeholderLine(this.#newborn, section),
    }
    const transaction = sameLines ? drawChanged(target.state, picture) : drawAll(target.state, picture)
    if (!transaction.docChanged) return transaction
    this.#groups.keep(target.state.doc, transaction)
    this.#show(target, transaction, !sameLines)
    return transaction
  }

  #show(target: EditorView, transaction: Transaction, moved: boolean): void {
    this.#drawing = true
    try {
      target.dispatch(transaction.setMeta(fromNote, true).setMeta('addToHistory', false))
      if (moved && this.#held) restoreSelection(this.#lines, target, this.#held)
    } finally {
      this.#drawing = false
    }
    this.#held = this.#holdSelection(target.state)
  }

  #holdSelection(state: EditorState): HeldSelection {
    const { $anchor, $head } = state.selection
    const anchor = encodePosition(this.#lines, $anchor)
    return { anchor, head: $head.pos === $anchor.pos ? anchor : encodePosition(this.#lines, $head) }
  }
}

function writeSections(
  lines: EditableLines,
  change: {
    readonly before: ProseMirrorNode
    readonly after: ProseMirrorNode
    readonly range: { readonly from: number; readonly to: number } | null
  },
): void {
  const { before, after, range } = change
  const whereabouts = whereaboutsOf(before, after)
  before.forEach((section, start, index) => {
    const now = after.child(index)
    if (now === section) return
    writeSection(lines, {
      key: sectionKey(section),
      before: section,
      after: now,
      start,
      range,
      whereabouts,
    })
  })
}

function restoreSelection(lines: EditableLines, target: EditorView, selection: HeldSelection): void {
  if (selection.anchor === null || selection.head === null) return
  const { doc } = target.state
  const anchor = decodePosition(lines, doc, selection.anchor)
  const head = decodePosition(lines, doc, selection.head)
  const now = target.state.selection
  if (anchor === null || head === null || (anchor === now.anchor && head === now.head)) return
  target.dispatch(
    target.state.tr.setSelection(TextSelection.create(doc, anchor, head)).setMeta(fromNote, true),
  )
}

function documentOf(options: BindingOptions, newborn: Newborn, groups: LineGroups): ProseMirrorNode {
  const bySection = linesBySection(options.lines, options.template)
  const sections = options.template.sections.map(({ key }) => {
    const shown = bySection.get(key) ?? []
    const nodes = shown.map((line) => lineNode(options.lines.index.view(line)))
    if (nodes.length === 0) nodes.push(placeholderLine(newborn, key))
    return schema.node('section', { key }, groups.inGroups(nodes))
  })
  return schema.node('doc', null, sections)
}

/** Looked up only where lines came, went or moved: typing never asks. */
function whereaboutsOf(before: ProseMirrorNode, after: ProseMirrorNode): Whereabouts {
  let found: Whereabouts | null = null
  const look = () => (found ??= lookForLines(before, after))
  return {
    get before() {
      return look().before
    },
    get after() {
      return look().after
    },
  }
}

function lookForLines(before: ProseMirrorNode, after: ProseMirrorNode): Whereabouts {
  const was = new Map<string, { section: string; node: ProseMirrorNode }>()
  const is = new Map<string, string>()
  before.forEach((section, _start, index) => {
    if (after.child(index) === section) return
    section.forEach((line) => was.set(idOf(line), { section: sectionKey(section), node: line }))
    after.child(index).forEach((line) => is.set(idOf(line), sectionKey(section)))
  })
  return { before: was, after: is }
}

interface Touched {
  readonly ids: ReadonlySet<string>
  /** Whether lines came, went or changed their order. */
  readonly structure: boolean
}

const UNTOUCHED: Touched = { ids: new Set(), structure: false }
const NO_SECTIONS: Drawing['bySection'] = new Map()

function touchedLines(before: ProseMirrorNode, after: ProseMirrorNode): Touched {
  const ids = new Set<string>()
  let structure = false
  before.forEach((section, _start, index) => {
    const now = after.child(index)
    if (now === section) return
    const { start, end, oldEnd } = changedChildren(section, now)
    for (let i = start; i < Math.max(end, oldEnd); i += 1) {
      const was = i < oldEnd ? lineAttributes(section.child(i)).id : null
      const is = i < end ? lineAttributes(now.child(i)).id : null
      if (was !== is) structure = true
      ids.add(was ?? '')
      ids.add(is ?? '')
    }
  })
  return { ids, structure }
}

/** What the view was last drawn from; the array of drawn lines stays the same while no line comes, goes or moves. */
interface Picture {
  readonly drawn: readonly unknown[]
  readonly generation: number
}

function pictureOf(lines: EditableLines): Picture {
  return { drawn: lines.index.drawn(), generation: lines.index.generation() }
}

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const ID_LENGTH = 10

/** Ids as the note makes them; randomness of the platform is enough, a clash is noticed when the line is born. */
function newLineId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH))
  return Array.from(bytes, (byte) => ID_ALPHABET.charAt(byte % ID_ALPHABET.length)).join('')
}
