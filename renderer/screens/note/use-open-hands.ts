/** The show of hands that runs in a note, live: its decision, whose hands are up, and the figures. */
import { useEffect, useState } from 'react'
import { aboutOf } from '#note/about.ts'
import { linesOf } from '#note/item-fields.ts'
import type { LineRecord, NoteRecord } from '#note/record-model.ts'
import { figuresOf, readOpenHands, type Figures, type OpenHands } from '#note/show-of-hands.ts'
import type { OpenNote } from '../../note/open-note.ts'
import { howMany, raisedIn, type Raised } from './hands-raised.ts'

export interface RunningHands {
  readonly id: string
  readonly item: LineRecord
  readonly typed: Partial<Figures>
  readonly raised: Raised
  readonly figures: Figures
}

/** Null where none runs, or its decision is gone. */
export function useOpenHands(note: OpenNote, record: NoteRecord): RunningHands | null {
  const open = useRegister(note)
  const raised = useRaised(note, open?.id ?? '')
  const item = open === null ? undefined : linesOf(record).find(({ id }) => id === open.line)
  if (open === null || item === undefined) return null
  return { id: open.id, item, typed: open.typed, raised, figures: figuresOf(open.typed, howMany(raised)) }
}

function useRegister({ doc }: OpenNote): OpenHands | null {
  const [open, setOpen] = useState(() => readOpenHands(doc))
  useEffect(() => {
    const about = aboutOf(doc)
    const read = (): void => setOpen(readOpenHands(doc))
    read()
    about.observe(read)
    return () => about.unobserve(read)
  }, [doc])
  return open
}

function useRaised({ awareness }: OpenNote, id: string): Raised {
  const [raised, setRaised] = useState<Raised>(() => raisedIn([], id))
  useEffect(() => {
    const read = (): void =>
      setRaised((before) => {
        const now = raisedIn(id === '' ? [] : awareness.getStates().values(), id)
        return JSON.stringify(before) === JSON.stringify(now) ? before : now
      })
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [awareness, id])
  return raised
}
