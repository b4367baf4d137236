/** Where a screen reader hears, politely, what others did to the note. Nothing of it is seen. */
import { useEffect, useState, type ReactNode } from 'react'
import type { Person } from '#note/summit.ts'
import { useAloudSetting } from '../note/aloud-setting.ts'
import type { OpenNote } from '../note/open-note.ts'
import { readAloud } from '../note/read-aloud.ts'
import { peopleHere } from './surface/people-here.ts'

export function Aloud({
  note,
  people,
}: {
  readonly note: OpenNote
  readonly people: readonly Person[]
}): ReactNode {
  const isOn = useAloudSetting((setting) => setting.isOn)
  const [sentence, setSentence] = useState('')
  useEffect(() => {
    if (!isOn) return undefined
    const nameOf = (id: string): string | null =>
      [...people, ...peopleHere(note.awareness, note.me.id)].find((person) => person.id === id)?.name ?? null
    return readAloud(note, nameOf, setSentence)
  }, [note, people, isOn])
  return (
    <div className="unseen" role="status">
      {isOn ? sentence : ''}
    </div>
  )
}
