/**
 * Asks before a version is restored, and says what will happen: new edits, and nothing erased.
 */
import { useState, type ReactNode } from 'react'
import type { Version } from '#note/wire/history.ts'
import type { Failure } from '../../api/relay.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { counted } from '../completeness-words.ts'
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
    <FloatingDialog label="Restore this version" shape="small-dialog" onClose={onClose}>
      <h2>Restore this version?</h2>
      <div className="restore-words">
        <p>
          The note will say again what it said on {when}. This is written <b>as new edits</b>, by you.
          {lines === null || lines === 0 ? '' : ` ${counted(lines, 'line')} will change.`}
        </p>
        <p>
          <b>Nothing is erased.</b> What the note says now stays in its history and can be restored just so.
        </p>
      </div>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-buttons">
        <PushButton look="primary" autoFocus off={busy} onPress={() => void restore()}>
          {busy ? 'Restoring' : 'Restore as new edits'}
        </PushButton>
        <PushButton look="quiet" onPress={onClose}>
          Leave it as it is
        </PushButton>
      </div>
    </FloatingDialog>
  )
}

/** A relay that does not answer may have done it all the same. */
function problemOf({ kind, sentence }: Failure): string {
  return kind === 'refused'
    ? `${sentence} Nothing was changed.`
    : `${sentence} The history shows then whether it was restored.`
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
          ? `The note says already what it said on ${when}.`
          : `Restored as it was on ${when}: ${counted(changes, 'line')} changed.`,
    })
  }
  return { restore, busy, problem }
}
