/** What a file of blueprints would do: what it makes new, what it changes, what it leaves alone. */
import type { ReactNode } from 'react'
import type { FieldDifference } from '#note/blueprints/changes.ts'
import type { BlueprintDifference } from '#note/blueprints/merge-import.ts'
import type { ImportBlueprintsAnswer } from '#note/wire/blueprints.ts'
import { say } from '../../words/say.ts'
import { Added, Removed } from '../parts/marked-words.tsx'

const LONGEST = 80

export function ImportPlan({ plan }: { readonly plan: ImportBlueprintsAnswer }): ReactNode {
  const { blueprints, people, notices } = plan
  const added = blueprints.filter(({ kind }) => kind === 'added')
  const changed = blueprints.filter(({ kind }) => kind === 'changed')
  const kept = blueprints.filter((each) => each.kept.length > 0)
  const same = blueprints.filter(({ kind, kept: own }) => kind === 'same' && own.length === 0)
  return (
    <div className="import-plan" tabIndex={0} role="region" aria-label={say('blueprints.plan')}>
      <p>
        {say('blueprints.planSums', {
          ...{
            added: added.length,
            changed: changed.length,
            same: same.length + kept.filter(({ kind }) => kind === 'same').length,
          },
        })}
      </p>
      <Group title={say('blueprints.planNew')} of={added} fields={fresh} />
      <Group title={say('blueprints.planChanged')} of={changed} fields={({ changed: own }) => own} />
      <Group title={say('blueprints.planKept')} of={kept} fields={({ kept: own }) => own} stays />
      {same.length === 0 ? null : (
        <section>
          <h3>{say('blueprints.planSame')}</h3>
          <p className="second">{same.map(({ name }) => name).join(', ')}</p>
        </section>
      )}
      {people.length === 0 ? null : (
        <section>
          <h3>{say('blueprints.planPeople')}</h3>
          <p className="second">{people.map(({ name, account }) => `${name} (${account})`).join(', ')}</p>
        </section>
      )}
      {notices.map((notice) => (
        <p key={notice} className="second">
          {notice}
        </p>
      ))}
    </div>
  )
}

/** Of a new one nothing stood there before. */
function fresh({ changed }: BlueprintDifference): readonly FieldDifference[] {
  return changed.map((difference) => ({ ...difference, from: '' }))
}

interface GroupProps {
  readonly title: string
  readonly of: readonly BlueprintDifference[]
  readonly fields: (difference: BlueprintDifference) => readonly FieldDifference[]
  /** What stands here stays, whatever the file says. */
  readonly stays?: boolean
}

function Group({ title, of, fields, stays = false }: GroupProps): ReactNode {
  if (of.length === 0) return null
  return (
    <section>
      <h3>
        {title} <span className="third">{of.length}</span>
      </h3>
      <ul>
        {of.map((difference) => (
          <li key={difference.name}>
            <span className="mono">{difference.name}</span>
            {fields(difference).map((field) => (
              <p key={field.field}>
                <span className="second">{say(`blueprints.field.${field.field}`)}</span>{' '}
                {stays ? <Stays field={field} /> : <Changes field={field} />}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ field: { from, to } }: { readonly field: FieldDifference }): ReactNode {
  return (
    <>
      {from === '' ? null : <Removed text={shown(from)} amid />} <Added text={shown(to)} />
    </>
  )
}

function Stays({ field: { from, to } }: { readonly field: FieldDifference }): ReactNode {
  return say('blueprints.planStays', { here: shown(from), there: shown(to) })
}

function shown(text: string): string {
  if (text === '') return say('blueprints.empty')
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
