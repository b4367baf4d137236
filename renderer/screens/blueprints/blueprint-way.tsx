/** The way of a blueprint from New to Approved: who took which step when, where it stands, and where it may go. */
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { DEFINITIONS, type DefinitionStatus } from '#note/blueprints/vocabulary.ts'
import type { BlueprintAnswer } from '#note/wire/blueprints.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { dateOf, dayLabel } from '../clock.ts'
import { Icon } from '../parts/icon.tsx'
import { PushButton } from '../parts/push-button.tsx'

/** The six steps; the two ways out are no steps. */
export const WAY: readonly DefinitionStatus[] = DEFINITIONS.slice(0, 6)

/** The nearest status in this direction that the person may give it, or null. */
export function nextOn({ blueprint, mayBecome }: BlueprintAnswer, step: 1 | -1): DefinitionStatus | null {
  const here = WAY.indexOf(blueprint.definition)
  const ahead = step === 1 ? WAY.slice(here + 1) : here < 0 ? [] : WAY.slice(0, here).reverse()
  return ahead.find((status) => mayBecome.includes(status)) ?? null
}

interface BlueprintWayProps {
  readonly answer: BlueprintAnswer
  readonly onStep: (status: DefinitionStatus) => void
}

export function BlueprintWay({ answer, onStep }: BlueprintWayProps): ReactNode {
  const { blueprint, mayBecome } = answer
  const here = WAY.indexOf(blueprint.definition)
  const others = mayBecome.filter((status) => !WAY.includes(status) && status !== blueprint.definition)
  return (
    <section className="blueprint-way" aria-label={say('blueprints.way')}>
      <ol>
        {WAY.map((status, index) => (
          <Step
            key={status}
            {...{ answer, status, onStep }}
            past={here >= 0 && index < here}
            current={index === here}
          />
        ))}
      </ol>
      {here < 0 ? <p className="second">{blueprint.definition}</p> : null}
      {others.length === 0 ? null : (
        <p className="blueprint-ways-out">
          {say('blueprints.other')}
          {others.map((status) => (
            <PushButton key={status} look="quiet" onPress={() => onStep(status)}>
              {status}
            </PushButton>
          ))}
        </p>
      )}
      {mayBecome.length > 1 ? null : <p className="third">{say('blueprints.mayNot')}</p>}
    </section>
  )
}

interface StepProps extends BlueprintWayProps {
  readonly status: DefinitionStatus
  readonly past: boolean
  readonly current: boolean
}

function Step({ answer, status, past, current, onStep }: StepProps): ReactNode {
  const { summit } = useSummit()
  const taken = answer.history.findLast(({ field, to }) => field === 'definition' && to === status)
  const may = !current && answer.mayBecome.includes(status)
  const who =
    taken === undefined
      ? ''
      : say('blueprints.step', {
          name: taken.by.name,
          day: dayLabel(dateOf(Date.parse(taken.at), summit.timezone), 'short'),
        })
  const keys = status === nextOn(answer, 1) ? ']' : status === nextOn(answer, -1) ? '[' : undefined
  return (
    <li
      className={current ? 'way-current' : past ? 'way-past' : 'way-ahead'}
      aria-current={current ? 'step' : undefined}
    >
      {may ? (
        <PushButton
          look="quiet"
          label={say('blueprints.stepTo', { status })}
          {...(keys === undefined ? {} : { keys })}
          onPress={() => onStep(status)}
        >
          {status}
        </PushButton>
      ) : (
        <b>
          {past ? <Icon of={Check} size={14} /> : null}
          {status}
        </b>
      )}
      <small>{current && who === '' ? say('blueprints.now') : who}</small>
    </li>
  )
}
