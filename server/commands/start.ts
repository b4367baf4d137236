/** `rapporteur start`: everything for one person at one computer, with a demo summit where there is no data yet. */
import { createInvite, joinLink } from '../access/join.ts'
import { buildIfStale } from '../serving/build-page.ts'
import type { RunningRelay } from '../serving/start-relay.ts'
import { parseGiven } from './arguments.ts'
import { hasDisplay, openDesktop } from './desktop-window.ts'
import type { Command } from './command.ts'
import { SERVE_TAKES, startServing, untilSignal } from './serve.ts'
import type { Terminal } from './terminal.ts'

/** The link is for the window and the browser of the person who just started this. */
const LINK_LIFETIME_MS = 24 * 60 * 60 * 1000

export const start: Command = async (words, terminal) => {
  const given = parseGiven('start', words, SERVE_TAKES)
  const failure = await buildIfStale(terminal.out)
  if (failure !== null) terminal.error(failure)
  const relay = await startServing(given, {
    ...terminal,
    environment: { RAPPORTEUR_LOG: 'warn', ...terminal.environment },
  })
  const wish = { role: 'organizer', tracks: [], name: null, lifetimeMs: LINK_LIFETIME_MS } as const
  const secret = createInvite(relay.services, wish)
  const stopping = new AbortController()
  let window = Promise.resolve()
  const ended = untilSignal({
    close: async () => {
      stopping.abort()
      await Promise.all([relay.close(), window])
    },
  })
  terminal.out(`Listening on ${relay.address}`)
  terminal.out(`Join as organizer: ${joinLink(relay.address, secret)}`)
  if (hasDisplay(terminal.environment)) {
    window = keepWindow(relay, secret, { terminal, signal: stopping.signal })
  } else terminal.out('There is no display for a window: open the link in a browser. Ctrl+C ends the relay.')
  return ended
}

/** Opens the window and stays until it is gone: closed by somebody, which leaves the relay, or by the signal. */
async function keepWindow(
  relay: RunningRelay,
  secret: string,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<void> {
  const launch = await openDesktop({ relay: relay.address, join: secret }, { say: terminal.out, signal })
  if (!launch.started) {
    if (!signal.aborted) terminal.out(`${launch.sentence} The page is at ${relay.address}.`)
    return
  }
  if (launch.note !== null) terminal.out(launch.note)
  if (signal.aborted) launch.close()
  signal.addEventListener('abort', launch.close)
  await launch.exited
  if (!signal.aborted) {
    terminal.out(`The window is closed; the relay goes on at ${relay.address}. Ctrl+C ends it.`)
  }
}
