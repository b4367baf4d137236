/** A blueprint's spec out of all notes about it: by target, what stands in the way first, and to be saved. */
import { useEffect, useState, type ReactNode } from 'react'
import type { ExportAnswer, TargetInfo } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { saveFiles } from '../export/save-files.ts'
import { Bars } from '../parts/bars.tsx'
import { PushButton } from '../parts/push-button.tsx'

interface BlueprintSpecProps {
  readonly name: string
  readonly open: boolean
  readonly onOpen: () => void
}

export function BlueprintSpec({ name, open, onOpen }: BlueprintSpecProps): ReactNode {
  return (
    <section>
      <h2>{say('blueprints.spec')}</h2>
      {open ? (
        <Preview name={name} />
      ) : (
        <PushButton keys="X" onPress={onOpen}>
          {say('blueprints.specShow')}
        </PushButton>
      )}
    </section>
  )
}

/** What summits of this kind write most. */
const USUAL = 'openstack-nova'

function Preview({ name }: { readonly name: string }): ReactNode {
  const { targets, target, choose, answer, problem } = useSpec(name)
  const [outcome, setOutcome] = useState<string | null>(null)
  const file = answer?.files[0]
  return (
    <div className="blueprint-spec">
      <label className="field">
        <span className="unseen">{say('blueprints.specTarget')}</span>
        <select autoFocus value={target} onChange={(event) => choose(event.target.value)}>
          {targets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {answer === null && problem === null ? <Bars label={say('blueprints.specReading')} /> : null}
      {answer === null ? null : (
        <ul>
          {answer.problems.map(({ message, blocking }, index) => (
            <li key={index} className={blocking ? 'wants' : 'second'}>
              {message}
            </li>
          ))}
        </ul>
      )}
      {answer !== null && file === undefined ? <p className="third">{say('blueprints.specNone')}</p> : null}
      {file === undefined ? null : (
        <>
          <pre tabIndex={0} aria-label={file.path}>
            {file.text}
          </pre>
          <p role="status" className="second">
            {outcome ?? <span className="mono">{file.path}</span>}
          </p>
          <PushButton onPress={() => void saveFiles(answer?.files ?? []).then(setOutcome)}>
            {say('blueprints.specSave')}
          </PushButton>
        </>
      )}
    </div>
  )
}

interface Spec {
  readonly targets: readonly TargetInfo[]
  readonly target: string
  readonly choose: (target: string) => void
  readonly answer: ExportAnswer | null
  readonly problem: string | null
}

function useSpec(name: string): Spec {
  const relay = useRelay()
  const [targets, setTargets] = useState<readonly TargetInfo[]>([])
  const [target, choose] = useState(USUAL)
  const [shown, setShown] = useState<{ readonly target: string; readonly answer: ExportAnswer } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    void relay.targets().then((answer) => {
      if (answer.ok) setTargets(answer.value.targets)
    })
  }, [relay])
  useEffect(() => {
    let current = true
    void relay.exportBlueprint(name, target).then((answer) => {
      if (!current) return
      if (answer.ok) setShown({ target, answer: answer.value })
      setProblem(answer.ok ? null : answer.failure.sentence)
    })
    return () => {
      current = false
    }
  }, [relay, name, target])
  return { targets, target, choose, answer: shown?.target === target ? shown.answer : null, problem }
}
