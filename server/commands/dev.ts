/** `rapporteur dev`: the relay, and the page from its sources by vite. */
import { runVite } from '../serving/build-page.ts'
import { parseGiven } from './arguments.ts'
import type { Command } from './command.ts'
import { SERVE_TAKES, announce, startServing, untilSignal } from './serve.ts'

/** Where vite serves the page from its sources. */
const PAGE_ORIGINS = 'http://localhost:5173,http://127.0.0.1:5173'

export const dev: Command = async (words, terminal) => {
  const given = parseGiven('dev', words, SERVE_TAKES)
  const environment = { RAPPORTEUR_ORIGINS: PAGE_ORIGINS, ...terminal.environment }
  const relay = await startServing(given, { ...terminal, environment })
  const ended = untilSignal(relay)
  announce(relay, given, terminal)
  const page = runVite(['--config', 'renderer/vite.config.ts'], { RAPPORTEUR_RELAY: relay.address })
  void page.then((code) => terminal.error(`vite ended (${code}); the relay goes on.`))
  return ended
}
