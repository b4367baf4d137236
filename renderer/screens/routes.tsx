/**
 * Which address shows which screen. Everything but joining stands inside the frame and asks for a session token.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  useLocation,
  type AnyRouter,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../words/say.ts'
import { useSignIn } from '../api/sign-in-store.ts'
import { DeskScreen } from './desk/desk-screen.tsx'
import { ProposeScreen } from './desk/propose-screen.tsx'
import { RemindersScreen } from './desk/reminders-screen.tsx'
import { SummariesScreen } from './desk/summaries-screen.tsx'
import { TidyScreen } from './desk/tidy-screen.tsx'
import { Frame } from './frame/frame.tsx'
import { HistoryScreen } from './history/history-screen.tsx'
import { JoinScreen } from './join/join-screen.tsx'
import { LeavingGuard } from './note/leaving-guard.tsx'
import { NoteScreen } from './note/note-screen.tsx'
import { WholePage } from './parts/notice.tsx'
import { PublishScreen } from './publish/publish-screen.tsx'
import { RoomScreen } from './room/room-screen.tsx'
import { AdoptScreen } from './adopt/adopt-screen.tsx'
import { BlueprintScreen } from './blueprints/blueprint-screen.tsx'
import { BlueprintsRegister } from './registers/blueprints-register.tsx'
import { FeedbackRegister } from './registers/feedback-register.tsx'
import { ProgressRegister } from './registers/progress-register.tsx'
import { RegistersScreen } from './registers/registers-screen.tsx'
import { SearchScreen } from './search/search-screen.tsx'
import { TodayScreen } from './today/today-screen.tsx'
import { WallScreen } from './wall/wall-screen.tsx'
import { WebhooksScreen } from './webhooks/webhooks-screen.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NowhereScreen })

const room = createRoute({ getParentRoute: () => root, path: '/room/$id', component: RoomPage })
const join = createRoute({ getParentRoute: () => root, path: '/join', component: JoinPage })
const guest = createRoute({ getParentRoute: () => root, path: '/guest/$id', component: GuestPage })
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside })
const today = createRoute({ getParentRoute: () => inside, path: '/', component: TodayScreen })
const note = createRoute({ getParentRoute: () => inside, path: '/sessions/$id', component: NotePage })
const history = createRoute({
  getParentRoute: () => inside,
  path: '/sessions/$id/history',
  component: HistoryPlace,
})
const reminders = createRoute({
  getParentRoute: () => inside,
  path: '/reminders',
  component: RemindersScreen,
})
const tidy = createRoute({ getParentRoute: () => inside, path: '/tidy', component: TidyScreen })
const summaries = createRoute({
  getParentRoute: () => inside,
  path: '/summaries',
  component: SummariesScreen,
})
const propose = createRoute({
  getParentRoute: () => inside,
  path: '/sessions/$id/propose',
  component: ProposePlace,
})
const desk = createRoute({
  getParentRoute: () => inside,
  path: '/desk',
  component: () => <DeskScreen id={null} />,
})
const publish = createRoute({ getParentRoute: () => inside, path: '/publish', component: PublishScreen })
const wall = createRoute({ getParentRoute: () => inside, path: '/wall', component: WallScreen })
const webhooks = createRoute({ getParentRoute: () => inside, path: '/webhooks', component: WebhooksScreen })
const deskSession = createRoute({ getParentRoute: () => inside, path: '/desk/$id', component: DeskPage })
const actions = createRoute({
  getParentRoute: () => inside,
  path: '/registers/actions',
  component: () => <RegistersScreen register="actions" />,
})
const decisions = createRoute({
  getParentRoute: () => inside,
  path: '/registers/decisions',
  component: () => <RegistersScreen register="decisions" />,
})

const questions = createRoute({
  getParentRoute: () => inside,
  path: '/registers/questions',
  component: () => <RegistersScreen register="questions" />,
})
const mine = createRoute({
  getParentRoute: () => inside,
  path: '/registers/mine',
  component: () => <RegistersScreen key="mine" register="mine" />,
})
const adopt = createRoute({
  getParentRoute: () => inside,
  path: '/sessions/$id/adopt',
  component: AdoptPlace,
})
const blueprints = createRoute({
  getParentRoute: () => inside,
  path: '/blueprints',
  component: () => <Navigate to="/registers/blueprints" replace />,
})
const blueprint = createRoute({
  getParentRoute: () => inside,
  path: '/blueprints/$name',
  component: BlueprintPlace,
})
const blueprintsRegister = createRoute({
  getParentRoute: () => inside,
  path: '/registers/blueprints',
  component: BlueprintsRegister,
})
const feedback = createRoute({
  getParentRoute: () => inside,
  path: '/registers/feedback',
  component: FeedbackRegister,
})
const progress = createRoute({
  getParentRoute: () => inside,
  path: '/registers/progress',
  component: ProgressRegister,
})
const search = createRoute({ getParentRoute: () => inside, path: '/search', component: SearchScreen })

/** The router of the page; one for its whole life. */
export function createPageRouter(): AnyRouter {
  const tree = root.addChildren([
    join,
    guest,
    room,
    inside.addChildren([
      today,
      note,
      history,
      propose,
      reminders,
      tidy,
      summaries,
      desk,
      deskSession,
      actions,
      decisions,
      questions,
      mine,
      blueprintsRegister,
      progress,
      adopt,
      blueprints,
      blueprint,
      feedback,
      search,
      wall,
      publish,
      webhooks,
    ]),
  ])
  // Lines are shown by the note screen: they are not there yet when the router would look for them.
  return createRouter({ routeTree: tree, defaultHashScrollIntoView: false, ...PLAIN_SEARCH })
}

/** What stands behind the ? is text: the router would read JSON out of it, and a phrase in quotes would lose them. */
const PLAIN_SEARCH = {
  parseSearch: (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (values: Record<string, unknown>): string => {
    const text = new URLSearchParams(values as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
}

function Inside(): ReactNode {
  const state = useSignIn((store) => store.state)
  if (state.kind === 'starting') return null
  if (state.kind === 'signed-out') return <Navigate to="/join" />
  return (
    <>
      <Frame />
      <LeavingGuard />
    </>
  )
}

function JoinPage(): ReactNode {
  const state = useSignIn((store) => store.state)
  if (state.kind === 'starting') return null
  if (state.kind === 'signed-in') return <Navigate to="/" />
  return <JoinScreen invited={state} />
}

/** The code on a room's screen: into the note, for whoever knows this browser and whoever does not. */
function GuestPage(): ReactNode {
  const state = useSignIn((store) => store.state)
  const id = idIn(guest.useParams())
  if (state.kind === 'starting') return null
  if (state.kind === 'signed-in') return <Navigate to={`/sessions/${id}`} replace />
  return <JoinScreen invited={state} />
}

/** Outside the frame: nothing but what the room may read. */
function RoomPage(): ReactNode {
  const state = useSignIn((store) => store.state)
  const { hash } = useLocation()
  const place = idIn(room.useParams())
  if (state.kind === 'starting') return null
  if (state.kind === 'signed-out') return <Navigate to="/join" />
  return <RoomScreen key={place} place={place} light={hash === 'light'} />
}

function NotePage(): ReactNode {
  const id = idIn(note.useParams())
  const { hash } = useLocation()
  return <NoteScreen key={id} id={id} line={hash} />
}

function ProposePlace(): ReactNode {
  const id = idIn(propose.useParams())
  return <ProposeScreen key={id} id={id} />
}

function AdoptPlace(): ReactNode {
  const id = idIn(adopt.useParams())
  return <AdoptScreen key={id} id={id} />
}

function BlueprintPlace(): ReactNode {
  const parameters: unknown = blueprint.useParams()
  const { name } = parameters as { readonly name: string }
  return <BlueprintScreen key={name} name={name} />
}

function HistoryPlace(): ReactNode {
  const id = idIn(history.useParams())
  return <HistoryScreen key={id} id={id} />
}

/** The `$id` of a route's parameters, which the router types only where its tree is registered globally. */
function idIn(parameters: unknown): string {
  return (parameters as { readonly id: string }).id
}

function DeskPage(): ReactNode {
  return <DeskScreen id={idIn(deskSession.useParams())} />
}

function NowhereScreen(): ReactNode {
  return (
    <WholePage title={say('frame.nowhere')} error>
      <p>{say('frame.nowhereRest', { address: '/sessions/server-rate-limits' })}</p>
      <div className="ways">
        <a className="button button-primary" href="/">
          {say('frame.goToToday')}
        </a>
      </div>
    </WholePage>
  )
}
