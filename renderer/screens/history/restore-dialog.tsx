/**
 * Asks before a version is restored, and says what will happen: new edits, and nothing erased.
 */
import { useState, type ReactNode } from 'react'
import type { Version } from '#note/wire/history.ts'
import type { Failure } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { sayNodes } from '../../words/say-nodes.tsx'
import { useGo } from '../frame/use-go.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { instantWords } from './versions.ts'

interface RestoreDialogProps {
  readonly session: string
  readonly version: Version
  readonly timezone: string
  /** How many lines read otherwise now; null where it is not known. */
  readonly lines: number | null
  readonly onClose: () => void
}

export function RestoreDialog({ session, version, timezone, lines, onClose }: RestoreDialogProps): ReactNode {
  const when = instantWords(version, timezone)
  const { restore, busy, problem } = useRestore(session, version, when)
  return (
    <FloatingDialog label={say('history.restore')} shape="small-dialog" onClose={onClose}>
      <h2>{say('history.restoreAsk')}</h2>
      <div className="restore-words">
        <p>
          {sayNodes('history.restoreSays', { when, how: <b>{say('history.asNewEdits')}</b> })}
          {lines === null || lines === 0 ? '' : ` ${say('history.restoreLines', { lines })}`}
        </p>
        <p>
          <b>{say('history.nothingErased')}</b> {say('history.nothingErasedRest')}
        </p>
      </div>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-buttons">
        <PushButton look="primary" autoFocus off={busy} onPress={() => void restore()}>
          {say(busy ? 'history.restoring' : 'history.restoreNew')}
        </PushButton>
        <PushButton look="quiet" onPress={onClose}>
          {say('history.leaveIt')}
        </PushButton>
      </div>
    </FloatingDialog>
  )
}

/** A relay that does not answer may have done it all the same. */
function problemOf({ kind, sentence }: Failure): string {
  return `${sentence} ${say(kind === 'refused' ? 'history.nothingChanged' : 'history.historyShows')}`
}

interface Restoring {
  readonly restore: () => Promise<void>
  readonly busy: boolean
  readonly problem: string | null
}

/** Restores, goes back to the note and says there what was done. */
function useRestore(session: string, version: Version, when: string): Restoring {
  const relay = useRelay()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const restore = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const answer = await relay.restore(session, { seq: version.seq })
    setBusy(false)
    if (!answer.ok) return setProblem(problemOf(answer.failure))
    const { changes } = answer.value
    go(`/sessions/${encodeURIComponent(session)}`)
    useToast.getState().show({
      sentence:
        changes === 0
          ? say('history.saysAlready', { when })
          : say('history.restored', { when, lines: changes }),
    })
  }
  return { restore, busy, problem }
}
