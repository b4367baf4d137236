/** The queue of those who want to speak, beside the note; and its row on a phone. */
import { Hand as HandIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { Keys } from '../parts/keys.tsx'
import { useHands, type Queue } from './use-hands.ts'
import type { LiveNote } from './use-live-note.ts'
import { NOTE_TAKER } from './use-pen.ts'

interface SpeakersProps {
  readonly live: LiveNote
  readonly session: Session
}

export function Speakers({ live: { note, record }, session }: SpeakersProps): ReactNode {
  const { clockOffsetMs } = useSummit()
  const pen = (record.roles[NOTE_TAKER] ?? session.roles[NOTE_TAKER])?.id ?? null
  const queue = useHands(note, pen, clockOffsetMs)
  useCommands({ 'note.hand': queue.toggle, 'note.next-speaker': queue.next })
  const isEmpty = queue.queue.length === 0 && queue.speaking === null
  return (
    <section className={isEmpty ? 'speakers speakers-empty' : 'speakers'} aria-label={say('note.speakers')}>
      {isEmpty ? null : <Queued {...queue} me={note.me.id} />}
      <p className="pen-buttons">
        <button type="button" className="link" aria-pressed={queue.mine} onClick={queue.toggle}>
          <Icon of={HandIcon} size={14} /> {say(queue.mine ? 'note.lowerHand' : 'note.raiseHand')}{' '}
          <Keys of="Alt H" />
        </button>
        {queue.next === undefined ? null : (
          <button type="button" className="link" onClick={queue.next}>
            {say(queue.queue.length === 0 ? 'note.doneSpeaking' : 'note.nextSpeaker')} <Keys of="Alt J" />
          </button>
        )}
      </p>
      <p className="unseen" role="status">
        {spoken(queue, note.me.id)}
      </p>
    </section>
  )
}

function Queued({ queue, speaking, me }: Queue & { readonly me: string }): ReactNode {
  return (
    <>
      <h2>{say('note.speakers')}</h2>
      <ol>
        {speaking === null ? null : (
          <li>
            <Initials name={speaking.name} doing="writing" />
            <span>
              {speaking.name}
              <small>{say('note.speaks')}</small>
            </span>
          </li>
        )}
        {queue.map(({ id, name }) => (
          <li key={id}>
            <Initials name={name} />
            <span>{id === me ? say('note.youNamed', { name }) : name}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** My own place and my own turn; the others' are read where they stand. */
function spoken({ queue, speaking }: Queue, me: string): string {
  if (speaking?.id === me) return say('note.yourTurn')
  const place = queue.findIndex(({ id }) => id === me) + 1
  return place === 0 ? '' : say('note.yourPlace', { place })
}
