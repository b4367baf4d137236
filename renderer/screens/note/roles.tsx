/** The roles of a session, and what can be done about the pen: take it over, hand it on, follow it. */
import { PencilLine } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { Session } from '#note/summit.ts'
import { useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { say } from '../../words/say.ts'
import { noteTakerCandidates } from '../closing/candidates.ts'
import { Icon } from '../parts/icon.tsx'
import { Initials } from '../parts/initials.tsx'
import { Keys } from '../parts/keys.tsx'
import { PersonField } from '../parts/person-field.tsx'
import { useFollow } from './use-follow.ts'
import type { LiveNote } from './use-live-note.ts'
import { NOTE_TAKER, usePen, type Pen } from './use-pen.ts'

interface RolesProps {
  readonly live: LiveNote
  readonly session: Session
  readonly present: ReadonlySet<string>
  /** Whether the pen may change hands by me. */
  readonly write: boolean
}

export function Roles({ live, session, present, write }: RolesProps): ReactNode {
  const pen = usePen(live, session.roles[NOTE_TAKER] ?? null)
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
      </dl>
      <PenButtons live={live} pen={pen} session={session} present={present} write={write} />
    </div>
  )
}

function PenButtons({ live, pen, session, present, write }: RolesProps & { readonly pen: Pen }): ReactNode {
  const [handing, setHanding] = useState(false)
  const { following, toggle } = useFollow(live.note.awareness, pen.mine ? null : (pen.holder?.id ?? null))
  const act = (): void => (pen.mine ? setHanding(true) : pen.take())
  useCommands({ 'note.pen': write ? act : undefined })
  if (handing && pen.mine) {
    return <HandOver pen={pen} session={session} present={present} onDone={() => setHanding(false)} />
  }
  return (
    <p className="pen-buttons">
      {write ? (
        <button type="button" className="link" onClick={act}>
          {say(pen.mine ? 'note.handOver' : 'note.takeOver')} <Keys of="Alt P" />
        </button>
      ) : null}
      {pen.mine || pen.holder?.id === undefined ? null : (
        <button type="button" className="link" aria-pressed={following} onClick={toggle}>
          {say(following ? 'note.following' : 'note.follow')}
        </button>
      )}
    </p>
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
