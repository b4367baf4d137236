/**
 * Who wrote what, over the note as it is being written: while a key is held, or until the toggle is pressed again. Lines are
 * tinted by whoever wrote most of them, parts by others stronger and underlined; initials say it without the hue. Drawn as
 * a layer over the sheet and as highlights of the browser, so that the text's own elements stay as they are.
 */
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import { authorsOf } from '#note/history/authors.ts'
import type { PersonRef } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { personHue } from '../../editor/surface/person-hue.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { say } from '../../words/say.ts'
import { readWriting, type Writing } from '../history/writers.ts'
import { initialsOf } from '../parts/initials.tsx'
import { useToast } from '../parts/toast.tsx'
import { clearTints, placesOf, tintParts, type TintedLine } from './tinted-lines.ts'

type Shown = 'nothing' | 'held' | 'kept'

export function WhoWrote({ note }: { readonly note: OpenNote }): ReactNode {
  const { shown, keep, hold } = useHeld()
  const { summit } = useSummit()
  const refuse = (): void => useToast.getState().show({ sentence: say('note.whoOff') })
  const isOff = summit.attribution === 'off'
  useCommands({ 'note.who': isOff ? refuse : hold, 'note.who-keep': isOff ? refuse : keep })
  const writing = useWriting(note, shown !== 'nothing' && !isOff)
  return writing === null ? null : <Layer writing={writing} kept={shown === 'kept'} />
}

/** Held down it ends with the key, whatever else happens to the window; kept it ends with the same key again. */
function useHeld(): { readonly shown: Shown; readonly keep: () => void; readonly hold: () => void } {
  const [shown, setShown] = useState<Shown>('nothing')
  useEffect(() => {
    if (shown !== 'held') return undefined
    const end = (): void => setShown('nothing')
    const onUp = ({ code, key }: KeyboardEvent): void => {
      if (code === 'KeyW' || key === 'Alt') end()
    }
    window.addEventListener('keyup', onUp)
    window.addEventListener('blur', end)
    return () => {
      window.removeEventListener('keyup', onUp)
      window.removeEventListener('blur', end)
    }
  }, [shown])
  return {
    shown,
    hold: () => setShown((before) => (before === 'kept' ? before : 'held')),
    keep: () => setShown((before) => (before === 'kept' ? 'nothing' : 'kept')),
  }
}

/** Letters come faster than anybody reads tints. */
const REDRAW_MS = 300

/** Who wrote each line now, and again when the note changes; null while it is not wanted or nothing is known. */
function useWriting(note: OpenNote, wanted: boolean): Writing | null {
  const relay = useRelay()
  const [people, setPeople] = useState<ReadonlyMap<number, PersonRef> | null>(null)
  const [writing, setWriting] = useState<Writing | null>(null)
  useEffect(() => {
    if (!wanted) return undefined
    let isOver = false
    void relay.writers(note.session).then((answer) => {
      if (isOver) return
      if (answer.ok) setPeople(new Map(answer.value.writers.map(({ client, person }) => [client, person])))
      else useToast.getState().show({ sentence: answer.failure.sentence })
    })
    return () => {
      isOver = true
    }
  }, [relay, note, wanted])
  useEffect(() => {
    setWriting(null)
    if (!wanted || people === null) return undefined
    const sections = note.template.sections.map(({ key }) => key)
    const personOf = (client: number): PersonRef | null => people.get(client) ?? hereAs(note, client)
    const read = (): void => setWriting(readWriting(authorsOf(note.doc, sections, personOf)))
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (): void => {
      clearTimeout(timer)
      timer = setTimeout(read, REDRAW_MS)
    }
    read()
    note.doc.on('update', later)
    return () => {
      clearTimeout(timer)
      note.doc.off('update', later)
    }
  }, [note, wanted, people])
  return writing
}

/** Whoever is here under this id and has not been asked for yet: I myself, or somebody who has just begun. */
function hereAs(note: OpenNote, client: number): PersonRef | null {
  if (client === note.doc.clientID) return { id: note.me.id, name: note.me.name }
  const person = note.awareness.getStates().get(client)?.['person'] as Partial<PersonRef> | undefined
  return person?.name === undefined
    ? null
    : { name: person.name, ...(person.id === undefined ? {} : { id: person.id }) }
}

function Layer({ writing, kept }: { readonly writing: Writing; readonly kept: boolean }): ReactNode {
  const layer = useRef<HTMLDivElement>(null)
  const [lines, setLines] = useState<readonly TintedLine[]>([])
  useEffect(() => {
    const column = layer.current?.parentElement ?? null
    if (column === null) return undefined
    const draw = (): void => {
      setLines(placesOf(column, writing))
      tintParts(column, writing)
    }
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(column)
    return () => {
      watch.disconnect()
      clearTints()
    }
  }, [writing])
  return (
    <div className="who-wrote" ref={layer}>
      {lines.map((line) => (
        <div key={line.id} className="who-line" style={styleOf(line)} aria-hidden="true">
          <b>{initialsOf(line.name)}</b>
          {line.parts.map((part) => (
            <i key={`${String(part.left)} ${String(part.top)}`} style={partStyle(part)}>
              {initialsOf(part.name)}
            </i>
          ))}
        </div>
      ))}
      <p className={kept ? 'who-legend' : 'unseen'} role="status">
        {writing.writers.length === 0
          ? say('note.whoNobody')
          : writing.writers
              .map(({ person, lines: count }) => say('note.whoLines', { name: person.name, count }))
              .join(' · ')}
      </p>
    </div>
  )
}

function hue(id: string): string {
  return `var(--p${String(personHue(id))})`
}

function styleOf({ top, height, person }: TintedLine): CSSProperties {
  return { top, height, '--who': hue(person) } as CSSProperties
}

function partStyle({ left, top, person }: TintedLine['parts'][number]): CSSProperties {
  return { left, top, '--who': hue(person) } as CSSProperties
}
