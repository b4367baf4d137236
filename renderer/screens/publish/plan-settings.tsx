/** How the target is published: in words for everybody who leads, and as fields for organizers. */
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { PublishPlan, PublishSettings } from '#note/wire/publish.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'

interface PlanSettingsProps {
  readonly plan: PublishPlan
  readonly mayChoose: boolean
  /** Resolves with the sentence of a refusal, or null once it is kept. */
  readonly onChoose: (settings: PublishSettings) => Promise<string | null>
}

export function PlanSettings({ plan, mayChoose, onChoose }: PlanSettingsProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLDivElement>(null)
  const close = (): void => {
    setOpen(false)
    opener.current?.querySelector('button')?.focus()
  }
  const chooses = mayChoose && hasChoices(plan)
  useCommands({ 'publish.settings': chooses ? () => setOpen(!isOpen) : undefined })
  const words = wordsOf(plan)
  if (words === '' && !chooses) return null
  return (
    <section className="plan-settings" aria-label={say('publish.settings')}>
      <div ref={opener}>
        <p className="second">{words}</p>
        {chooses ? (
          <PushButton look="quiet" keys="S" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {say('publish.settings')}
          </PushButton>
        ) : null}
      </div>
      {isOpen && chooses ? <Fields key={plan.target.id} {...{ plan, onChoose }} onClose={close} /> : null}
    </section>
  )
}

function hasChoices({ folder, choices }: PublishPlan): boolean {
  return folder || choices.cycles.length > 0 || choices.values.length > 0
}

/** Where it goes, for which cycle, and onto which branch; as far as there is something to say. */
function wordsOf({ folder, settings, choices, repository }: PublishPlan): string {
  const cycle = settings.cycle || choices.cycles[0]?.id
  return [
    folder ? say('publish.into', { folder: settings.folder }) : null,
    cycle === undefined ? null : say('publish.forCycle', { cycle }),
    repository === null || repository.branch === ''
      ? null
      : say('publish.onBranch', { branch: repository.branch }),
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

interface FieldsProps {
  readonly plan: PublishPlan
  readonly onChoose: (settings: PublishSettings) => Promise<string | null>
  readonly onClose: () => void
}

function Fields({ plan, onChoose, onClose }: FieldsProps): ReactNode {
  const [wanted, setWanted] = useState(plan.settings)
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const { folder, author } = wanted
    const refused = await onChoose({ ...wanted, folder: folder.trim(), author: author.trim() })
    setProblem(refused)
    if (refused === null) onClose()
  }
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} onKeyDown={leave}>
      <FieldRows {...{ plan, wanted }} onChange={(part) => setWanted({ ...wanted, ...part })} />
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p className="plan-settings-keep">
        <PushButton type="submit">{say('publish.keep')}</PushButton>
        <PushButton look="quiet" onPress={onClose}>
          {say('publish.cancel')}
        </PushButton>
      </p>
    </form>
  )
}

interface FieldRowsProps {
  readonly plan: PublishPlan
  readonly wanted: PublishSettings
  readonly onChange: (part: Partial<PublishSettings>) => void
}

/** Folder and author only where the relay publishes into a folder at all. */
function FieldRows({ plan: { choices, folder }, wanted, onChange }: FieldRowsProps): ReactNode {
  return (
    <>
      {folder ? (
        <Field
          words={say('publish.folder')}
          value={wanted.folder}
          onChange={(value) => onChange({ folder: value })}
          first
        />
      ) : null}
      {choices.cycles.length === 0 ? null : (
        <label className="labelled">
          {say('publish.cycle')}
          <span className="field">
            <select value={wanted.cycle} onChange={(event) => onChange({ cycle: event.target.value })}>
              {choices.cycles.map(({ id, name }, index) => (
                <option key={id} value={index === 0 ? '' : id}>
                  {name}
                </option>
              ))}
            </select>
          </span>
        </label>
      )}
      {folder ? (
        <Field
          words={say('publish.author')}
          hint={say('publish.authorUsual')}
          value={wanted.author}
          onChange={(value) => onChange({ author: value })}
        />
      ) : null}
      {choices.values.map(({ key, usual, about }) => (
        <Field
          key={key}
          words={about}
          hint={usual}
          value={wanted.values[key] ?? ''}
          onChange={(value) => onChange({ values: { ...wanted.values, [key]: value } })}
        />
      ))}
    </>
  )
}

interface FieldProps {
  readonly words: string
  /** What holds where the field is empty. */
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly first?: boolean
}

function Field({ words, hint, value, onChange, first }: FieldProps): ReactNode {
  return (
    <label className="labelled">
      {words}
      <span className="field">
        <input
          {...(hint === undefined ? {} : { placeholder: hint })}
          autoFocus={first === true}
          maxLength={300}
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
    </label>
  )
}
