/**
 * Joining a summit with an invite link, or one session as a guest: the secret is traded once for a session token,
 * together with a name. The secret leaves the address bar at once.
 */
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { joinSummit } from '../../api/relay.ts'
import { useSignIn, type SignIn } from '../../api/sign-in-store.ts'
import { Mark } from '../../glyphs/glyph.tsx'
import { say } from '../../words/say.ts'
import { PushButton } from '../parts/push-button.tsx'
import { parseInvite } from './invite.ts'

type Invited = Extract<SignIn, { readonly kind: 'signed-out' }>

export function JoinScreen({ invited }: { readonly invited: Invited }): ReactNode {
  const { name, setName, link, setLink, problem, working, submit } = useJoin(invited)
  const hasInvite = invited.origin !== null && invited.secret !== null
  useEffect(() => {
    // Out of the address bar and the history at once: whoever looks over a shoulder must not get in with it.
    if (window.location.hash !== '') window.history.replaceState(null, '', window.location.pathname)
  }, [])
  return (
    <main className="join" id="main">
      <form onSubmit={submit}>
        <p className="join-mark">
          <Mark /> Rapporteur
        </p>
        <JoinHead invited={invited} hasInvite={hasInvite} />
        {hasInvite ? null : (
          <label className="labelled">
            {say('join.link')}
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
          {say('join.name')}
          <span className="field">
            <input
              autoFocus={hasInvite}
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
          {say(invited.session === null ? 'join.join' : 'join.openNote')}
        </PushButton>
      </form>
    </main>
  )
}

/** What one is invited to, and what becomes of the words of a guest. */
function JoinHead({
  invited,
  hasInvite,
}: {
  readonly invited: Invited
  readonly hasInvite: boolean
}): ReactNode {
  const { session, guest } = invited
  if (session !== null) {
    return (
      <>
        <h1>{say('join.guest')}</h1>
        <p className="second">{say('join.guestHelp')}</p>
      </>
    )
  }
  return (
    <>
      <h1>{say(hasInvite ? 'join.invited' : 'join.withInvite')}</h1>
      <p className="second">{say(hasInvite ? 'join.invitedHelp' : 'join.withInviteHelp')}</p>
      {guest === null ? null : <p className="second">{say('join.wasGuest', { name: guest.name })}</p>}
    </>
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

function useJoin({ origin, secret, session, guest }: Invited): Joining {
  const signIn = useSignIn((store) => store.signIn)
  const [name, setName] = useState(guest?.name ?? '')
  const [link, setLink] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const join = async (): Promise<string | null> => {
    const invite = origin !== null && secret !== null ? { origin, secret } : parseInvite(link, origin)
    if (invite === null) return say(session === null ? 'join.noLink' : 'join.scanAgain')
    if (name.trim() === '') return say('join.noName')
    const request = { secret: invite.secret, name: name.trim() }
    const answer = await joinSummit(invite.origin, request, guest?.token ?? null)
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
