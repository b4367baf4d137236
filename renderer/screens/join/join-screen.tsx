/**
 * Joining a summit with an invite link: the secret is traded once for a session token, together with a name. The
 * secret leaves the address bar at once.
 */
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { joinSummit } from '../../api/relay.ts'
import { useSignIn } from '../../api/sign-in-store.ts'
import { Mark } from '../../glyphs/glyph.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { parseInvite } from './invite.ts'

interface JoinScreenProps {
  /** The relay, where it is known without a link. */
  readonly origin: string | null
  readonly secret: string | null
}

export function JoinScreen({ origin, secret }: JoinScreenProps): ReactNode {
  const { name, setName, link, setLink, problem, working, submit } = useJoin(origin, secret)
  const invited = origin !== null && secret !== null
  useEffect(() => {
    // Out of the address bar and the history at once: whoever looks over a shoulder must not get in with it.
    if (window.location.hash !== '') window.history.replaceState(null, '', '/join')
  }, [])
  return (
    <main className="join" id="main">
      <form onSubmit={submit}>
        <p className="join-mark">
          <Mark /> Rapporteur
        </p>
        <h1>{invited ? 'You are invited' : 'Join with an invitation'}</h1>
        <p className="second">
          {invited
            ? 'Notes of a summit, written by many hands. Say how the others should call you.'
            : 'An organizer gives you a link. Paste it here, and say how the others should call you.'}
        </p>
        {invited ? null : (
          <label className="labelled">
            Invitation link
            <span className="field">
              <input
                autoFocus
                value={link}
                placeholder="https://…/join#…"
                onChange={(event) => setLink(event.target.value)}
              />
            </span>
          </label>
        )}
        <label className="labelled">
          Your name
          <span className="field">
            <input
              autoFocus={invited}
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </span>
        </label>
        {problem === null ? null : (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
        <PushButton look="primary" type="submit" keys="↵" off={working}>
          Join
        </PushButton>
      </form>
    </main>
  )
}

interface Joining {
  readonly name: string
  readonly setName: (name: string) => void
  readonly link: string
  readonly setLink: (link: string) => void
  readonly problem: string | null
  readonly working: boolean
  readonly submit: (event: FormEvent) => void
}

function useJoin(origin: string | null, secret: string | null): Joining {
  const signIn = useSignIn((store) => store.signIn)
  const [name, setName] = useState('')
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const join = async (): Promise<string | null> => {
    const invite = origin !== null && secret !== null ? { origin, secret } : parseInvite(link, origin)
    if (invite === null) return 'This is not an invitation link. It ends in /join# and a long word.'
    if (name.trim() === '') return 'Say how the others should call you.'
    const answer = await joinSummit(invite.origin, { secret: invite.secret, name: name.trim() })
    if (!answer.ok) return answer.failure.sentence
    await signIn(invite.origin, answer.value.token)
    return null
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setWorking(true)
    void join().then((sentence) => {
      setProblem(sentence)
      setWorking(false)
    })
  }
  return { name, setName, link, setLink, problem, working, submit }
}
