/**
 * A session nobody planned: a title, a room, a track, and half an hour from now unless said otherwise. Its note is open at
 * once, with or without a network.
 */
import { useState, type FormEvent, type ReactNode } from 'react'
import type { MadeSessionRequest } from '#note/wire/api.ts'
import { keepMade, madeAnswer, madeId } from '../../api/made-sessions.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit, useSummitStore } from '../../api/summit-store.ts'
import { keepOf } from '../../keep/keep.ts'
import { say } from '../../words/say.ts'
import { dateOf } from '../clock.ts'
import { bringAndTell } from '../frame/use-courier.ts'
import { useGo } from '../frame/use-go.ts'
import { arriveWriting } from '../note/arrival.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { PushButton } from '../parts/push-button.tsx'

interface UnscheduledDialogProps {
  readonly room: string | null
  readonly now: number
  readonly onClose: () => void
}

const LENGTHS = [25, 40, 55] as const
const MINUTE_MS = 60_000
const STEP_MS = 5 * MINUTE_MS

export function UnscheduledDialog({ room, now, onClose }: UnscheduledDialogProps): ReactNode {
  const { summit, me } = useSummit()
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState(room ?? '')
  const [track, setTrack] = useState('')
  const [minutes, setMinutes] = useState<number>(LENGTHS[1])
  const { problem, create } = useCreate(onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const start = Math.floor(now / STEP_MS) * STEP_MS
    const self = { id: me.person.id, name: me.person.name }
    void create({
      title: title.trim(),
      start: new Date(start).toISOString(),
      end: new Date(start + minutes * MINUTE_MS).toISOString(),
      roles: { lead: self, 'note-taker': self },
      ...(place === '' ? {} : { room: place }),
      ...(track === '' ? {} : { track }),
    })
  }
  return (
    <FloatingDialog label={say('today.unscheduled')} shape="small-dialog" onClose={onClose} lightly={false}>
      <h2>{say('today.unscheduled')}</h2>
      <form onSubmit={submit}>
        <label className="labelled">
          {say('today.about')}
          <span className="field">
            <input
              autoFocus
              required
              maxLength={200}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </span>
        </label>
        <Choice
          label={say('today.roomLabel')}
          value={place}
          onChange={setPlace}
          options={summit.rooms}
          none={say('today.noRoom')}
        />
        <Choice
          label={say('today.trackLabel')}
          value={track}
          onChange={setTrack}
          options={summit.tracks}
          none={say('today.noTrack')}
        />
        <HowLong minutes={minutes} onChange={setMinutes} />
        {problem === null ? null : <p className="problem">{problem}</p>}
        <Buttons onClose={onClose} />
      </form>
    </FloatingDialog>
  )
}

function HowLong({
  minutes,
  onChange,
}: {
  readonly minutes: number
  readonly onChange: (minutes: number) => void
}): ReactNode {
  return (
    <label className="labelled">
      {say('today.howLong')}
      <span className="field">
        <select value={minutes} onChange={(event) => onChange(Number(event.target.value))}>
          {LENGTHS.map((length) => (
            <option key={length} value={length}>
              {say('today.minutes', { minutes: length })}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

function Buttons({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <div className="dialog-buttons">
      <PushButton look="primary" type="submit" keys="↵">
        {say('today.addSession')}
      </PushButton>
      <PushButton look="quiet" onPress={onClose} keys="Esc">
        {say('today.notNow')}
      </PushButton>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly none: string
  readonly options: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, none, options, onChange }: ChoiceProps): ReactNode {
  return (
    <label className="labelled">
      {label}
      <span className="field">
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{none}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      </span>
    </label>
  )
}

/** A relay that answers within this decides which note is opened; otherwise one's own is, and nobody waits. */
const PATIENCE_MS = 700

/** Makes the session here, opens its note, and brings it to the relay when that is there. */
function useCreate(onClose: () => void): {
  readonly problem: string | null
  readonly create: (request: MadeSessionRequest) => Promise<void>
} {
  const relay = useRelay()
  const { template, summit } = useSummit()
  const go = useGo()
  const [problem, setProblem] = useState<string | null>(null)
  const create = async (wish: MadeSessionRequest): Promise<void> => {
    if (wish.title === '') return setProblem(say('today.needsTitle'))
    if (template === null) return setProblem(say('today.neverConnected'))
    const id = madeId(wish.title, Math.random)
    const day = wish.start === undefined ? null : dateOf(wish.start, summit.timezone)
    const answer = madeAnswer(id, wish, { template, day })
    const keep = keepOf(relay.origin)
    await keepMade(keep, id, wish, answer)
    useSummitStore.getState().add(answer.summary)
    const brought = bringAndTell(relay, keep).catch(() => [])
    const first = await Promise.race([brought, later(PATIENCE_MS)])
    const found = first.find(({ made }) => made === id)?.answer.summary.session.id ?? id
    onClose()
    arriveWriting(found)
    go(`/sessions/${found}`)
  }
  return { problem, create }
}

function later(ms: number): Promise<readonly never[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), ms))
}
