/**
 * Which keys do what in the text: its commands by the table, and the keys that are no commands (Enter, Backspace).
 */
import { chainCommands, toggleMark } from 'prosemirror-commands'
import { undoInputRule } from 'prosemirror-inputrules'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, type Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { chordOf } from '../../commands/chord.ts'
import { keysOf, type CommandId } from '../../commands/table.ts'
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
import { plainAgain } from './taken.ts'
import { assignOr } from './take-assignment.ts'
import { takeOffer } from './paste-offer.ts'
import { takeVoice } from './take-voice.ts'
import { takeShorthand, type ShorthandHost } from './take-shorthand.ts'
import { followNearest, followTrace, goBack } from './trace-commands.ts'

/** What the keys ask of others: the note's history, the pickers. */
export interface KeyActions {
  readonly undo: () => void
  readonly redo: () => void
  /**
   * Opens the picker of the caret line's field that this key stands for; false when the line has no such field.
   * Without `act` it only answers whether it could.
   */
  readonly openField: (view: EditorView, which: FieldKey, act: boolean) => boolean
  readonly openLink: (view: EditorView) => boolean
}

export type FieldKey = 'owner' | 'due' | 'status' | 'voice' | 'me'

/** What the text does, by the ids of the table of commands. */
export type TextCommands = Readonly<Partial<Record<CommandId, Command>>>

/** The commands of the text; each answers "could I?" when it gets no dispatch. */
export function textCommands(
  lookup: TemplateLookup,
  shorthand: ShorthandHost,
  actions: KeyActions,
): TextCommands {
  const field = (which: FieldKey): Command => withView((view, act) => actions.openField(view, which, act))
  return {
    'note.decision': turnInto(lookup, 'decision'),
    'note.action': assignOr(lookup, shorthand, 'action', turnInto(lookup, 'action')),
    'note.question': turnInto(lookup, 'question'),
    'note.blueprint': turnInto(lookup, 'blueprint'),
    'note.line-up': moveLines(-1),
    'note.line-down': moveLines(1),
    'note.section-before': moveToSection(lookup, -1),
    'note.section-after': moveToSection(lookup, 1),
    'note.to-item': followNearest,
    'note.back': goBack(lookup),
    'note.indent': chainCommands(toFields, indentBy(1)),
    'note.outdent': indentBy(-1),
    'note.bold': toggleMark(schema.marks.bold),
    'note.italic': toggleMark(schema.marks.italic),
    'note.code': toggleMark(schema.marks.code),
    'note.link': withView((view, act) => !act || actions.openLink(view)),
    'note.select-more': selectMore,
    'note.make-items': takeOffer(lookup, shorthand),
    'note.undo': chainCommands(plainAgain, act(actions.undo)),
    'note.redo': act(actions.redo),
    'item.owner': field('owner'),
    'item.due': field('due'),
    'item.status': field('status'),
    'item.voice': field('voice'),
    'item.me': field('me'),
  }
}

export function createKeymap(
  lookup: TemplateLookup,
  commands: TextCommands,
  shorthand: ShorthandHost,
): Plugin {
  const byChord = new Map(
    Object.entries(commands).flatMap(([id, command]) =>
      keysOf(id as CommandId).map((chord) => [chord, command] as const),
    ),
  )
  const textKeys = keydownHandler(bindings(lookup, shorthand))
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => {
        if (!view.editable) return false
        if (event.altKey || event.key.length > 1) takeSelection(view)
        const command = byChord.get(chordOf(event) ?? '')
        if (command === undefined) return textKeys(view, event)
        // A chord of the text is ours also where it can do nothing: Tab never throws anybody out, Alt D opens no menu.
        command(view.state, (transaction) => view.dispatch(transaction), view)
        return true
      },
    },
  })
}

function bindings(lookup: TemplateLookup, shorthand: ShorthandHost): Record<string, Command> {
  const backspace = chainCommands(undoInputRule, deleteSelected, joinUp(lookup))
  const remove = chainCommands(deleteSelected, joinDown)
  return {
    Enter: chainCommands(
      followTrace,
      takeShorthand(lookup, shorthand),
      takeVoice(lookup, shorthand),
      leaveEmptyItem(lookup),
      splitLine(lookup),
    ),
    'Shift-Enter': splitLine(lookup),
    Backspace: backspace,
    'Shift-Backspace': backspace,
    'Mod-Backspace': backspace,
    Delete: remove,
    'Mod-Delete': remove,
  }
}

function withView(can: (view: EditorView, act: boolean) => boolean): Command {
  return (_state, dispatch, view) => view !== undefined && can(view, dispatch !== undefined)
}

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
