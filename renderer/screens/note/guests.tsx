/** What the lead of a session can do about its guests: show all of them out, and let them in again. */
import { useState, type ReactNode } from 'react'
import { leadsSession, type PersonRef, type Session } from '#note/summit.ts'
import { useRelay } from '../../api/sign-in-store.ts'
import { useSummit, useSummitStore } from '../../api/summit-store.ts'
import { say } from '../../words/say.ts'
import { useToast } from '../parts/toast.tsx'
import type { Someone } from './use-presence.ts'

interface GuestsProps {
  readonly session: Session
  readonly people: readonly Someone[]
  readonly lead: PersonRef | undefined
}

/** Nothing for whoever does not lead, and nothing as long as no guest has come. */
export function Guests({ session, people, lead }: GuestsProps): ReactNode {
  const { me, sessions } = useSummit()
  const relay = useRelay()
  const refresh = useSummitStore((store) => store.refresh)
  const [problem, setProblem] = useState<string | null>(null)
  const named = (lead ?? session.roles['lead'])?.id === me.person.id
  const guests = people.filter((someone) => someone.guest === true && someone.doing !== 'left')
  const isShut =
    (sessions.find((each) => each.session.id === session.id)?.session ?? session).guests === 'none'
  if (!(named || leadsSession(me, session)) || (guests.length === 0 && !isShut)) return null
  const change = async (): Promise<void> => {
    const answer = await relay.welcomeGuests(session.id, { welcome: isShut })
    setProblem(answer.ok ? null : answer.failure.sentence)
    if (!answer.ok) return
    await refresh(relay)
    useToast.getState().show({ sentence: say(isShut ? 'note.guestsWelcome' : 'note.guestsOut') })
  }
  return (
    <p className="guests">
      <span>{isShut ? say('note.noGuests') : say('note.guests', { count: guests.length })}</span>
      <button type="button" className="link" onClick={() => void change()}>
        {say(isShut ? 'note.letGuestsIn' : 'note.showGuestsOut')}
      </button>
      {problem === null ? null : <span className="wants">{problem}</span>}
    </p>
  )
}
