/** Registers a blueprint from the list: a name, a title, a project; what will stand there, or what stands there already, is told as one types. */
import { useState, type ReactNode } from 'react'
import { NAME_PATTERN } from '#note/summit.ts'
import type { BlueprintSummary } from '#note/wire/blueprints.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { say } from '../../words/say.ts'
import { useGo } from '../frame/use-go.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'

interface NewBlueprintProps {
  readonly blueprints: readonly BlueprintSummary[]
  readonly onClose: () => void
}

export function NewBlueprint({ blueprints, onClose }: NewBlueprintProps): ReactNode {
  const relay = useRelay()
  const go = useGo()
  const [wish, setWish] = useState({ name: '', title: '', project: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const name = wish.name.trim()
  const known = blueprints.find(({ blueprint }) => blueprint.name === name)
  const send = async (): Promise<void> => {
    const answer = await relay.registerBlueprint({ ...wish, name })
    if (!answer.ok) return setProblem(answer.failure.sentence)
    onClose()
    go(`/blueprints/${encodeURIComponent(name)}`)
  }
  const field = (key: keyof typeof wish, label: string, example: string): ReactNode => (
    <label className="labelled">
      {label}
      <input
        className="field"
        autoFocus={key === 'name'}
        maxLength={300}
        placeholder={example}
        value={wish[key]}
        onChange={(event) => setWish({ ...wish, [key]: event.target.value })}
      />
    </label>
  )
  return (
    <FloatingDialog label={say('blueprints.new')} shape="small-dialog" onClose={onClose} lightly={false}>
      <form
        className="decline-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <h2>{say('blueprints.new')}</h2>
        {field('name', say('blueprints.newName'), say('blueprints.newNameExample'))}
        {field('title', say('blueprints.field.title'), say('blueprints.newTitleExample'))}
        {field('project', say('blueprints.field.project'), say('blueprints.newProjectExample'))}
        <Ahead {...{ name, known, onClose }} />
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <div className="ways">
          <PushButton look="primary" type="submit" keys="↵">
            {say('blueprints.register')}
          </PushButton>
          <PushButton look="quiet" keys="Esc" onPress={onClose}>
            {say('blueprints.leave')}
          </PushButton>
        </div>
      </form>
    </FloatingDialog>
  )
}

interface AheadProps {
  readonly name: string
  readonly known: BlueprintSummary | undefined
  readonly onClose: () => void
}

function Ahead({ name, known, onClose }: AheadProps): ReactNode {
  return (
    <p className="second" role="status">
      {known === undefined ? (
        ahead(name)
      ) : (
        <a className="link" href={`/blueprints/${encodeURIComponent(name)}`} onClick={onClose}>
          {say('blueprints.newKnown', { name, title: known.blueprint.title })}
        </a>
      )}
    </p>
  )
}

/** What registering under this name would make. */
function ahead(name: string): string {
  if (name === '') return say('blueprints.newTeach')
  return NAME_PATTERN.test(name)
    ? say('blueprints.newAhead', { name })
    : say('blueprints.newNoName', { name })
}
