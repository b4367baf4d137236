/** How a command says no: one sentence on stderr and an exit code. */

/** What a shell reads: 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'UsageError'
  }
}

/** A job that was understood and cannot be done. */
export class RefusedError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'RefusedError'
  }
}
