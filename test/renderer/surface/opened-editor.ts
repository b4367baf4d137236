/**
 * The whole editor of a note in jsdom, with the caret at the end of the discussion, among people and on a day that are
 * always the same: Wednesday, 7 October 2026.
 */
import { TextSelection } from 'prosemirror-state'
import { createDueReader } from '#renderer/editor/surface/due-reader.ts'
import { openEditor, type OpenEditor } from '#renderer/editor/open-editor.ts'
import { me, openedNote, type OpenedNote } from './opened-note.ts'
import type { Written } from './written-note.ts'

export interface OpenedEditor extends OpenedNote, OpenEditor {
  /** What toasts said. */
  readonly said: readonly string[]
}

export function openedEditor(written: Written): OpenedEditor {
  const opened = openedNote(written)
  const people = [me, { id: 'ann', name: 'Ann Lee', launchpad: 'annl' }]
  const nothing = (): void => undefined
  const said: string[] = []
  const editor = openEditor(document.body.appendChild(document.createElement('div')), opened.note, {
    editable: () => true,
    timezone: 'Europe/Berlin',
    now: () => new Date('2026-10-07T12:00:00Z'),
    dates: () => createDueReader({ from: '2026-10-07', milestones: [], spoken: () => null }),
    onSection: nothing,
    onNotice: nothing,
    onTaken: (sentence) => said.push(sentence),
    onPick: nothing,
    people: () => ({ present: [], people, me }),
    blueprints: () => [],
  })
  // jsdom lays nothing out.
  editor.view.coordsAtPos = () => ({ left: 0, right: 0, top: 0, bottom: 0 })
  const { doc } = editor.view.state
  const end = doc.child(0).nodeSize + doc.child(1).nodeSize - 2
  editor.view.dispatch(editor.view.state.tr.setSelection(TextSelection.create(doc, end)))
  return { ...opened, ...editor, said }
}
