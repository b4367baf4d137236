/**
 * The status mark in the masthead: a sign and words, and a small panel that says where the words are.
 */
import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { SaveGlyph } from '../../glyphs/save-glyph.tsx'
import type { OpenNote } from '../../note/open-note.ts'
import { useNarrow } from '../parts/use-narrow.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useConnection, useKeeping, useOpenNote, useSave } from './open-note-store.ts'
import { useSteady } from './use-steady.ts'
import { statusWithoutNote, statusWords, type StatusWords } from './status-words.ts'

/** Where the page runs. */
export function placeOfPage(): 'browser' | 'desktop' {
  return window.rapporteur === undefined ? 'browser' : 'desktop'
}

export function StatusMark(): ReactNode {
  const note = useOpenNote((store) => store.note)
  const { summit, unreachableSince } = useSummit()
  if (note !== null) return <NoteStatus note={note} timezone={summit.timezone} />
  return <Mark status={statusWithoutNote(unreachableSince, summit.timezone)} published={false} />
}

function NoteStatus({ note, timezone }: { readonly note: OpenNote; readonly timezone: string }): ReactNode {
  const { status, news } = useConnection(note.connection)
  const save = useSave(note.connection)
  const keep = useKeeping(note)
  const words = useSteady(statusWords({ status, save, keep, timezone, place: placeOfPage() }))
  return <Mark status={words} published={news?.state === 'published' && words.sign === 'saved'} />
}

/** Not a live region: one would speak at every keystroke. The banner announces what one must know. */
function Mark({
  status,
  published,
}: {
  readonly status: StatusWords
  readonly published: boolean
}): ReactNode {
  const narrow = useNarrow()
  const words = published ? say('keep.archived') : narrow ? status.short : status.words
  return (
    <DialogTrigger>
      <Button
        className={`status${status.wants ? ' status-wants' : ''}`}
        aria-label={`${words}. ${say('keep.whereAreMyWords')}`}
      >
        <SaveGlyph sign={published ? 'archived' : status.sign} />
        <span>{words}</span>
      </Button>
      <Popover className="float status-panel" placement="bottom end" offset={8}>
        <Dialog className="dialog" aria-label={say('keep.whereAreMyWords')}>
          <p>{published ? say('keep.archivedPanel') : status.panel}</p>
          <JournalButton />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** The journal is a file that can be read without the app; a browser has none. */
function JournalButton(): ReactNode {
  const { origin } = useRelay()
  const { rapporteur } = window
  if (rapporteur === undefined) return null
  return (
    <PushButton look="quiet" onPress={() => void rapporteur.openJournal(origin)}>
      {say('keep.openJournal')}
    </PushButton>
  )
}
