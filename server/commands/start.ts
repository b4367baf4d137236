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
  terminal.out(`Listening on ${relay.address}`)
  terminal.out(`Join as organizer: ${joinLink(relay.address, secret)}`)
  if (hasDisplay(terminal.environment)) await openWindow(relay, secret, terminal)
  return untilSignal(relay)
}

async function openWindow(relay: RunningRelay, secret: string, terminal: Terminal): Promise<void> {
  const launch = await openDesktop({ relay: relay.address, join: secret })
  if (!launch.started) terminal.out(`${launch.sentence} The page is at ${relay.address}.`)
  else if (launch.note !== null) terminal.out(launch.note)
}
