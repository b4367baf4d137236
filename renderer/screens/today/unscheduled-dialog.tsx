/**
 * A session nobody planned: a title, a room, a track, and half an hour from now unless said otherwise.
 */
import { useState, type FormEvent, type ReactNode } from 'react'
import type { NewSessionRequest } from '#note/wire/api.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit, useSummitStore } from '../../api/summit-store.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { useGo } from '../frame/use-go.ts'
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
  const { summit } = useSummit()
  const [title, setTitle] = useState('')
  const [place, setPlace] = useState(room ?? '')
  const [track, setTrack] = useState('')
  const [minutes, setMinutes] = useState<number>(LENGTHS[1])
  const { problem, create } = useCreate(onClose)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const start = Math.floor(now / STEP_MS) * STEP_MS
    void create({
      title: title.trim(),
      start: new Date(start).toISOString(),
      end: new Date(start + minutes * MINUTE_MS).toISOString(),
      ...(place === '' ? {} : { room: place }),
      ...(track === '' ? {} : { track }),
    })
  }
  return (
    <FloatingDialog label="Unscheduled session" shape="small-dialog" onClose={onClose} lightly={false}>
      <h2>Unscheduled session</h2>
      <form onSubmit={submit}>
        <label className="labelled">
          What is it about?
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
        <Choice label="Room" value={place} onChange={setPlace} options={summit.rooms} none="No room" />
        <Choice label="Track" value={track} onChange={setTrack} options={summit.tracks} none="No track" />
        <label className="labelled">
          How long, from now?
          <span className="field">
            <select value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
              {LENGTHS.map((length) => (
                <option key={length} value={length}>
                  {length} min
                </option>
              ))}
            </select>
          </span>
        </label>
        {problem === null ? null : <p className="problem">{problem}</p>}
        <Buttons onClose={onClose} />
      </form>
    </FloatingDialog>
  )
}

function Buttons({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <div className="dialog-buttons">
      <PushButton look="primary" type="submit" keys="↵">
        Add the session
      </PushButton>
      <PushButton look="quiet" onPress={onClose} keys="Esc">
        Not now
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

/** Makes the session, then goes to its note: the newest one with that title in the fresh list. */
function useCreate(onClose: () => void): {
  readonly problem: string | null
  readonly create: (request: NewSessionRequest) => Promise<void>
} {
  const relay = useRelay()
  const go = useGo()
  const refresh = useSummitStore((store) => store.refresh)
  const [problem, setProblem] = useState<string | null>(null)
  const create = async (request: NewSessionRequest): Promise<void> => {
    if (request.title === '') return setProblem('A session needs a title.')
    const before = knownIds()
    const answer = await relay.newSession(request)
    if (!answer.ok) return setProblem(answer.failure.sentence)
    await refresh(relay)
    const made = [...knownIds()].find((id) => !before.has(id))
    onClose()
    if (made !== undefined) go(`/sessions/${made}`)
  }
  return { problem, create }
}

function knownIds(): ReadonlySet<string> {
  const { state } = useSummitStore.getState()
  return new Set(state.kind === 'ready' ? state.view.sessions.map(({ session }) => session.id) : [])
}
