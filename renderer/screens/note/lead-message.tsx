/** What whoever leads the track says to those in the room, from the wall: it stays until somebody has read it. */
import { MessageSquare } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { SessionMessageEvent } from '#note/wire/events.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useEvents } from '../../api/use-events.ts'
import { say } from '../../words/say.ts'
import { Banner } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'

/** The newest that was not put aside, as a banner; null where there is none. */
export function useLeadMessage(session: string): ReactNode {
  const { me } = useSummit()
  const [message, setMessage] = useState<SessionMessageEvent | null>(null)
  useEvents((event) => {
    if (event.type === 'session.message' && event.session === session && event.by.id !== me.person.id)
      setMessage(event)
  })
  if (message === null) return null
  return (
    <Banner
      tone="need"
      icon={MessageSquare}
      first={say('wall.says', { name: message.by.name })}
      rest={say('note.quoted', { words: message.text })}
    >
      <PushButton onPress={() => setMessage(null)}>{say('wall.haveRead')}</PushButton>
    </Banner>
  )
}
