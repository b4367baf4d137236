/**
 * The opening gate: who leads, who takes notes, and how notes are taken here. Nobody writes in the note yet, so it may
 * stand in front of it; Escape lets one read without opening.
 */
import { useState, type ReactNode } from 'react'
import type { PersonRef, Session } from '#note/summit.ts'
import type { RoleField, Template } from '#note/template-model.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { roomName, trackName, useSummit } from '../../api/summit-store.ts'
import { useCommands } from '../../commands/offers.ts'
import { KindGlyph } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { countdown, timeOf } from '../clock.ts'
import { countWord } from '../completeness-words.ts'
import { FloatingDialog } from '../parts/dialog.tsx'
import { useHints } from '../parts/key-line-store.ts'
import { Keys } from '../parts/keys.tsx'
import { PersonField } from '../parts/person-field.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { leadOf } from '../today/session-line.ts'
import { noteTakerCandidates, ownerCandidates } from './candidates.ts'

const HINTS = ['gate.next-field', 'gate.choose', 'gate.read', 'gate.open'] as const

interface OpeningGateProps {
  readonly session: Session
  readonly template: Template
  readonly present: ReadonlySet<string>
  readonly now: number
  readonly onOpened: () => void
  readonly onClose: () => void
}

export function OpeningGate(props: OpeningGateProps): ReactNode {
  const { session, template, now, onClose } = props
  const view = useSummit()
  useHints(HINTS)
  const where = [timeOf(now, view.summit.timezone), roomName(view.summit, session), startWords(session, now)]
  return (
    <FloatingDialog label={say('closing.openSession')} shape="gate" onClose={onClose} lightly={false}>
      <div className="gate-sides">
        <div className="gate-left">
          <p className="second">{where.filter((part) => part !== null).join(' · ')}</p>
          <h2>{session.title}</h2>
          <GateForm {...props} />
        </div>
        <Brief template={template} track={trackName(view.summit, session.track)} />
      </div>
    </FloatingDialog>
  )
}

/** `in two minutes`, `since 14:45`, or null without a start. */
function startWords(session: Pick<Session, 'start' | 'end'>, now: number): string | null {
  const count = countdown(session, now)
  if (count === null) return null
  if (count.phase !== 'before') return say(count.phase === 'over' ? 'closing.timeOver' : 'closing.hasBegun')
  if (count.minutes > 59) return null
  return say('closing.inMinutes', { count: count.minutes, words: countWord(count.minutes) })
}

function GateForm({ session, template, present, onOpened, onClose }: OpeningGateProps): ReactNode {
  const view = useSummit()
  const relay = useRelay()
  const asked = template.roles.filter((role) => role.askedAt === 'opening')
  const scheduled = scheduledLead(session)
  const [roles, setRoles] = useState<Readonly<Record<string, PersonRef | null>>>(() => ({
    ...session.roles,
    lead: scheduled,
  }))
  const [problem, setProblem] = useState<string | null>(null)
  const missing = asked.filter((role) => role.required && (roles[role.key] ?? null) === null)
  const open = async (): Promise<void> => {
    if (missing.length > 0) return setProblem(notYet(missing))
    const named = Object.entries(roles).filter((entry): entry is [string, PersonRef] => entry[1] !== null)
    const answer = await relay.changeState(session.id, { to: 'open', roles: Object.fromEntries(named) })
    if (answer.ok) onOpened()
    else setProblem(answer.failure.sentence)
  }
  useCommands({ 'gate.open': () => void open() }, { inDialog: true })
  const firstEmpty = asked.find((role) => (roles[role.key] ?? null) === null)?.key ?? asked[0]?.key
  const [focusOn] = useState(firstEmpty)
  return (
    <>
      {asked.map((role: RoleField) => (
        <PersonField
          key={role.key}
          label={role.question}
          candidates={
            role.key === 'note-taker'
              ? noteTakerCandidates(view, present, session.day)
              : ownerCandidates(view, present)
          }
          value={roles[role.key] ?? null}
          onChoose={(person) => setRoles((before) => ({ ...before, [role.key]: person }))}
          autoFocus={role.key === focusOn}
          {...(role.key === 'lead' && roles['lead'] === scheduled
            ? { source: say('closing.fromSchedule') }
            : {})}
        />
      ))}
      <div className="gate-foot">
        <PushButton
          look={missing.length === 0 ? 'primary' : 'plain'}
          off={missing.length > 0}
          keys="Ctrl ↵"
          describedBy="gate-rule"
          onPress={() => void open()}
        >
          {say('closing.openSession')}
        </PushButton>
        <p id="gate-rule" role="status" className={problem === null ? 'third' : 'wants'}>
          {problem ?? say('closing.opensWhen')}
        </p>
      </div>
      <button type="button" className="link-quiet" onClick={onClose}>
        {say('closing.readOnly')}
      </button>
    </>
  )
}

function notYet(missing: readonly RoleField[]): string {
  return say('closing.notYet', { what: missing.map((role) => role.question).join(' ') })
}

function scheduledLead(session: Session): PersonRef | null {
  const named = session.roles['lead'] ?? session.speakers[0]
  return named ?? (leadOf(session) === null ? null : { name: leadOf(session) ?? '' })
}

const KEYED = [
  { kind: 'decision', keys: 'Alt D' },
  { kind: 'action', keys: 'Alt A' },
  { kind: 'question', keys: 'Alt Q' },
] as const

/** The keys stand under the second point: that is where marking is spoken of in every template's brief. */
const KEYS_UNDER = 1

function Brief({
  template,
  track,
}: {
  readonly template: Template
  readonly track: string | null
}): ReactNode {
  const version = { title: template.title, version: template.version }
  return (
    <div className="gate-right">
      <h3>{say('closing.howWeTake')}</h3>
      <ol>
        {template.brief.map((point, index) => (
          <li key={point}>
            <BriefPoint point={point} />
            {index === KEYS_UNDER ? <MarkingKeys /> : null}
          </li>
        ))}
      </ol>
      <p className="third">
        {track === null ? say('closing.brief', version) : say('closing.briefTrack', { ...version, track })}
      </p>
    </div>
  )
}

/** The first clause stands out: up to `**…**` if the template marks it. */
function BriefPoint({ point }: { readonly point: string }): ReactNode {
  const marked = /^\*\*(.+?)\*\*(.*)$/su.exec(point)
  if (marked === null) return point
  return (
    <>
      <b>{marked[1]}</b>
      {marked[2]}
    </>
  )
}

function MarkingKeys(): ReactNode {
  return (
    <span className="gate-keys">
      {KEYED.map(({ kind, keys }) => (
        <span key={kind}>
          <KindGlyph kind={kind} size={14} />
          {say(`parts.kind.${kind}`)}
          <Keys of={keys} />
        </span>
      ))}
    </span>
  )
}
