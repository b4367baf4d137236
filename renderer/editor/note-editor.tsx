/**
 * The note as one editor on the page, with its menus and pickers. React draws what floats; the text itself is drawn by
 * ProseMirror and never waits for React.
 */
import type { EditorView } from 'prosemirror-view'
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react'
import { flushSync } from 'react-dom'
import type { Blueprint, Milestone, Person, PersonRef } from '#note/summit.ts'
import type { OpenNote } from '../note/open-note.ts'
import { say } from '../words/say.ts'
import { Aloud } from './aloud.tsx'
import { openEditor, type EditorHost, type OpenEditor, type Picking } from './open-editor.ts'
import { CaretMenu } from './surface/caret-menu.tsx'
import { createDueReader, type DueReader } from './surface/due-reader.ts'
import { createDayOf } from './surface/due-words.ts'
import { writeAnswer } from './surface/field-answer.ts'
import { FieldPicker, FloatingPicker, readAddress } from './surface/field-picker.tsx'
import { setLink } from './surface/menu-actions.ts'
import type { PeopleSources } from './surface/person-rows.ts'
import { peopleHere } from './surface/people-here.ts'
import { loadSpokenDays, spokenDays } from './surface/spoken-days.ts'
import { OfferBar } from './surface/offer-bar.tsx'
import { TypingPreview } from './surface/typing-preview.tsx'
import { WordsPicker } from './surface/words-picker.tsx'

/** What the summit knows, for the menus. */
export interface Known {
  readonly people: readonly Person[]
  readonly blueprints: readonly Blueprint[]
  readonly milestones?: readonly Milestone[]
}

export interface NoteEditorHandle {
  readonly focus: () => void
}

export interface NoteEditorProps {
  /** Another note needs another `key`. */
  readonly note: OpenNote
  readonly editable: boolean
  readonly onSection?: (section: string | null) => void
  readonly known?: Known
  /** Speakers and whoever has a role in the session: offered as owners before everybody else who is known. */
  readonly attendees?: readonly PersonRef[]
  /** IANA name of the zone in which times in the gutter are; the computer's own without it. */
  readonly timezone?: string
  /** The session's day, `YYYY-MM-DD`: days in words are counted from it. Today where it has none. */
  readonly day?: string | null
  /** Gets a sentence when something was refused, such as a paste that is too long. */
  readonly onNotice?: (sentence: string) => void
  /** Gets what shorthand was taken as, and the way back to plain text. */
  readonly onTaken?: (sentence: string, plain: () => void) => void
  /** Hears for which line somebody asked for the thread beside it. */
  readonly onThread?: (line: string) => void
  /** Hears of which line somebody asked what happened to its item. */
  readonly onStory?: (line: string) => void
  readonly now?: () => Date
  readonly ref?: Ref<NoteEditorHandle>
}

const NOTHING_KNOWN: Known = { people: [], blueprints: [] }

/** Mounts the editor once; later changes of `editable` and of what is known reach it without mounting again. */
export function NoteEditor(props: NoteEditorProps): ReactNode {
  const { note, editable } = props
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  const [editor, setEditor] = useState<OpenEditor | null>(null)
  const [picking, setPicking] = useState<Picking | null>(null)
  useLayoutEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (place.current === null) return undefined
    const opened = openEditor(place.current, note, hostOf(latest, note, setPicking))
    setEditor(opened)
    void loadSpokenDays()
    return () => {
      setEditor(null)
      setPicking(null)
      opened.close()
    }
  }, [note])
  useEffect(() => {
    // Asking again is how ProseMirror learns that the answer of `editable` changed.
    editor?.view.setProps({})
  }, [editor, editable])
  useImperativeHandle(props.ref, () => ({ focus: () => editor?.view.focus() }), [editor])
  return (
    <>
      <div ref={place} className={editable ? 'note-editor' : 'note-editor note-frozen'} />
      <Aloud note={note} people={(props.known ?? NOTHING_KNOWN).people} />
      {editor === null ? null : <CaretMenu store={editor.menu} view={() => editor.view} />}
      {editor === null ? null : (
        <OfferBar store={editor.offer} wordsOf={editor.offerWords} view={() => editor.view} />
      )}
      {editor === null ? null : <TypingPreview store={editor.preview} view={() => editor.view} />}
      {editor === null || picking === null ? null : (
        <PickerAt {...props} editor={editor} picking={picking} onClose={() => setPicking(null)} />
      )}
    </>
  )
}

function hostOf(
  latest: { readonly current: NoteEditorProps },
  note: OpenNote,
  setPicking: (picking: Picking | null) => void,
): EditorHost {
  return {
    editable: () => latest.current.editable,
    timezone: latest.current.timezone,
    now: () => latest.current.now?.() ?? new Date(),
    dates: () => datesFor(latest.current),
    onSection: (section) => latest.current.onSection?.(section),
    onNotice: (sentence) => latest.current.onNotice?.(sentence),
    onTaken: (sentence, plain) => latest.current.onTaken?.(sentence, plain),
    // At once: the next key is already meant for the picker.
    onPick: (picking) => flushSync(() => setPicking(picking)),
    onThread: (line) => latest.current.onThread?.(line),
    onStory: (line) => latest.current.onStory?.(line),
    people: () => peopleFor(latest.current, note),
    blueprints: () => (latest.current.known ?? NOTHING_KNOWN).blueprints,
  }
}

function datesFor({ day, now, timezone, known }: NoteEditorProps): DueReader {
  return createDueReader({
    from: day ?? createDayOf(timezone)(now?.() ?? new Date()),
    milestones: known?.milestones ?? [],
    spoken: spokenDays,
  })
}

function peopleFor(props: NoteEditorProps, note: OpenNote): PeopleSources {
  const { people } = props.known ?? NOTHING_KNOWN
  const { attendees = [] } = props
  return { present: peopleHere(note.awareness, note.me.id), attendees, people, me: note.me }
}

interface PickerAtProps extends NoteEditorProps {
  readonly editor: OpenEditor
  readonly picking: Picking
  readonly onClose: () => void
}

function PickerAt({ editor, picking, onClose, ...props }: PickerAtProps): ReactNode {
  const done = (): void => {
    // An open picker keeps the focus inside, so it has to be gone before the text can have it.
    flushSync(onClose)
    editor.view.focus()
  }
  if (picking.kind === 'link') return <LinkPicker view={editor.view} anchor={picking.anchor} onClose={done} />
  const { request } = picking
  return (
    <FieldPicker
      request={request}
      people={() => peopleFor(props, props.note)}
      blueprints={(props.known ?? NOTHING_KNOWN).blueprints}
      dates={datesFor(props)}
      onTake={(choice) => {
        writeAnswer(props.note.lines, request, choice)
        done()
      }}
      onClose={done}
    />
  )
}

interface LinkPickerProps {
  readonly view: EditorView
  readonly anchor: HTMLElement
  readonly onClose: () => void
}

function LinkPicker({ view, anchor, onClose }: LinkPickerProps): ReactNode {
  return (
    <FloatingPicker anchor={anchor} label={say('editor.linkAddress')} onClose={onClose}>
      <WordsPicker
        label={say('editor.linkAddress')}
        start=""
        read={readAddress}
        onTake={(href) => {
          setLink(view, href)
          onClose()
        }}
      />
    </FloatingPicker>
  )
}
