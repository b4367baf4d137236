/**
 * Questions that other sessions sent to this one, until its note has them. Whoever holds the pen takes them in; each keeps
 * where it came from and in which words, so that one taken in twice, in two windows or apart, is one all the same.
 */
import { useEffect, useMemo, useState } from 'react'
import { CARRIED, questionsFor } from '#note/carried-questions.ts'
import { settleTwins } from '#note/carried-twins.ts'
import type { Item } from '#note/wire/api.ts'
import { isGuest, type Session } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import type { LiveNote } from './use-live-note.ts'
import { NOTE_TAKER } from './use-pen.ts'

interface CarriedIn {
  readonly items: readonly Item[]
  /** Takes all of them in; absent for whoever does not hold the pen. */
  readonly take: (() => void) | undefined
}

const KIND = 'question'

/** The origin of taking twins out: undo in the text leaves it alone. */
const TWINS = 'twins'

export function useCarriedIn({ note, record }: LiveNote, session: Session, write: boolean): CarriedIn {
  const relay = useRelay()
  const { me } = useSummit()
  const guest = isGuest(me)
  const [sent, setSent] = useState<readonly Item[]>([])
  useEffect(() => {
    if (guest) return undefined
    let isOver = false
    const ask = (): void =>
      void relay.questionsFor(session.id).then((answer) => {
        if (answer.ok && !isOver) setSent(answer.value.items)
      })
    ask()
    window.addEventListener('focus', ask)
    return () => {
      isOver = true
      window.removeEventListener('focus', ask)
    }
  }, [relay, session.id, guest])
  const items = useMemo(() => questionsFor(session.id, sent, record), [session.id, sent, record])
  useEffect(() => {
    if (write) settleTwins(note.doc, note.lines.visible(), TWINS)
  }, [note, record, write])
  const section = note.template.sections.find(({ takes }) => takes[0] === KIND)?.key
  const pen = (record.roles[NOTE_TAKER] ?? session.roles[NOTE_TAKER])?.id
  const may =
    write && section !== undefined && items.length > 0 && (pen === undefined || pen === me.person.id)
  if (!may) return { items: write ? items : [], take: undefined }
  const take = (): void => {
    const after = note.lines.visible().findLast((line) => line.section === section)?.id ?? null
    const at = new Date().toISOString()
    note.lines.newLines(
      section,
      after,
      items.map((item) => ({
        ...{ kind: KIND, indent: 0, runs: [{ insert: item.text }], by: me.person.id, at },
        fields: { [CARRIED]: { session: item.session, line: item.line, text: item.text } },
      })),
    )
    useToast.getState().show({
      sentence: say('note.takenIn', { count: items.length }),
      undo: () => note.lines.undo(),
    })
  }
  return { items, take }
}
