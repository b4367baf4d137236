/** Names an address to be called; once it is added its secret is shown, and then never again. */
import { useState, type ReactNode } from 'react'
import { HOOK_EVENTS, type HookEvent, type NewWebhookAnswer } from '#note/wire/webhooks.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { useToast } from '../parts/toast.tsx'
import { eventWords } from './webhook-words.ts'

interface NewWebhookProps {
  readonly onAdded: () => void
  readonly onLeave: () => void
}

export function NewWebhook({ onAdded, onLeave }: NewWebhookProps): ReactNode {
  const [made, setMade] = useState<NewWebhookAnswer | null>(null)
  if (made !== null) return <Secret made={made} onDone={onLeave} />
  return (
    <WebhookForm
      onLeave={onLeave}
      onMade={(answer) => {
        setMade(answer)
        onAdded()
      }}
    />
  )
}

interface WebhookFormProps {
  readonly onMade: (made: NewWebhookAnswer) => void
  readonly onLeave: () => void
}

function WebhookForm({ onMade, onLeave }: WebhookFormProps): ReactNode {
  const { wish, change, problem, send } = useNewWebhook(onMade)
  return (
    <form
      className="webhook-form"
      aria-label={say('webhooks.add')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave()
      }}
    >
      <label className="labelled">
        {say('webhooks.address')}
        <input
          className="field"
          autoFocus
          inputMode="url"
          maxLength={2000}
          placeholder={say('webhooks.addressExample')}
          value={wish.url}
          onChange={(event) => change({ url: event.target.value })}
        />
      </label>
      <EventChoices chosen={wish.types} onChange={(types) => change({ types })} />
      <TrackChoice track={wish.track} onChange={(track) => change({ track })} />
      <Check checked={wish.allowPrivate} onToggle={() => change({ allowPrivate: !wish.allowPrivate })}>
        {say('webhooks.private')}
      </Check>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      <p className="webhook-ways">
        <PushButton look="primary" type="submit" keys="↵">
          {say('webhooks.save')}
        </PushButton>
        <PushButton look="quiet" keys="Esc" onPress={onLeave}>
          {say('webhooks.leave')}
        </PushButton>
      </p>
    </form>
  )
}

interface Wish {
  readonly url: string
  readonly types: ReadonlySet<HookEvent>
  /** Empty for all. */
  readonly track: string
  readonly allowPrivate: boolean
}

const EVERYTHING: Wish = { url: '', types: new Set(HOOK_EVENTS), track: '', allowPrivate: false }

function useNewWebhook(onMade: WebhookFormProps['onMade']) {
  const relay = useRelay()
  const [wish, setWish] = useState(EVERYTHING)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    const { url, types, track, allowPrivate } = wish
    if (types.size === 0) return setProblem(say('webhooks.nothingChosen'))
    const answer = await relay.addWebhook({
      ...{ url: url.trim(), types: HOOK_EVENTS.filter((type) => types.has(type)), allowPrivate },
      ...(track === '' ? {} : { track }),
    })
    if (answer.ok) onMade(answer.value)
    else setProblem(answer.failure.sentence)
  }
  return { wish, change: (part: Partial<Wish>) => setWish({ ...wish, ...part }), problem, send }
}

interface EventChoicesProps {
  readonly chosen: ReadonlySet<HookEvent>
  readonly onChange: (chosen: ReadonlySet<HookEvent>) => void
}

function EventChoices({ chosen, onChange }: EventChoicesProps): ReactNode {
  const toggle = (type: HookEvent): void => {
    const next = new Set(chosen)
    if (!next.delete(type)) next.add(type)
    onChange(next)
  }
  return (
    <fieldset>
      <legend>{say('webhooks.what')}</legend>
      {HOOK_EVENTS.map((type) => (
        <Check key={type} checked={chosen.has(type)} onToggle={() => toggle(type)}>
          {eventWords(type)}
        </Check>
      ))}
    </fieldset>
  )
}

interface TrackChoiceProps {
  readonly track: string
  readonly onChange: (track: string) => void
}

function TrackChoice({ track, onChange }: TrackChoiceProps): ReactNode {
  const { summit } = useSummit()
  return (
    <label className="labelled">
      {say('webhooks.track')}
      <select className="register-choice" value={track} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say('webhooks.allTracks')}</option>
        {summit.tracks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface CheckProps {
  readonly checked: boolean
  readonly onToggle: () => void
  readonly children: ReactNode
}

function Check({ checked, onToggle, children }: CheckProps): ReactNode {
  return (
    <label className="webhook-check">
      <input type="checkbox" checked={checked} onChange={onToggle} />
      {children}
    </label>
  )
}

function Secret({
  made,
  onDone,
}: {
  readonly made: NewWebhookAnswer
  readonly onDone: () => void
}): ReactNode {
  const show = useToast((store) => store.show)
  const copy = (): void =>
    void navigator.clipboard.writeText(made.secret).then(
      () => show({ sentence: say('webhooks.secretCopied') }),
      () => show({ sentence: say('items.notCopied') }),
    )
  return (
    <section className="webhook-form" aria-label={say('webhooks.secret', { address: made.webhook.url })}>
      <h2>{say('webhooks.secret', { address: made.webhook.url })}</h2>
      <p className="mono webhook-secret">{made.secret}</p>
      <p className="second">{say('webhooks.secretWhy')}</p>
      <p className="webhook-ways">
        <PushButton look="primary" autoFocus onPress={copy}>
          {say('webhooks.copySecret')}
        </PushButton>
        <PushButton onPress={onDone}>{say('webhooks.haveIt')}</PushButton>
      </p>
    </section>
  )
}
