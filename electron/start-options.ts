/**
 * What the app is started with: the relay from the command line, the invite's secret from the environment (a command
 * line can be read by every user of the machine). Pure over what it is handed.
 */
import { findDeepLink, type DeepLink } from './deep-link.ts'
import { parseRelay } from './relay-origin.ts'

export const JOIN_VARIABLE = 'RAPPORTEUR_JOIN'

export interface StartOptions {
  readonly relay: string | null
  readonly join: string | null
  readonly link: DeepLink | null
}

// An invite's secret is opaque, but it is never long and never needs more than URL-safe characters.
const JOIN_SECRET = /^[A-Za-z0-9._~-]{8,256}$/

/** Reads the options, and takes the secret out of `environment` so that no child process inherits it. */
export function readStartOptions(
  argv: readonly string[],
  environment: Record<string, string | undefined>,
): StartOptions {
  const join = environment[JOIN_VARIABLE]
  delete environment[JOIN_VARIABLE]
  const flag = argv.find((argument) => argument.startsWith('--relay='))
  return {
    relay: flag === undefined ? null : parseRelay(flag.slice('--relay='.length), { plain: true }),
    join: join !== undefined && JOIN_SECRET.test(join) ? join : null,
    link: findDeepLink(argv),
  }
}
