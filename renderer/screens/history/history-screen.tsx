/**
 * The past of one note: how it was at any version, what changed since, who wrote what, and restoring it as new edits.
 */
import { ArrowLeft, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { Failure } from '../../api/relay.ts'
import { useSummit } from '../../api/summit-store.ts'
import { timeOf } from '../clock.ts'
import { useSession } from '../note/use-session.ts'
import { Bars } from '../parts/bars.tsx'
import { Icon } from '../parts/icon.tsx'
import { Banner, WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { HistoryPage } from './history-page.tsx'
import { useVersions } from './use-past.ts'

export function HistoryScreen({ id }: { readonly id: string }): ReactNode {
  const { load: session, reload: reloadSession } = useSession(id)
  const { load: list, reload } = useVersions(id)
  const again = (): void => void Promise.all([reloadSession(), reload()])
  if (session.kind === 'failed') return <PastMissing id={id} failure={session.failure} onAgain={again} />
  if (session.kind === 'loading') return <Bars label="Opening the history" />
  if (session.answer.summary.session.state === 'scheduled') return <NoPastYet answer={session.answer} />
  if (list.kind === 'failed') return <PastMissing id={id} failure={list.failure} onAgain={again} />
  if (list.kind === 'loading') return <Bars label="Opening the history" />
  return (
    <main className="history" id="main" tabIndex={-1}>
      <NoConnection />
      <HistoryPage answer={session.answer} versions={list.versions} />
    </main>
  )
}

function NoConnection(): ReactNode {
  const { unreachableSince, clockOffsetMs, summit } = useSummit()
  if (unreachableSince === null) return null
  return (
    <Banner
      tone="need"
      icon={WifiOff}
      first={`No connection to the summit since ${timeOf(unreachableSince + clockOffsetMs, summit.timezone)}.`}
      rest="The versions you looked at are still here. The others are with the relay, and come when it answers again."
    />
  )
}

function NoPastYet({ answer }: { readonly answer: SessionAnswer }): ReactNode {
  const { id, title } = answer.summary.session
  return (
    <WholePage title="No past yet">
      <p>
        {title} was not opened. Its history begins then: a version is kept when the session is opened, closed
        and approved, and after every few minutes of writing.
      </p>
      <div className="ways">
        <BackToNote id={id} />
      </div>
    </WholePage>
  )
}

interface PastMissingProps {
  readonly id: string
  readonly failure: Failure
  readonly onAgain: () => void
}

/** A damaged note, a session that is not there, or no connection: what it is, that nothing is lost, and the ways on. */
function PastMissing({ id, failure, onAgain }: PastMissingProps): ReactNode {
  const damaged = failure.kind === 'refused' && failure.code === 'damaged'
  const absent = failure.kind === 'refused' && failure.status === 404
  return (
    <WholePage title={damaged ? 'A part of this note is damaged' : 'This history cannot be shown'} error>
      <p>
        {failure.sentence}{' '}
        {damaged
          ? 'No other note is touched. Whoever looks after the relay can say what is whole, with rapporteur doctor.'
          : absent
            ? ''
            : 'Nothing is lost: every version is with the relay.'}
      </p>
      <div className="ways">
        <PushButton look="primary" onPress={onAgain}>
          Try again
        </PushButton>
        {absent ? (
          <a className="button" href="/">
            Go to Today
          </a>
        ) : (
          <BackToNote id={id} />
        )}
      </div>
      <details>
        <summary>For the person who looks after the relay</summary>
        <p>
          session {id}: {failure.sentence}
        </p>
      </details>
    </WholePage>
  )
}

function BackToNote({ id }: { readonly id: string }): ReactNode {
  return (
    <a className="button" href={`/sessions/${encodeURIComponent(id)}`}>
      <Icon of={ArrowLeft} />
      Back to the note
    </a>
  )
}
