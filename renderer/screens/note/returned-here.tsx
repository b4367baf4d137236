/** What was returned of the line under the caret, in the margin: the sentence, who said it, and settling it. */
import { useCallback, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { isGuest } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { useCommands } from '../../commands/offers.ts'
import { RETURNED, returnedBesideLines } from '../../note/returned-lines.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { lineUnderCaret, useLineUnderCaret } from './threads/use-line-threads.ts'
import type { LiveNote } from './use-live-note.ts'

/** Keeps what was returned of this note for as long as it is shown. */
export function useReturned(session: string): void {
  const relay = useRelay()
  const guest = isGuest(useSummit().me)
  const load = useCallback(async () => {
    if (guest) return
    const answer = await relay.review(session)
    if (answer.ok) {
      RETURNED.keep(
        session,
        answer.value.returned.filter(({ settled }) => settled === null),
      )
    }
  }, [relay, session, guest])
  useEffect(() => {
    void load()
    return () => RETURNED.keep(session, [])
  }, [load, session])
  useEvents((event) => {
    if (event.type === 'review.changed' && event.session === session) void load()
  })
}

interface ReturnedHereProps {
  readonly live: LiveNote
  readonly write: boolean
}

export function ReturnedHere({ live, write }: ReturnedHereProps): ReactNode {
  const { note, record } = live
  const relay = useRelay()
  const under = useLineUnderCaret(record)
  useSyncExternalStore(RETURNED.onChange, () => RETURNED.of(note.session))
  const all = returnedBesideLines(note)
  const here = all.filter(({ line }) => line === under)
  const settle = (): void => {
    const line = lineUnderCaret()
    const asked = returnedBesideLines(note).filter((item) => item.line === line)
    if (asked.length === 0) useToast.getState().show({ sentence: say('note.settleNeedsLine') })
    for (const { id } of asked) {
      void relay.settleReturned(note.session, id).then((answer) => {
        if (!answer.ok) useToast.getState().show({ sentence: answer.failure.sentence })
      })
    }
  }
  useCommands({ 'note.settle': write && all.length > 0 ? settle : undefined })
  if (here.length === 0) return null
  return (
    <section className="thread" aria-label={say('note.returned')}>
      <h2>{say('note.returned')}</h2>
      {here.map((item) => (
        <p key={item.id} className="wants">
          {say('desk.itemReturned', { name: item.by.name, reason: item.reason })}
        </p>
      ))}
      {write ? (
        <PushButton keys="Alt+X" onPress={settle}>
          {say('note.settle')}
        </PushButton>
      ) : null}
    </section>
  )
}
