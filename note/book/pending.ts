/** Why a session has no page in the book yet, in a sentence. */
import { oneLine } from '../one-line.ts'
import type { Session } from '../summit.ts'

interface Waiting {
  readonly session: Session
  readonly returned: { readonly by: { readonly name: string }; readonly reason: string } | null
  readonly damaged: boolean
}

/** What is said to readers; who has to act is part of it. */
export function whyPending({ session, returned, damaged }: Waiting): string {
  if (damaged) return 'Its note is damaged: the relay’s log says where. Nothing of it was deleted.'
  const lead = oneLine(session.roles['lead']?.name ?? '')
  switch (session.state) {
    case 'scheduled':
      return session.dropped ? 'It was taken out of the schedule.' : 'It has no note: nobody has opened it.'
    case 'open':
      return lead === '' ? 'Its note is being written.' : `Its note is being written; ${lead} leads it.`
    case 'closed':
      return 'Its note is closed and waits for the track lead’s approval.'
    case 'returned':
      return returned === null
        ? 'It was returned to its authors.'
        : `${oneLine(returned.by.name)} returned it: “${oneLine(returned.reason)}”`
    case 'approved':
    case 'published':
      return 'Its note could not be read.'
  }
}
