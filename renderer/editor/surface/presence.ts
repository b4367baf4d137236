/**
 * Tells the others where my caret is and when I last typed, at most ten times a second.
 */
import { Plugin, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Awareness } from 'y-protocols/awareness'
import type { JsonValue } from '#note/record-model.ts'
import type { PositionCodec } from './binding-port.ts'
import { caretSection } from './line-marks.ts'

const PAUSE_MS = 100

/** Writes `person`, `section`, `typedAt` and `cursor` into the awareness state and leaves the rest of it alone. */
export function createPresence(
  awareness: Awareness,
  person: { readonly id: string; readonly name: string },
  codec: PositionCodec,
): Plugin {
  let typedAt: number | null = null
  // Whoever only looks has not put a caret anywhere.
  let wasHere = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const send = (view: EditorView): void => {
    timer = null
    if (view.isDestroyed) return
    wasHere ||= view.hasFocus()
    awareness.setLocalState({
      ...awareness.getLocalState(),
      person: { id: person.id, name: person.name },
      typedAt,
      ...(wasHere ? caretOf(view.state, codec) : { section: null, cursor: null }),
    })
  }
  const plan = (view: EditorView): void => {
    timer ??= setTimeout(() => send(view), PAUSE_MS)
  }
  const typed = (view: EditorView): void => {
    if (!view.editable) return
    typedAt = Date.now()
    plan(view)
  }
  return new Plugin({
    view: (view) => {
      plan(view)
      return {
        update: (now, before) => {
          if (now.state.doc !== before.doc || !now.state.selection.eq(before.selection)) plan(now)
        },
        destroy: () => {
          if (timer !== null) clearTimeout(timer)
          awareness.setLocalStateField('cursor', null)
        },
      }
    },
    props: {
      handleDOMEvents: {
        focus: (view) => {
          plan(view)
          return false
        },
        keydown: (view, event) => {
          if (event.key.length === 1 || ['Enter', 'Backspace', 'Delete'].includes(event.key)) typed(view)
          return false
        },
        compositionupdate: (view) => {
          typed(view)
          return false
        },
      },
    },
  })
}

function caretOf(
  state: EditorState,
  codec: PositionCodec,
): { readonly section: string | null; readonly cursor: JsonValue } {
  const anchor = codec.encodePosition(state, state.selection.anchor)
  const head = codec.encodePosition(state, state.selection.head)
  return {
    section: caretSection(state),
    cursor: anchor === null || head === null ? null : { anchor, head },
  }
}
