/** The roles of a session, and what can be done about the pen: take it over, hand it on, wait for it, follow it. */
import { PencilLine } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { noteTakerCandidates } from '../closing/candidates.ts'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { Keys } from '../parts/keys.tsx'
import { PersonField } from '../parts/person-field.tsx'
import type { LiveNote } from './use-live-note.ts'
import { NOTE_TAKER, type Pen } from './use-pen.ts'
import type { Scribe } from './use-scribe.ts'

interface RolesProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly scribe: Scribe
}

export function Roles({ live, session, present, scribe }: RolesProps): ReactNode {
  const { pen, rota } = scribe
  const named = live.note.template.roles.flatMap((role) => {
    const person =
      role.key === NOTE_TAKER ? pen.holder : (live.record.roles[role.key] ?? session.roles[role.key])
    return person === undefined || person === null ? [] : [{ role, person }]
  })
  if (named.length === 0) return null
  return (
    <div className="roles-and-pen">
      <dl className="roles">
        {named.map(({ role, person }) => (
          <div key={role.key}>
            <dt>{role.title}</dt>
            <dd>
              <Initials name={person.name} />
              <span>{person.name}</span>
              {role.key === NOTE_TAKER ? (
                <span className="pen">
                  <Icon of={PencilLine} />
                </span>
              ) : null}
            </dd>
          </div>
        ))}
        {rota.entries.length === 0 ? null : <RotaRow scribe={scribe} me={live.note.me.id} />}
      </dl>
      {scribe.handing ? (
        <HandOver pen={pen} session={session} present={present} onDone={scribe.stopHanding} />
      ) : (
        <PenButtons scribe={scribe} />
      )}
    </div>
  )
}

function RotaRow({ scribe: { rota }, me }: { readonly scribe: Scribe; readonly me: string }): ReactNode {
  return (
    <div>
      <dt>{say('note.rota')}</dt>
      <dd>
        <ol className="rota">
          {rota.entries.map(({ id, name }) => (
            <li key={id}>{id === me ? say('note.youNamed', { name }) : name}</li>
          ))}
        </ol>
      </dd>
    </div>
  )
}

function PenButtons({ scribe }: { readonly scribe: Scribe }): ReactNode {
  const { pen, may, act, follow } = scribe
  return (
    <p className="pen-buttons">
      {may ? (
        <button type="button" className="link" onClick={act}>
          {say(pen.mine ? 'note.handOver' : 'note.takeOver')} <Keys of="Alt P" />
        </button>
      ) : null}
      {may ? <TurnButton scribe={scribe} /> : null}
      {pen.mine || pen.holder?.id === undefined ? null : (
        <button type="button" className="link" aria-pressed={follow.following} onClick={follow.toggle}>
          {say(follow.following ? 'note.following' : 'note.follow')}
        </button>
      )}
    </p>
  )
}

function TurnButton({ scribe: { pen, rota, turn } }: { readonly scribe: Scribe }): ReactNode {
  if (pen.mine && rota.next === null) return null
  const words = pen.mine
    ? say('note.handToNext', { name: rota.next?.name ?? '' })
    : say(rota.mine ? 'note.leaveRota' : 'note.joinRota')
  return (
    <button type="button" className="link" onClick={turn}>
      {words} <Keys of="Alt ⇧ P" />
    </button>
  )
}

interface HandOverProps {
  readonly pen: Pen
  readonly session: Session
  readonly present: ReadonlySet<string>
  readonly onDone: () => void
}

/** Whoever is here first, who took notes least today before the others. */
function HandOver({ pen, session, present, onDone }: HandOverProps): ReactNode {
  const view = useSummit()
  const others = noteTakerCandidates(view, present, session.day).slice(1)
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <PersonField
        label={say('note.whoTakesThePen')}
        candidates={others}
        value={null}
        autoFocus
        onChoose={(person) => {
          if (person !== null) pen.give(person)
          onDone()
        }}
      />
    </div>
  )
}
