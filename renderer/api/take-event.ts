/** What an event makes of the list of sessions; pure. Null where the relay has to be asked. */
import type { SessionSummary } from '#note/wire/api.ts'
import type { SummitEvent } from '#note/wire/events.ts'

export type Taken =
  | { readonly kind: 'sessions'; readonly sessions: readonly SessionSummary[] }
  /** One session is another now. */
  | { readonly kind: 'ask'; readonly session: string }
  | { readonly kind: 'ask-all' }
  | { readonly kind: 'nothing' }

/** The list with this event in it; every session it is not about stays the very same object. */
export function takeEvent(sessions: readonly SessionSummary[], event: SummitEvent): Taken {
  switch (event.type) {
    case 'note.edited':
      return change(sessions, event.session, { lastEditAt: event.lastEditAt, here: event.here })
    case 'note.progressed':
      return change(sessions, event.session, { completeness: event.completeness })
    case 'presence.changed':
      return change(sessions, event.session, { here: event.here })
    case 'session.opened':
    case 'session.closed':
    case 'session.returned':
    case 'session.approved':
    case 'session.published':
      return { kind: 'ask', session: event.session }
    case 'session.made':
    case 'summit.changed':
      return { kind: 'ask-all' }
    default:
      return { kind: 'nothing' }
  }
}

function change(
  sessions: readonly SessionSummary[],
  id: string,
  facts: Partial<Omit<SessionSummary, 'session'>>,
): Taken {
  const changed = sessions.map((summary) => (summary.session.id === id ? { ...summary, ...facts } : summary))
  return { kind: 'sessions', sessions: changed }
}
