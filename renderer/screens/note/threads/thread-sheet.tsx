/**
 * The thread of a line where nothing stands beside the text: a sheet from below, over the line it is about. It comes by
 * `Alt T`, by the bar, or by the mark at the line; the focus goes back into that line.
 */
import { useEffect, type ReactNode } from 'react'
import type { LineRecord } from '#note/record-model.ts'
import { say } from '../../../words/say.ts'
import { FloatingDialog } from '../../parts/dialog.tsx'
import { PushButton } from '../../parts/push-button.tsx'
import { useFolded } from '../../parts/use-narrow.ts'
import type { LiveNote } from '../use-live-note.ts'
import { useAskedThread } from './asked-thread.ts'
import { lineIn } from './margin-thread.tsx'
import { lineName, ThreadPanel } from './thread-panel.tsx'
import { useThreads } from './use-line-threads.ts'
import { useThreadCommand } from './use-thread-command.ts'

interface ThreadSheetProps {
  readonly live: LiveNote
  readonly write: boolean
  readonly timezone: string
  readonly clockOffsetMs: number
}

/** Nothing where the margin shows threads. */
export function ThreadSheet(props: ThreadSheetProps): ReactNode {
  return useFolded() ? <AskedSheet {...props} /> : null
}

function AskedSheet(props: ThreadSheetProps): ReactNode {
  useThreadCommand()
  const { line: asked } = useAskedThread()
  const line = asked === null ? null : lineIn(props.live.record, asked)
  return line === null ? null : <SheetOf {...props} line={line} />
}

function SheetOf({
  live,
  line,
  write,
  timezone,
  clockOffsetMs,
}: ThreadSheetProps & { readonly line: LineRecord }): ReactNode {
  const { answering, close } = useAskedThread()
  const threads = useThreads(live.note).filter((thread) => thread.line === line.id)
  useFocusBack(line.id)
  return (
    <FloatingDialog
      label={say('note.threadOf', { line: lineName(line) })}
      shape="from-below"
      onClose={close}
      lightly
    >
      <p className="thread-line">{line.text}</p>
      <ThreadPanel
        {...{ threads, line, write, timezone }}
        note={live.note}
        asked={answering}
        now={() => Date.now() + clockOffsetMs}
        onBack={close}
      />
      <div className="dialog-buttons">
        <PushButton onPress={close}>{say('note.threadDone')}</PushButton>
      </div>
    </FloatingDialog>
  )
}

/**
 * The dialog gives the focus back to what had it. Where that is gone (the mark of a settled thread), or was nothing, the
 * mark takes it, else the text, whose caret is in the line.
 */
function useFocusBack(line: string): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement !== document.body && document.activeElement !== null) return
          const shown = document.querySelector(`.sheet [data-line="${CSS.escape(line)}"]`)
          const back =
            shown?.querySelector<HTMLElement>('.line-replies') ?? shown?.closest<HTMLElement>('.note-text')
          back?.focus({ preventScroll: true })
        }),
      )
    },
    [line],
  )
}
