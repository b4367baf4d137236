/**
 * Takes a file of blueprints in: chosen, dropped or pasted, with what it makes new, changes and leaves alone told first.
 * Nothing is stored before that was seen.
 */
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import type { ImportBlueprintsAnswer } from '#note/wire/blueprints.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { ImportPlan } from './import-plan.tsx'

interface ImportDialogProps {
  readonly onTaken: () => void
  readonly onClose: () => void
}

export function ImportDialog({ onTaken, onClose }: ImportDialogProps): ReactNode {
  const { plan, problem, busy, look, take, again } = useImport(() => {
    onTaken()
    onClose()
  })
  const ready = plan !== null && !busy
  useCommands({ 'blueprints.take': ready ? () => void take() : undefined }, { inDialog: true })
  return (
    <FloatingDialog label={say('blueprints.import')} shape="import" onClose={onClose} lightly={false}>
      <h2>{say('blueprints.import')}</h2>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {plan === null ? <Source onText={look} busy={busy} /> : <ImportPlan plan={plan} />}
      <p className="import-ways">
        {plan === null ? null : (
          <>
            <PushButton look="primary" autoFocus keys="Ctrl ↵" onPress={() => void take()}>
              {say('blueprints.take')}
            </PushButton>
            <PushButton onPress={again}>{say('blueprints.another')}</PushButton>
          </>
        )}
        <PushButton look="quiet" keys="Esc" onPress={onClose}>
          {say('blueprints.leave')}
        </PushButton>
      </p>
    </FloatingDialog>
  )
}

interface Chosen {
  readonly name: string
  readonly text: string
}

function useImport(onTaken: () => void) {
  const relay = useRelay()
  const [source, setSource] = useState<Chosen | null>(null)
  const [plan, setPlan] = useState<ImportBlueprintsAnswer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ask = async (chosen: Chosen, take: boolean): Promise<ImportBlueprintsAnswer | null> => {
    setBusy(true)
    const answer = await relay.importBlueprints({ ...chosen, take })
    setBusy(false)
    setProblem(answer.ok ? null : answer.failure.sentence)
    return answer.ok ? answer.value : null
  }
  return {
    ...{ plan, problem, busy },
    look: async (chosen: Chosen): Promise<void> => {
      setSource(chosen)
      setPlan(await ask(chosen, false))
    },
    take: async (): Promise<void> => {
      const taken = source === null ? null : await ask(source, true)
      if (taken === null) return
      const count = taken.blueprints.filter(({ kind }) => kind !== 'same').length
      useToast.getState().show({ sentence: say('blueprints.taken', { count }) })
      onTaken()
    },
    again: (): void => {
      setPlan(null)
      setProblem(null)
    },
  }
}

interface SourceProps {
  readonly onText: (chosen: Chosen) => Promise<void>
  readonly busy: boolean
}

function Source({ onText, busy }: SourceProps): ReactNode {
  const [text, setText] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const open = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) await onText({ name: chosen.name, text: await chosen.text() })
  }
  const drop = (event: DragEvent): void => {
    const [dropped] = event.dataTransfer.files
    if (dropped === undefined) return
    event.preventDefault()
    void open(dropped)
  }
  const pasted = (): void => void onText({ name: say('blueprints.pasted'), text })
  return (
    <div className="import-source" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <p className="second">{say('blueprints.importTeach')}</p>
      <textarea
        className="field"
        autoFocus
        rows={8}
        spellCheck={false}
        aria-label={say('blueprints.importField')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') pasted()
        }}
      />
      <input
        ref={file}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={say('adopt.choose')}
        accept=".json,.xml,.csv,text/*,application/json"
        onChange={(event) => void open(event.target.files?.[0])}
      />
      <p className="import-ways">
        <PushButton look="primary" keys="Ctrl ↵" off={text.trim() === '' || busy} onPress={pasted}>
          {say('blueprints.importShow')}
        </PushButton>
        <PushButton onPress={() => file.current?.click()}>{say('adopt.choose')}</PushButton>
      </p>
    </div>
  )
}
