/**
 * Opens the editor of a note: its lines on one side through the binding, the surface on the other, and what the two
 * ask of whoever shows them.
 */
import type { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isNameOf } from '#note/speaker.ts'
import type { Blueprint } from '#note/summit.ts'
import { onThreadsChange, threadsBesideLines } from '../note/live-threads.ts'
import { RETURNED, returnedBesideLines } from '../note/returned-lines.ts'
import { LATER, laterBesideLines } from '../note/later-lines.ts'
import type { OpenNote } from '../note/open-note.ts'
import { say } from '../words/say.ts'
import { createBinding } from './binding.ts'
import type { EditorBinding } from './surface/binding-port.ts'
import { createCursors } from './surface/cursors.ts'
import type { DueReader } from './surface/due-reader.ts'
import { createDayOf } from './surface/due-words.ts'
import { writeAnswer } from './surface/field-answer.ts'
import { fieldOfKey, fieldRequest } from './surface/field-opener.ts'
import { createBesideWords, type WordsByLine } from './surface/beside-words.ts'
import { createForeignWords } from './surface/foreign-words.ts'
import type { FieldRequest } from './surface/field-picker.tsx'
import { addLine } from './surface/item-commands.ts'
import { textCommands, type FieldKey } from './surface/keymap.ts'
import { shorthandHost } from './surface/shorthand-host.ts'
import { offerText } from './surface/offer-text.ts'
import { applyRow } from './surface/menu-actions.ts'
import { blueprintRows, type Row } from './surface/menu-rows.ts'
import { personProblem } from './surface/person-problem.ts'
import { personRows, type PeopleSources } from './surface/person-rows.ts'
import { slashRows } from './surface/slash-rows.ts'
import { createMenuStore, type MenuStore } from './surface/menu-store.ts'
import type { OpenMenu } from './surface/menu-trigger.ts'
import { mountEditor } from './surface/mount-editor.ts'
import { createFloatStore, type FloatStore } from './surface/float-store.ts'
import { createPasteOffer, offerWords, type PasteOffer } from './surface/paste-offer.ts'
import { createPreviewPlugin, type ShownPreview } from './surface/preview-plugin.ts'
import { createPresence } from './surface/presence.ts'
import { createClock, createSurface, type Surface } from './surface/surface.ts'
import { createTemplateLookup } from './surface/template-lookup.ts'
import { caretLine } from './surface/text-commands.ts'
import { goToLine } from './surface/trace-commands.ts'
import { unsavedNow, watchUnsaved } from './surface/unsaved-lines.ts'
import { watchAddress } from './surface/watch-address.ts'

/** What floats at the text right now. */
export type Picking =
  | { readonly kind: 'field'; readonly request: FieldRequest }
  | { readonly kind: 'link'; readonly anchor: HTMLElement }

export interface EditorHost {
  readonly editable: () => boolean
  readonly timezone: string | undefined
  readonly now: () => Date
  /** Reads days as people say them, counted from the session's. */
  readonly dates: () => DueReader
  readonly onSection: (section: string | null) => void
  readonly onNotice: (sentence: string) => void
  /** Shorthand became something else; `plain` takes that back for as long as nothing was typed since. */
  readonly onTaken: (sentence: string, plain: () => void) => void
  readonly onPick: (picking: Picking) => void
  /** The thread beside this line was asked for; the caret is in it. */
  readonly onThread?: (line: string) => void
  /** What happened to the item of this line was asked for. */
  readonly onStory?: (line: string) => void
  readonly people: () => PeopleSources
  readonly blueprints: () => readonly Blueprint[]
}

export interface OpenEditor {
  readonly view: EditorView
  readonly menu: MenuStore
  readonly preview: FloatStore<ShownPreview>
  readonly offer: FloatStore<PasteOffer>
  readonly offerWords: (offer: PasteOffer) => string
  readonly close: () => void
}

/** Everything here ends with `close`; the note stays open. */
export function openEditor(place: HTMLElement, note: OpenNote, host: EditorHost): OpenEditor {
  const surface = surfaceOf(note, host, () => mounted.view)
  const openers = openersOf(note, host, surface)
  const shorthand = shorthandHost(note, host)
  const menu = createMenuStore(
    (view, open) => rowsFor(view, open, surface, host),
    (view, row, open) => applyRow(view, row, open, { ...openers, lookup: surface.lookup, shorthand }),
  )
  const preview = createFloatStore<ShownPreview>()
  const offer = createFloatStore<PasteOffer>()
  const foreign = createForeignWords(note.awareness)
  const binding = createBinding({
    lines: note.lines,
    template: note.template,
    me: note.me.id,
    now: () => host.now().getTime(),
    gate: note.gate,
    onForeign: foreign.show,
  })
  const commands = textCommands(surface.lookup, shorthand, {
    undo: note.lines.undo,
    redo: note.lines.redo,
    openField: openers.openKey,
    openLink: openers.openLink,
  })
  const mounted = mountEditor(place, {
    binding,
    surface,
    commands,
    shorthand,
    menu,
    editable: host.editable,
    onSection: host.onSection,
    onNotice: host.onNotice,
    plugins: [
      createPasteOffer(offer.show),
      createPreviewPlugin({ ...surface, host: shorthand, problemOf: surface.ownerProblem }, preview.show),
      ...othersPlugins(note, host, binding),
    ],
  })
  const unwatch = [
    offerText(mounted.view, commands),
    watchUnsaved(note.connection, surface.lines),
    watchAddress(mounted.view, note.connection),
  ]
  return {
    view: mounted.view,
    menu,
    preview,
    offer,
    offerWords: ({ items }) => offerWords(items, surface.lookup),
    close: () => {
      for (const stop of unwatch) stop()
      foreign.close()
      mounted.close()
    },
  }
}

function onMarksChange(note: OpenNote, listener: () => void): () => void {
  const stops = [onThreadsChange(note, listener), RETURNED.onChange(listener)]
  return () => stops.forEach((stop) => stop())
}

/** What shows the others: who is where, their carets, what they say beside lines. */
function othersPlugins(note: OpenNote, host: EditorHost, binding: EditorBinding): Plugin[] {
  const { awareness, me, connection } = note
  const isLive = (): boolean => connection.status().kind !== 'offline'
  return [
    createPresence(awareness, me, binding),
    createCursors({ awareness, codec: binding, now: () => host.now().getTime(), isLive }),
    createBesideWords('replies', {
      read: () => repliesBesideLines(note),
      onChange: (listener) => onMarksChange(note, listener),
    }),
    createBesideWords('later', { read: () => laterBesideLines(note), onChange: LATER.onChange }),
  ]
}

/** What was returned goes before what was said. */
function repliesBesideLines(note: OpenNote): WordsByLine {
  const counts = new Map<string, number>()
  for (const { line, resolved, comments } of threadsBesideLines(note)) {
    if (!resolved) counts.set(line, (counts.get(line) ?? 0) + comments.length)
  }
  const words = new Map([...counts].map(([line, count]) => [line, say('note.replies', { count })]))
  for (const line of new Set(returnedBesideLines(note).map((item) => item.line))) {
    words.set(line, [say('note.returned'), words.get(line)].filter(Boolean).join(' · '))
  }
  return words
}

function surfaceOf(note: OpenNote, host: EditorHost, view: () => EditorView): Surface {
  const dayOf = createDayOf(host.timezone)
  const surface: Surface = createSurface({
    lookup: createTemplateLookup(note.template),
    now: host.now,
    today: () => dayOf(host.now()),
    clock: createClock(host.timezone),
    isPerson: (name) => {
      const { present, people, me } = host.people()
      return isNameOf(name, [me, ...present, ...people])
    },
    ownerProblem: (person) => personProblem(person, host.people().people),
    isUnsaved: (line) => unsavedNow(note.connection).has(line),
    onField: (line, key) => {
      const request = fieldRequest(view().state, surface, { line, key })
      if (request !== null) host.onPick({ kind: 'field', request })
    },
    onFollow: (line) => {
      const transaction = goToLine(view().state, line)
      if (transaction === null) return
      view().dispatch(transaction)
      view().focus()
    },
    onThread: (line) => {
      const transaction = goToLine(view().state, line)
      if (transaction === null) return
      if (caretLine(view().state)?.attributes.id !== line) view().dispatch(transaction)
      host.onThread?.(line)
    },
    onStory: (line) => host.onStory?.(line),
    onAdd: (section) => {
      if (!view().editable) return
      addLine(surface.lookup, section)(view().state, (transaction) => view().dispatch(transaction))
      view().focus()
    },
  })
  return surface
}

interface Openers {
  readonly openField: (view: EditorView, field: string) => void
  readonly openKey: (view: EditorView, key: FieldKey, act: boolean) => boolean
  readonly openLink: (view: EditorView) => boolean
}

function openersOf(note: OpenNote, host: EditorHost, surface: Surface): Openers {
  const open = (view: EditorView, line: string, key: string, floatsAt = line): void => {
    const request = fieldRequest(view.state, surface, { line, key, floatsAt })
    if (request !== null) host.onPick({ kind: 'field', request })
  }
  return {
    openField: (view, field) => {
      const id = caretLine(view.state)?.attributes.id
      if (typeof id === 'string') open(view, id, field)
    },
    openKey: (view, key, act) => {
      const found = fieldOfKey(view.state, surface, key)
      if (found === null) return false
      if (!act) return true
      const { id, name } = note.me
      if (key === 'me') writeAnswer(note.lines, found, { do: 'person', person: { id, name } })
      else open(view, found.line, found.field.key, found.floatsAt)
      return true
    },
    openLink: (view) => {
      const anchor = view.domAtPos(view.state.selection.from).node
      const element = anchor instanceof HTMLElement ? anchor : anchor.parentElement
      if (element !== null) host.onPick({ kind: 'link', anchor: element })
      return element !== null
    },
  }
}

function rowsFor(view: EditorView, open: OpenMenu, surface: Surface, host: EditorHost): readonly Row[] {
  if (open.trigger === '@') return personRows(open.query, host.people())
  // A lone # may still become a heading.
  if (open.trigger === '#') return open.query === '' ? [] : blueprintRows(open.query, host.blueprints())
  const at = caretLine(view.state)
  return slashRows(open.query, surface.lookup, {
    kind: at?.attributes.kind ?? 'text',
    section: at?.section ?? '',
  })
}
