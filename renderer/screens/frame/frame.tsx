/**
 * The frame around every screen: masthead, keyboard line, go-to palette, toasts, and the keys that work everywhere.
 * Loads the summit first and keeps the list of sessions fresh.
 */
import { Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, type MouseEvent, type ReactNode } from 'react'
import { say } from '../../words/say.ts'
import { RouterProvider as AriaRouter } from 'react-aria-components'
import { isGuest } from '#note/summit.ts'
import { useSignIn } from '../../api/sign-in-store.ts'
import { useSummit } from '../../api/summit-store.ts'
import type { Failure } from '../../api/relay.ts'
import { listenForCommands } from '../../commands/key-listener.ts'
import { useLetterKeys } from '../../commands/letter-keys.ts'
import { useCommands } from '../../commands/offers.ts'
import { Bars } from '../parts/bars.tsx'
import { useKeyLine } from '../parts/key-line-store.ts'
import { WholePage } from '../parts/notice.tsx'
import { PushButton } from '../parts/push-button.tsx'
import { ToastPlace } from '../parts/toast.tsx'
import { StoryPlace } from '../story/item-story.tsx'
import { useNarrow } from '../parts/use-narrow.ts'
import { screensFor } from './destinations.ts'
import { useFrameFloat } from './float-store.ts'
import { GoTo } from './go-to.tsx'
import { HelpSheet } from './help-sheet.tsx'
import { KeyLine } from './key-line.tsx'
import { Masthead, PhoneHead } from './masthead.tsx'
import { useFreshSummit } from './use-fresh-summit.ts'
import { useComputerCommands } from './computer-section.tsx'
import { useCourier } from './use-courier.ts'
import { useGo } from './use-go.ts'

/** For whoever is signed in. */
export function Frame(): ReactNode {
  const { state, again } = useFreshSummit()
  if (state.kind === 'loading') return <Bars label={say('frame.opening')} />
  if (state.kind === 'failed') return <NotOpened failure={state.failure} onAgain={again} />
  return <Shell />
}

function Shell(): ReactNode {
  const narrow = useNarrow()
  const hidden = useKeyLine((store) => store.hidden)
  const { open, show } = useFrameFloat()
  const go = useGo()
  const follow = useFollow(go)
  const confined = useConfined()
  useFrameCommands()
  useCourier()
  useComputerCommands()
  if (confined !== null) return <Navigate to={confined} replace />
  return (
    <AriaRouter navigate={go}>
      <div className={hidden || narrow ? 'frame frame-bare' : 'frame'} onClick={follow}>
        <a className="skip" href="#main" data-plain>
          {say('frame.skip')}
        </a>
        {narrow ? <PhoneHead /> : <Masthead />}
        <Outlet />
        {hidden || narrow ? null : <KeyLine />}
        <ToastPlace />
        <StoryPlace />
        {open === 'go-to' ? <GoTo onClose={() => show('none')} /> : null}
        {open === 'help' ? <HelpSheet onClose={() => show('none')} /> : null}
      </div>
    </AriaRouter>
  )
}

/** Where a guest belongs who is anywhere else: there is one page for them. Null for everybody else. */
function useConfined(): string | null {
  const { session } = useSummit().me
  const { pathname } = useLocation()
  if (session === undefined) return null
  const own = `/sessions/${session}`
  return decodeURIComponent(pathname) === own ? null : own
}

/**
 * Follows links to our own paths without loading the page anew. One listener for the whole frame: a timetable has a
 * thousand links, and a link component for each of them costs more than the table.
 */
function useFollow(go: (path: string) => void): (event: MouseEvent) => void {
  return (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
    const plainClick =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (link === null || event.defaultPrevented || !plainClick) return
    event.preventDefault()
    go(link.getAttribute('href') ?? '/')
  }
}

function useFrameCommands(): void {
  const go = useGo()
  const show = useFrameFloat((store) => store.show)
  const toggle = useKeyLine((store) => store.toggle)
  const { me } = useSummit()
  const screens = screensFor(me.role).map(({ command, path }) => [command, () => go(path)] as const)
  // A guest has the one note, and nowhere to go from it.
  const ways = isGuest(me)
    ? {}
    : {
        ...Object.fromEntries(screens),
        'frame.blueprints': () => go('/registers/blueprints'),
        'frame.webhooks': me.role === 'organizer' ? () => go('/webhooks') : undefined,
        'frame.mine': () => go('/registers/mine'),
        'frame.go-to': () => show('go-to'),
        'frame.search': () => {
          if (!focusSearch()) go('/search')
        },
      }
  useCommands({
    ...ways,
    'frame.key-line': toggle,
    'frame.letter-keys': useLetterKeys((store) => store.toggle),
    'frame.keys': () => show('help'),
    'frame.next-pane': () => focusNextPane(1),
    'frame.pane-before': () => focusNextPane(-1),
  })
  useEffect(() => listenForCommands(), [])
}

/** Puts the focus into the search field where one is shown. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[type="search"]')
  field?.select()
  return field !== null
}

const PANES = 'header, nav[aria-label], main, aside, [role="complementary"], [data-pane]'
const FOCUSABLE = 'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex]'

/** Moves the focus to the first thing in the next pane. */
function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>(PANES)].filter(
    (pane) => pane.offsetParent !== null,
  )
  const here = panes.findLastIndex((pane) => pane.contains(document.activeElement))
  const next = panes[(here + step + panes.length) % panes.length]
  const target = next?.querySelector<HTMLElement>('[contenteditable="true"], [data-stop][tabindex="0"]')
  ;(target ?? next?.querySelector<HTMLElement>(FOCUSABLE) ?? next)?.focus()
}

function NotOpened({
  failure,
  onAgain,
}: {
  readonly failure: Failure
  readonly onAgain: () => void
}): ReactNode {
  const signOut = useSignIn((store) => store.signOut)
  const ended = failure.kind === 'refused' && failure.status === 401
  if (ended) {
    return (
      <WholePage title={say('frame.signedOut')} error>
        <p>
          {failure.sentence} {say('frame.signedOutRest')}
        </p>
        <div className="ways">
          <PushButton look="primary" onPress={() => void signOut()}>
            {say('frame.otherInvitation')}
          </PushButton>
        </div>
      </WholePage>
    )
  }
  return (
    <WholePage title={say('frame.unreachable')} error>
      <p>
        {failure.sentence} {say('note.missingLost')}
      </p>
      <div className="ways">
        <PushButton look="primary" onPress={onAgain}>
          {say('note.tryNow')}
        </PushButton>
      </div>
    </WholePage>
  )
}
