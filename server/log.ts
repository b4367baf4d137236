/** The structured log: one JSON object a line, ids instead of names, never a secret or anything somebody wrote. */
import { pino, type DestinationStream, type Logger } from 'pino'

/** Header and field names that could carry a secret; they are cut out wherever they appear. */
const SECRETS = ['token', 'secret', 'authorization', '*.token', '*.secret', '*.authorization', 'req.headers']

/** Makes the log. `level` as pino names it; without a stream it goes to stdout. */
export function createLog(level: string, stream?: DestinationStream): Logger {
  const options = { level, base: null, redact: { paths: SECRETS, censor: 'withheld' } }
  return stream === undefined ? pino(options) : pino(options, stream)
}
