/** The note behind the room's screen: opened to be read only, and known to the others as a screen and not as somebody. */
import { useEffect, useState } from 'react'
import type { SessionAnswer } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { openNote } from '../../note/create-open-note.ts'
import type { OpenNote } from '../../note/open-note.ts'

/** Open while the calling part is shown; null for the moment before. Pass the answer of one session only. */
export function useRoomNote({ summary, template }: SessionAnswer): OpenNote | null {
  const relay = useRelay()
  const { me } = useSummit()
  const [note, setNote] = useState<OpenNote | null>(null)
  const [opening] = useState({ session: summary.session.id, template, me: me.person })
  useEffect(() => {
    const opened = openNote({ relay: relay.origin, token: relay.token, ...opening })
    opened.awareness.setLocalStateField('view', 'room')
    setNote(opened)
    return () => opened.close()
  }, [relay, opening])
  return note
}
