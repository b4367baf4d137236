/** What a command is: words in, an exit code out. */
import type { ExitCode } from './refuse.ts'
import type { Terminal } from './terminal.ts'

/** Runs with the words behind the command's name. Refusals are thrown (`refuse.ts`). */
export type Command = (words: readonly string[], terminal: Terminal) => Promise<ExitCode>
