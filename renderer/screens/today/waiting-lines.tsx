/** Lines of mine that wait on this computer, by note: on Today, so that nobody leaves believing that all is sent. */
import { HardDrive } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { useWaiting } from '../frame/use-waiting.ts'
import { Banner } from '../parts/notice.tsx'

const MOST_NAMED = 3
/** The summit itself comes first. */
const AFTER_MS = 2_000

export function WaitingLines(): ReactNode {
  const waiting = useWaiting(AFTER_MS) ?? []
  const { sessions } = useSummit()
  if (waiting.length === 0) return null
  const lines = waiting.reduce((sum, note) => sum + note.lines, 0)
  const titleOf = (id: string): string =>
    sessions.find(({ session }) => session.id === id)?.session.title ?? id
  return (
    <Banner
      tone="notice"
      icon={HardDrive}
      first={say('today.waiting', { lines, notes: waiting.length })}
      rest={waiting.slice(0, MOST_NAMED).map(({ session }, index) => (
        <span key={session}>
          {index === 0 ? '' : ', '}
          <a href={`/sessions/${session}`}>{titleOf(session)}</a>
        </span>
      ))}
    />
  )
}
