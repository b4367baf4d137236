/** Why a session has no page in the book yet, in a sentence. */
import { oneLine } from '../one-line.ts'
import type { Session } from '../summit.ts'
import type { Words } from './words/words.ts'

interface Waiting {
  readonly session: Session
  readonly returned: { readonly by: { readonly name: string }; readonly reason: string } | null
  readonly damaged: boolean
}

/** What is said to readers; who has to act is part of it. */
export function whyPending({ say }: Words, { session, returned, damaged }: Waiting): string {
  if (damaged) return say('why.damaged')
  const lead = oneLine(session.roles['lead']?.name ?? '')
  switch (session.state) {
    case 'scheduled':
      return say(session.dropped ? 'why.dropped' : 'why.scheduled')
    case 'open':
      return lead === '' ? say('why.open') : say('why.openLed', { lead })
    case 'closed':
      return say('why.closed')
    case 'returned':
      return returned === null
        ? say('why.returned')
        : say('why.returnedBy', { name: oneLine(returned.by.name), reason: oneLine(returned.reason) })
    case 'approved':
    case 'published':
      return say('why.unread')
  }
}
