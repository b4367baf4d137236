/** The fields of a blueprint: read by everybody, changed in place by whoever may. */
import { Pencil } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import {
  BLUEPRINT_FIELDS,
  type BlueprintField,
  type BlueprintFields,
} from '#note/blueprints/blueprint-model.ts'
import type { BlueprintEdit } from '#note/blueprints/edit.ts'
import { IMPLEMENTATIONS, PRIORITIES } from '#note/blueprints/vocabulary.ts'
import type { PersonRef } from '#note/summit.ts'
import type { BlueprintAnswer } from '#note/wire/blueprints.ts'
import { everybody, useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { PersonField, refOf } from '../parts/person-field.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { parseRelations, relationsText } from './relations-text.ts'

/** The definition has its own place; title and name stand in the head. */
const SHOWN: readonly BlueprintField[] = BLUEPRINT_FIELDS.filter((field) => field !== 'definition')
const LONG: readonly BlueprintField[] = ['summary', 'whiteboard', 'workItems', 'relations']

export interface FieldsProps {
  readonly answer: BlueprintAnswer
  /** The field that is being changed. */
  readonly open: BlueprintField | null
  readonly onOpen: (field: BlueprintField | null) => void
  readonly onChange: (edit: BlueprintEdit) => Promise<boolean>
}

/** The first field that this person may change, in the order in which they are shown. */
export function firstOpen({ may }: BlueprintAnswer): BlueprintField | null {
  return SHOWN.find((field) => may.includes(field)) ?? null
}

export function BlueprintFieldsList({ answer, open, onOpen, onChange }: FieldsProps): ReactNode {
  return (
    <section className="blueprint-fields">
      <h2>{say('blueprints.fields')}</h2>
      <dl>
        {SHOWN.map((field) => (
          <div key={field}>
            <dt>{say(`blueprints.field.${field}`)}</dt>
            <dd>
              {open === field ? (
                <FieldEditor {...{ answer, field, onChange }} onDone={() => onOpen(null)} />
              ) : (
                <FieldShown {...{ answer, field }} onOpen={() => onOpen(field)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface FieldShownProps {
  readonly answer: BlueprintAnswer
  readonly field: BlueprintField
  readonly onOpen: () => void
}

function FieldShown({ answer, field, onOpen }: FieldShownProps): ReactNode {
  const value = answer.blueprint[field]
  return (
    <>
      <FieldValue field={field} value={value} />
      {answer.may.includes(field) ? (
        <button
          type="button"
          className="icon-button"
          aria-label={say('blueprints.change', { field: say(`blueprints.field.${field}`) })}
          onClick={onOpen}
        >
          <Icon of={Pencil} size={14} />
        </button>
      ) : null}
    </>
  )
}

function FieldValue({
  field,
  value,
}: {
  readonly field: BlueprintField
  readonly value: BlueprintFields[BlueprintField]
}): ReactNode {
  if (
    value === null ||
    value === '' ||
    (typeof value === 'object' && 'length' in value && value.length === 0)
  )
    return <span className="third">{say('blueprints.nothing')}</span>
  if (typeof value === 'string') {
    if (field === 'specUrl')
      return (
        <a className="link" href={value} rel="noopener noreferrer" target="_blank">
          {value}
        </a>
      )
    return <span className={LONG.includes(field) ? 'record blueprint-long' : undefined}>{value}</span>
  }
  if ('name' in value) return <span>{value.name}</span>
  return (
    <ul>
      {value.map(({ kind, name }) => (
        <li key={`${kind} ${name}`}>
          {kind}{' '}
          <a className="link mono" href={`/blueprints/${encodeURIComponent(name)}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}

interface FieldEditorProps {
  readonly answer: BlueprintAnswer
  readonly field: BlueprintField
  readonly onChange: (edit: BlueprintEdit) => Promise<boolean>
  readonly onDone: () => void
}

function FieldEditor({ answer, field, onChange, onDone }: FieldEditorProps): ReactNode {
  const value = answer.blueprint[field]
  const isPerson = field === 'drafter' || field === 'approver' || field === 'assignee'
  const [text, setText] = useState(() => textOf(value))
  const [person, setPerson] = useState<PersonRef | null>(() =>
    isPerson ? (value as PersonRef | null) : null,
  )
  const [problem, setProblem] = useState<string | null>(null)
  const save = async (): Promise<void> => {
    const read = isPerson ? { ok: true as const, value: person } : readText(field, text)
    if (!read.ok) return setProblem(read.sentence)
    if (await onChange({ [field]: read.value })) onDone()
  }
  return (
    <form
      className="blueprint-editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
      }}
    >
      {isPerson ? (
        <WhoField {...{ field, person }} onChoose={setPerson} />
      ) : (
        <TextField {...{ field, text }} onText={setText} />
      )}
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <span className="blueprint-editor-foot">
        <PushButton look="primary" type="submit">
          {say('blueprints.save')}
        </PushButton>
        <PushButton look="quiet" keys="Esc" onPress={onDone}>
          {say('blueprints.leave')}
        </PushButton>
      </span>
    </form>
  )
}

function WhoField({
  field,
  person,
  onChoose,
}: {
  readonly field: BlueprintField
  readonly person: PersonRef | null
  readonly onChoose: (person: PersonRef | null) => void
}): ReactNode {
  const view = useSummit()
  return (
    <PersonField
      label={say(`blueprints.field.${field}`)}
      labelShown={false}
      autoFocus
      candidates={everybody(view).map((each) => ({ person: refOf(each), hint: '' }))}
      value={person}
      onChoose={onChoose}
    />
  )
}

interface TextFieldProps {
  readonly field: BlueprintField
  readonly text: string
  readonly onText: (text: string) => void
}

function TextField({ field, text, onText }: TextFieldProps): ReactNode {
  const label = say(`blueprints.field.${field}`)
  const choices = field === 'priority' ? PRIORITIES : field === 'implementation' ? IMPLEMENTATIONS : null
  if (choices !== null) {
    return (
      <span className="field">
        <select aria-label={label} autoFocus value={text} onChange={(event) => onText(event.target.value)}>
          {choices.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </span>
    )
  }
  if (LONG.includes(field)) {
    return (
      <>
        <textarea
          className="field"
          aria-label={label}
          autoFocus
          rows={field === 'relations' ? 4 : 7}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        {field === 'relations' ? <small className="third">{say('blueprints.relationsHint')}</small> : null}
      </>
    )
  }
  return (
    <span className="field">
      <input aria-label={label} autoFocus value={text} onChange={(event) => onText(event.target.value)} />
    </span>
  )
}

function textOf(value: BlueprintFields[BlueprintField]): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  return 'name' in value ? value.name : relationsText(value)
}

type ReadField =
  | { readonly ok: true; readonly value: BlueprintFields[BlueprintField] }
  | { readonly ok: false; readonly sentence: string }

function readText(field: BlueprintField, text: string): ReadField {
  if (field !== 'relations') return { ok: true, value: LONG.includes(field) ? text : text.trim() }
  const read = parseRelations(text)
  if (read.ok) return { ok: true, value: read.relations }
  return { ok: false, sentence: say('blueprints.relationsWrong', { line: read.line }) }
}
