/**
 * Export of one session: choose a target, see the files as they would be written, problems first, save them.
 */
import { CircleAlert, OctagonAlert } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { ExportAnswer, ExportFile, ExportProblem, TargetInfo } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { FloatingDialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { saveFiles } from './save-files.ts'

interface ExportDialogProps {
  readonly session: string
  readonly onClose: () => void
}

export function ExportDialog({ session, onClose }: ExportDialogProps): ReactNode {
  const { targets, target, choose, preview, problem } = useExport(session)
  return (
    <FloatingDialog label={say('publish.export')} shape="export" onClose={onClose}>
      <header className="export-head">
        <h2>{say('publish.export')}</h2>
        <PushButton look="quiet" keys="Esc" onPress={onClose}>
          {say('publish.close')}
        </PushButton>
      </header>
      <div className="export-sides">
        <Targets targets={targets} target={target} onChoose={choose} />
        <div className="export-preview">
          {problem === null ? null : <p className="problem">{problem}</p>}
          {preview === null && problem === null ? <Bars label={say('publish.writing')} /> : null}
          {preview === null ? null : (
            <Preview key={target} preview={preview} session={session} onClose={onClose} />
          )}
        </div>
      </div>
    </FloatingDialog>
  )
}

interface TargetsProps {
  readonly targets: readonly TargetInfo[]
  readonly target: string | null
  readonly onChoose: (target: string) => void
}

function Targets({ targets, target, onChoose }: TargetsProps): ReactNode {
  return (
    <div className="export-targets" role="radiogroup" aria-label={say('publish.exportTarget')}>
      {targets.map(({ id, title }) => (
        <label key={id} className={id === target ? 'export-target export-target-chosen' : 'export-target'}>
          <input
            type="radio"
            name="target"
            checked={id === target}
            autoFocus={id === target}
            onChange={() => onChoose(id)}
          />
          {title}
        </label>
      ))}
    </div>
  )
}

interface PreviewProps {
  readonly preview: ExportAnswer
  readonly session: string
  readonly onClose: () => void
}

function Preview({ preview, session, onClose }: PreviewProps): ReactNode {
  const [path, setPath] = useState(preview.files[0]?.path ?? '')
  const [outcome, setOutcome] = useState<string | null>(null)
  const file = preview.files.find((candidate) => candidate.path === path) ?? preview.files[0]
  const blocked = preview.problems.some((problem) => problem.blocking)
  const save = async (): Promise<void> => setOutcome(await saveFiles(preview.files))
  return (
    <>
      <Problems problems={preview.problems} session={session} onClose={onClose} />
      {preview.files.length > 1 ? (
        <FileTabs files={preview.files} path={file?.path ?? ''} onChoose={setPath} />
      ) : null}
      {file === undefined ? <p className="third">{say('publish.nothing')}</p> : <FileText file={file} />}
      <footer className="export-foot">
        <p role="status" className={blocked ? 'wants' : 'second'}>
          {outcome ??
            (blocked ? say('publish.heldBack') : say('publish.asShown', { count: preview.files.length }))}
        </p>
        <PushButton look={blocked ? 'plain' : 'primary'} off={file === undefined} onPress={() => void save()}>
          {blocked ? say('publish.saveAsIs') : say('publish.save')}
        </PushButton>
      </footer>
    </>
  )
}

interface ProblemsProps {
  readonly problems: readonly ExportProblem[]
  readonly session: string
  readonly onClose: () => void
}

function Problems({ problems, session, onClose }: ProblemsProps): ReactNode {
  if (problems.length === 0) return null
  const sorted = [...problems].sort((left, right) => Number(right.blocking) - Number(left.blocking))
  return (
    <ul className="export-problems">
      {sorted.map((problem, index) => (
        <li key={index} className={problem.blocking ? 'wants' : undefined}>
          <Icon of={problem.blocking ? OctagonAlert : CircleAlert} size={16} />
          <span>
            {problem.message}{' '}
            {problem.line === undefined ? null : (
              <a className="link" href={`/sessions/${session}#${problem.line}`} onClick={onClose}>
                {say('publish.showIt')}
              </a>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface FileTabsProps {
  readonly files: readonly ExportFile[]
  readonly path: string
  readonly onChoose: (path: string) => void
}

function FileTabs({ files, path, onChoose }: FileTabsProps): ReactNode {
  return (
    <label className="export-files">
      <span className="unseen">{say('publish.file')}</span>
      <select value={path} onChange={(event) => onChoose(event.target.value)}>
        {files.map((file) => (
          <option key={file.path}>{file.path}</option>
        ))}
      </select>
    </label>
  )
}

function FileText({ file }: { readonly file: ExportFile }): ReactNode {
  return (
    <figure className="export-file">
      <figcaption className="mono">{file.path}</figcaption>
      <pre tabIndex={0} aria-label={file.path}>
        {file.text}
      </pre>
    </figure>
  )
}

interface ExportChoice {
  readonly targets: readonly TargetInfo[]
  readonly target: string | null
  readonly choose: (target: string) => void
  readonly preview: ExportAnswer | null
  readonly problem: string | null
}

function useExport(session: string): ExportChoice {
  const relay = useRelay()
  const [targets, setTargets] = useState<readonly TargetInfo[]>([])
  const [target, choose] = useState<string | null>(null)
  const [shown, setShown] = useState<{ readonly target: string; readonly answer: ExportAnswer } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    void relay.targets().then((answer) => {
      if (!answer.ok) return setProblem(answer.failure.sentence)
      setTargets(answer.value.targets)
      if (answer.value.targets.length === 0) setProblem(say('publish.noTarget'))
      choose(answer.value.targets[0]?.id ?? null)
    })
  }, [relay])
  useEffect(() => {
    if (target === null) return
    let current = true
    void relay.exportSession(session, target).then((answer) => {
      if (!current) return
      if (answer.ok) setShown({ target, answer: answer.value })
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, session, target])
  const preview = shown !== null && shown.target === target ? shown.answer : null
  return { targets, target, choose, preview, problem }
}
