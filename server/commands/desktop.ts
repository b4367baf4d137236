/** `rapporteur desktop`: only the window, for a relay that runs elsewhere. */
import { parseGiven } from './arguments.ts'
import { openDesktop } from './desktop-window.ts'
import type { Command } from './command.ts'
import { RefusedError, UsageError } from './refuse.ts'

export const desktop: Command = async (words, terminal) => {
  const given = parseGiven('desktop', words, { options: ['relay', 'join'] })
  const relay = given.options['relay'] ?? null
  if (relay !== null && !URL.canParse(relay)) {
    throw new UsageError(`--relay ${relay} is no address: write it like http://127.0.0.1:4400.`)
  }
  const launch = await openDesktop({ relay, join: given.options['join'] ?? null }, { say: terminal.error })
  if (!launch.started) throw new RefusedError(launch.sentence)
  if (launch.note !== null) terminal.error(launch.note)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, launch.close)
  return (await launch.exited) === 0 ? 0 : 1
}
