/** One blueprint: its way, its fields, what touches it, its spec out of all notes, and who changed what. */
import { useState, type ReactNode } from 'react'
import type { BlueprintField } from '#note/blueprints/blueprint-model.ts'
import type { DefinitionStatus } from '#note/blueprints/vocabulary.ts'
import type { BlueprintAnswer } from '#note/wire/blueprints.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { Bars } from '../parts/bars.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { useToast } from '../parts/toast.tsx'
import { BlueprintFieldsList, firstOpen } from './blueprint-fields.tsx'
import { BlueprintHistory, BlueprintTouched } from './blueprint-touched.tsx'
import { BlueprintSpec } from './blueprint-spec.tsx'
import { BlueprintWay, nextOn } from './blueprint-way.tsx'
import { useBlueprint, type BlueprintAccess } from './use-blueprint.ts'

const HINTS = [
  'blueprint.forward',
  'blueprint.back',
  'blueprint.edit',
  'blueprint.spec',
  'frame.keys',
] as const

export function BlueprintScreen({ name }: { readonly name: string }): ReactNode {
  const access = useBlueprint(name)
  const { answer, problem } = access
  if (answer !== null) return <Shown answer={answer} access={access} />
  if (problem === null) return <Bars label={say('blueprints.reading')} />
  return (
    <WholePage title={say('blueprints.failed')} error>
      <p>{problem}</p>
      <div className="ways">
        <a className="button button-primary" href="/registers/blueprints">
          {say('blueprints.all')}
        </a>
      </div>
    </WholePage>
  )
}

interface ShownProps {
  readonly answer: BlueprintAnswer
  readonly access: BlueprintAccess
}

function Shown({ answer, access }: ShownProps): ReactNode {
  const { blueprint } = answer
  const [open, setOpen] = useState<BlueprintField | null>(null)
  const [spec, setSpec] = useState(false)
  const step = (status: DefinitionStatus): void => {
    void access.change({ definition: status }).then((taken) => {
      if (!taken) return
      useToast.getState().show({ sentence: say('blueprints.moved', { name: blueprint.name, status }) })
    })
  }
  const [forward, back, first] = [nextOn(answer, 1), nextOn(answer, -1), firstOpen(answer)]
  useHints(HINTS)
  useCommands({
    'blueprint.forward': forward === null ? undefined : () => step(forward),
    'blueprint.back': back === null ? undefined : () => step(back),
    'blueprint.edit': first === null ? undefined : () => setOpen(first),
    'blueprint.spec': () => setSpec(true),
  })
  return (
    <main className="blueprint" id="main" tabIndex={-1}>
      <header>
        <a className="link" href="/registers/blueprints">
          {say('blueprints.all')}
        </a>
        <h1 className="record">{blueprint.title}</h1>
        <p className="blueprint-name">
          <KindGlyph kind="blueprint" size={15} />
          <span className="mono">{blueprint.name}</span>
          <span className="second">
            {blueprint.implementation} ·{' '}
            {say('blueprints.progress', { actions: answer.actions, open: answer.open })}
          </span>
        </p>
      </header>
      {access.problem === null ? null : (
        <p className="problem" role="alert">
          {access.problem}
        </p>
      )}
      <BlueprintWay answer={answer} onStep={step} />
      <div className="blueprint-sides">
        <BlueprintFieldsList {...{ answer, open }} onOpen={setOpen} onChange={access.change} />
        <div>
          <BlueprintTouched answer={answer} />
          <BlueprintSpec name={blueprint.name} open={spec} onOpen={() => setSpec(true)} />
          <BlueprintHistory answer={answer} />
        </div>
      </div>
    </main>
  )
}
