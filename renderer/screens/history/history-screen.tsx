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
import { say } from '../../words/say.ts'
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
  if (session.kind === 'loading') return <Bars label={say('history.opening')} />
  if (session.answer.summary.session.state === 'scheduled') return <NoPastYet answer={session.answer} />
  if (list.kind === 'failed') return <PastMissing id={id} failure={list.failure} onAgain={again} />
  if (list.kind === 'loading') return <Bars label={say('history.opening')} />
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
      first={say('keep.noConnectionSince', {
        time: timeOf(unreachableSince + clockOffsetMs, summit.timezone),
      })}
      rest={say('history.keptVersions')}
    />
  )
}

function NoPastYet({ answer }: { readonly answer: SessionAnswer }): ReactNode {
  const { id, title } = answer.summary.session
  return (
    <WholePage title={say('history.noPast')}>
      <p>{say('history.noPastRest', { title })}</p>
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
    <WholePage title={say(damaged ? 'history.damaged' : 'history.missing')} error>
      <p>
        {failure.sentence} {damaged ? say('history.damagedRest', { command: 'rapporteur doctor' }) : ''}
        {damaged || absent ? '' : say('history.missingLost')}
      </p>
      <div className="ways">
        <PushButton look="primary" onPress={onAgain}>
          {say('history.tryAgain')}
        </PushButton>
        {absent ? (
          <a className="button" href="/">
            {say('frame.goToToday')}
          </a>
        ) : (
          <BackToNote id={id} />
        )}
      </div>
      <details>
        <summary>{say('note.forKeeper')}</summary>
        <p>{say('note.keeperLine', { id, sentence: failure.sentence })}</p>
      </details>
    </WholePage>
  )
}

function BackToNote({ id }: { readonly id: string }): ReactNode {
  return (
    <a className="button" href={`/sessions/${encodeURIComponent(id)}`}>
      <Icon of={ArrowLeft} />
      {say('commands.backToNote')}
    </a>
  )
}
