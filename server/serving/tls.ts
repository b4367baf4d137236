/** Certificate files for serving HTTPS directly: read at the start, and again when asked, without dropping anybody. */
import { readFileSync } from 'node:fs'
import type { Server } from 'node:https'
import { createSecureContext } from 'node:tls'
import { StoreError } from '../store/store.ts'

export interface TlsFiles {
  /** PEM: the certificate and those that vouch for it. */
  readonly cert: string
  /** PEM: its private key. */
  readonly key: string
}

export interface TlsPair {
  readonly cert: Buffer
  readonly key: Buffer
}

/** Reads and tries the pair. Throws StoreError with a sentence. */
export function readTlsPair(files: TlsFiles): TlsPair {
  const pair = { cert: readPem(files.cert, 'certificate'), key: readPem(files.key, 'key') }
  try {
    createSecureContext(pair)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new StoreError(
      'unwritable',
      `The certificate ${files.cert} and the key ${files.key} do not make a pair (${reason}): check both files.`,
    )
  }
  return pair
}

/** Takes the files anew; connections that stand go on with what they have. */
export function renewTls(server: Pick<Server, 'setSecureContext'>, files: TlsFiles): void {
  server.setSecureContext(readTlsPair(files))
}

function readPem(file: string, what: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new StoreError(
      'unwritable',
      `The ${what} ${file} cannot be read (${reason}): check its name and rights.`,
    )
  }
}
