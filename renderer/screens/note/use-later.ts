/** Keeps what was set of this note's items beside it for as long as it is shown; one key tells all of the item under the caret. */
import { useCallback, useEffect } from 'react'
import { isGuest } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { useCommands } from '../../commands/offers.ts'
import { LATER } from '../../note/later-lines.ts'
import { laterWords } from '../story/later-words.ts'
import { showStory } from '../story/story-store.ts'
import { lineUnderCaret } from './threads/use-line-threads.ts'

export function useLater(session: string): void {
  const relay = useRelay()
  const { me, summit } = useSummit()
  const guest = isGuest(me)
  const load = useCallback(async () => {
    if (guest) return
    const answer = await relay.itemsOf(session)
    if (!answer.ok) return
    const kept = answer.value.items.map((item) => ({
      line: item.line,
      words: laterWords(item, summit.timezone),
    }))
    LATER.keep(
      session,
      kept.filter(({ words }) => words !== ''),
    )
  }, [relay, session, guest, summit.timezone])
  useEffect(() => {
    void load()
    return () => LATER.keep(session, [])
  }, [load, session])
  useEvents((event) => {
    if (event.type === 'item.changed' && event.session === session) void load()
  })
  const story = {
    could: () => lineUnderCaret() !== null,
    run: () => {
      const line = lineUnderCaret()
      if (line !== null) showStory({ session, line })
    },
  }
  useCommands({ 'item.story': guest ? undefined : story })
}
