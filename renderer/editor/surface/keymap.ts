/**
 * Which keys do what in the text. Letters with Alt go by the physical key, because macOS types special characters
 * with them; AltGr and Ctrl+Alt are never used.
 */
import { chainCommands, toggleMark } from 'prosemirror-commands'
import { undoInputRule } from 'prosemirror-inputrules'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, type Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../schema.ts'
import { takeSelection } from './dom-selection.ts'
import { moveLines, moveToSection, turnInto } from './item-commands.ts'
import { leaveEmptyItem } from './leave-item.ts'
import {
  caretLine,
  deleteSelected,
  indentBy,
  joinDown,
  joinUp,
  selectMore,
  splitLine,
} from './text-commands.ts'
import type { TemplateLookup } from './template-lookup.ts'
import { followNearest, followTrace, goBack } from './trace-commands.ts'

/** What the keys ask of others: the note's history, the pickers. */
export interface KeyActions {
  readonly undo: () => void
  readonly redo: () => void
  /** Opens the picker of the caret line's field that this key stands for; false when the line has no such field. */
  readonly openField: (view: EditorView, which: FieldKey) => boolean
  readonly openLink: (view: EditorView) => boolean
}

export type FieldKey = 'owner' | 'due' | 'status' | 'me'

const KIND_KEYS: Readonly<Record<string, string>> = {
  KeyD: 'decision',
  KeyA: 'action',
  KeyQ: 'question',
  KeyB: 'blueprint',
}

const FIELD_KEYS: Readonly<Record<string, FieldKey>> = {
  KeyO: 'owner',
  KeyU: 'due',
  KeyS: 'status',
  KeyM: 'me',
}

export function createKeymap(lookup: TemplateLookup, actions: KeyActions): Plugin {
  const textKeys = keydownHandler(bindings(lookup, actions))
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (!view.editable) return false
        if (event.altKey || event.key.length > 1) takeSelection(view)
        return handleAlt(view, event, lookup, actions) || textKeys(view, event)
      },
    },
  })
}

function bindings(lookup: TemplateLookup, actions: KeyActions): Record<string, Command> {
  const enter = chainCommands(followTrace, leaveEmptyItem(lookup), splitLine(lookup))
  const backspace = chainCommands(undoInputRule, deleteSelected, joinUp(lookup))
  const remove = chainCommands(deleteSelected, joinDown)
  return {
    Enter: enter,
    'Alt-Enter': followNearest,
    'Shift-Enter': splitLine(lookup),
    Backspace: backspace,
    'Shift-Backspace': backspace,
    'Mod-Backspace': backspace,
    Delete: remove,
    'Mod-Delete': remove,
    // A line that cannot go deeper keeps the focus: Tab never throws anybody out of the text; F6 leaves it.
    Tab: chainCommands(toFields, indentBy(1), stay),
    'Shift-Tab': chainCommands(indentBy(-1), stay),
    'Mod-b': toggleMark(schema.marks.bold),
    'Mod-i': toggleMark(schema.marks.italic),
    'Mod-e': toggleMark(schema.marks.code),
    'Mod-a': selectMore,
    'Mod-z': act(actions.undo),
    'Mod-Shift-z': act(actions.redo),
    'Mod-y': act(actions.redo),
    'Mod-Shift-k': (_state, dispatch, view) =>
      view !== undefined && (dispatch === undefined || actions.openLink(view)),
  }
}

const stay: Command = () => true

/** An item has no depth: from its words, Tab goes to its fields, and from there to the row below. */
const toFields: Command = (state, dispatch, view) => {
  if (view === undefined || caretLine(state) === null) return false
  const line = view.nodeDOM(state.selection.$head.before(2))
  const chip = line instanceof HTMLElement ? line.querySelector<HTMLElement>('.field-chip') : null
  if (chip === null) return false
  if (dispatch) chip.focus()
  return true
}

function act(action: () => void): Command {
  return (_state, dispatch) => {
    if (dispatch) action()
    return true
  }
}

function handleAlt(
  view: EditorView,
  event: KeyboardEvent,
  lookup: TemplateLookup,
  actions: KeyActions,
): boolean {
  // AltGr reports itself as Ctrl+Alt on Windows; whoever types with it means the letter.
  if (!event.altKey || event.ctrlKey || event.metaKey || event.getModifierState('AltGraph')) return false
  const command = altCommand(event, lookup)
  if (command !== null) {
    event.preventDefault()
    command(view.state, (transaction) => view.dispatch(transaction), view)
    return true
  }
  const field = event.shiftKey ? undefined : FIELD_KEYS[event.code]
  return field !== undefined && actions.openField(view, field)
}

function altCommand(event: KeyboardEvent, lookup: TemplateLookup): Command | null {
  if (event.code === 'ArrowUp') return event.shiftKey ? moveToSection(lookup, -1) : moveLines(-1)
  if (event.code === 'ArrowDown') return event.shiftKey ? moveToSection(lookup, 1) : moveLines(1)
  if (event.shiftKey) return null
  // On macOS the key moves by words; there it is left alone.
  if (event.code === 'ArrowLeft') return isMac() ? null : goBack(lookup)
  const kind = KIND_KEYS[event.code]
  return kind === undefined ? null : turnInto(lookup, kind)
}

function isMac(): boolean {
  return /Mac|iP(hone|[oa]d)/.test(navigator.platform)
}
