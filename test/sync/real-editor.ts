/**
 * A real ProseMirror view bound to a note, as a person would use it, without the surface (chips, menus): for scenes
 * and random runs in jsdom and in Chromium.
 */
import { baseKeymap, joinBackward, splitBlock } from 'prosemirror-commands'
import { Fragment, Slice, type Node as ProseMirrorNode } from 'prosemirror-model'
import { EditorState, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { keymap } from 'prosemirror-keymap'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { Template } from '#note/template-model.ts'
import { createBinding, type Binding } from '#renderer/editor/binding.ts'
import { lineAttributes, schema } from '#renderer/editor/schema.ts'
import { linesBySection } from '#renderer/editor/view-sections.ts'

const SECTIONS = ['discussion', 'decisions', 'actions']

export const TEST_TEMPLATE: Template = {
  id: 'test',
  version: 1,
  title: 'Test',
  brief: [],
  roles: [],
  kinds: [],
  sections: SECTIONS.map((key) => ({
    key,
    title: key,
    guidance: '',
    takes: ['text', 'bullet', 'decision', 'action'],
    mandatory: false,
    none: false,
  })),
}

export class RealEditor {
  readonly doc = new Y.Doc()
  readonly lines: EditableLines
  readonly binding: Binding
  readonly view: EditorView
  private readonly detach: () => void

  constructor(
    client: number,
    random: () => number = Math.random,
    host: HTMLElement = document.createElement('div'),
  ) {
    this.doc.clientID = client
    this.lines = createNoteLines(this.doc, { sections: SECTIONS, random })
    this.binding = createBinding({
      lines: this.lines,
      template: TEST_TEMPLATE,
      me: `person-${client}`,
      now: () => Date.UTC(2026, 9, 7),
      gate: { hold: () => undefined, release: () => undefined },
      // So few that these short notes have edges of groups everywhere.
      linesInGroup: 2,
    })
    const { binding } = this
    this.view = new EditorView(host, {
      state: EditorState.create({ doc: binding.doc(), plugins: [binding.plugin, keymap(baseKeymap)] }),
      dispatchTransaction: (transaction) => binding.dispatch(this.view, transaction),
    })
    this.detach = binding.attach(this.view)
  }

  close(): void {
    this.detach()
    this.view.destroy()
    this.lines.close()
    this.doc.destroy()
  }

  get state(): EditorState {
    return this.view.state
  }

  do(change: (transaction: Transaction) => Transaction): void {
    this.view.dispatch(change(this.state.tr))
  }

  key(command: Command): void {
    if (!command(this.state, (transaction) => this.view.dispatch(transaction), this.view)) {
      throw new Error('The command was refused.')
    }
  }

  /** Position of a word, or right behind it. */
  find(word: string, behind = false): number {
    let found = -1
    this.state.doc.descendants((node, position) => {
      if (found >= 0 || !node.isTextblock || !node.textContent.includes(word)) return
      found = position + 1 + node.textContent.indexOf(word) + (behind ? word.length : 0)
    })
    if (found < 0) throw new Error(`"${word}" is not in the view: ${this.text()}`)
    return found
  }

  line(word: string): { position: number; node: ProseMirrorNode } {
    let found: { position: number; node: ProseMirrorNode } | null = null
    this.state.doc.descendants((node, position) => {
      if (node.type.name === 'line' && node.textContent.includes(word)) found ??= { position, node }
    })
    if (!found) throw new Error(`No line with "${word}" in the view.`)
    return found
  }

  caret(position: number): void {
    this.do((transaction) => transaction.setSelection(TextSelection.create(transaction.doc, position)))
  }

  type(word: string, text: string, behind = false): void {
    this.do((transaction) => transaction.insertText(text, this.find(word, behind)))
  }

  enter(word: string, behind = false): void {
    this.caret(this.find(word, behind))
    this.key(splitBlock)
  }

  backspaceBefore(word: string): void {
    this.caret(this.find(word))
    this.key(joinBackward)
  }

  /** Takes the line out and puts the same one in elsewhere, in one transaction: what moving is. */
  move(word: string, target: number): void {
    const { position, node } = this.line(word)
    this.do((transaction) => {
      transaction.delete(position, position + node.nodeSize)
      return transaction.insert(transaction.mapping.map(target), node)
    })
  }

  setKind(word: string, kind: string): void {
    this.do((transaction) => transaction.setNodeAttribute(this.line(word).position, 'kind', kind))
  }

  /** Of the first line of a section, by its index. */
  setKindAt(section: number, kind: string): void {
    const before = section === 0 ? 0 : this.endOf(section - 1) + 1
    this.do((transaction) => transaction.setNodeAttribute(before + 1, 'kind', kind))
  }

  pasteLines(position: number, texts: readonly string[], open = 1): void {
    const nodes = texts.map((text) => schema.node('line', null, schema.text(text)))
    this.do((transaction) =>
      transaction.replace(position, position, new Slice(Fragment.from(nodes), open, open)),
    )
  }

  /** End of a section's content, by its index. */
  endOf(section: number): number {
    let position = 0
    for (let i = 0; i <= section; i += 1) position += this.state.doc.child(i).nodeSize
    return position - 1
  }

  /** What the view shows: kinds and texts by section. */
  text(): string {
    return sectionsToText(
      this.state.doc.children.map((section) =>
        section.children.map((line) => [lineAttributes(line).kind, line.textContent]),
      ),
    )
  }

  /** What the note says must be shown. An empty section shows one empty line. */
  model(): string {
    const bySection = linesBySection(this.lines, TEST_TEMPLATE)
    return sectionsToText(
      SECTIONS.map((key) => {
        const shown = (bySection.get(key) ?? []).map((segment) => this.lines.index.view(segment))
        if (shown.length === 0) return [['text', '']]
        return shown.map((line) => [
          line.kind,
          line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '')).join(''),
        ])
      }),
    )
  }

  /** The view as JSON without ids, times and groups, to compare formatting. */
  formatted(): string {
    return JSON.stringify(this.state.doc.toJSON()).replaceAll(
      /"(id|by|at)":("[^"]*"|null)|,"marks":\[\{"type":"group"[^\]]*\]/g,
      '',
    )
  }
}

function sectionsToText(sections: readonly (readonly (readonly string[])[])[]): string {
  return sections
    .map((lines) => lines.map(([kind, text]) => (kind === 'text' ? text : `${kind}>${text}`)).join('¶'))
    .join(' § ')
}

/** Both exchange all they know until nothing is left to say (Yjs may clean formatting up in an update of its own). */
export function exchangeAll(one: Y.Doc, other: Y.Doc, oneFirst: boolean): void {
  const pairs: ReadonlyArray<readonly [Y.Doc, Y.Doc]> = oneFirst
    ? [
        [one, other],
        [other, one],
      ]
    : [
        [other, one],
        [one, other],
      ]
  for (let round = 0; round < 2; round += 1) {
    for (const [from, to] of pairs) {
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network')
    }
  }
}
