/**
 * Posts one event. Looks the name up itself and connects to nothing but what it looked at, so that a name cannot lead
 * inside; follows no redirect; waits and reads only so long.
 */
import { createHmac } from 'node:crypto'
import { lookup as lookUp, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'
import { hostOf, notPublic, whyNotCalled } from './webhook-url.ts'

export interface Posting {
  readonly url: string
  readonly allowPrivate: boolean
  readonly secret: string
  /** The event's kind and id, for the headers. */
  readonly type: string
  readonly id: string
  /** JSON. */
  readonly body: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** `gone` where the other side says for good that nobody is there. */
export type Posted =
  { readonly ok: true } | { readonly ok: false; readonly sentence: string; readonly gone?: true }

export type PostEvent = (posting: Posting) => Promise<Posted>

const DEADLINE_MS = 10_000
/** Nobody reads the answer; so much is let through before the connection is cut. */
const MOST_ANSWER_BYTES = 64 * 1024

/** Never rejects. */
export const postEvent: PostEvent = (posting) => {
  const url = new URL(posting.url)
  const refused = whyNotCalled(posting.url, posting.allowPrivate)
  if (refused !== null) return Promise.resolve({ ok: false, sentence: refused })
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, requestOptions(posting, url))
    const fail = (sentence: string): void => {
      request.destroy()
      resolve({ ok: false, sentence })
    }
    const timer = setTimeout(
      () => fail(`${url.host} did not answer within ${DEADLINE_MS / 1000} seconds.`),
      DEADLINE_MS,
    )
    request.once('close', () => clearTimeout(timer))
    request.once('error', (error) => fail(sentenceOf(error, url)))
    request.once('response', (response) => {
      drain(response)
      resolve(judge(response.statusCode ?? 0, url))
    })
    request.end(posting.body)
  })
}

function requestOptions({ secret, type, id, body, now, allowPrivate }: Posting, url: URL): RequestOptions {
  const seconds = Math.floor(now / 1000)
  return {
    method: 'POST',
    // A connection of its own: one kept from before would not be looked at again.
    agent: false,
    lookup: allowPrivate ? undefined : guardedLookup(hostOf(url)),
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'rapporteur-webhook',
      'X-Rapporteur-Event': type,
      'X-Rapporteur-Delivery': id,
      'X-Rapporteur-Signature': signatureOf(secret, seconds, body),
    },
  }
}

/** `t=SECONDS,v1=HEX`: HMAC with SHA-256 over `SECONDS.BODY`. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${digest}`
}

class NotPublicError extends Error {}

type LookedUp = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

/** Like `dns.lookup`, and refuses a name as soon as one of its addresses is not public. */
export function guardedLookup(host: string, look: typeof lookUp = lookUp): LookupFunction {
  return (name: string, options: LookupOptions, done: LookedUp) => {
    look(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, [])
      const inside = addresses.find(({ address }) => !isPublicAddress(address))
      if (inside !== undefined || addresses.length === 0) return done(new NotPublicError(host), [])
      if (options.all === true) return done(null, addresses)
      const [first] = addresses
      done(null, first?.address ?? '', first?.family)
    })
  }
}

function drain(response: IncomingMessage): void {
  let read = 0
  response.on('data', (part: Buffer) => {
    read += part.length
    if (read > MOST_ANSWER_BYTES) response.destroy()
  })
  response.on('error', () => undefined)
}

function judge(status: number, url: URL): Posted {
  if (status >= 200 && status < 300) return { ok: true }
  if (status === 410)
    return { ok: false, gone: true, sentence: `${url.host} says that nobody is there any more (410).` }
  const redirect =
    status >= 300 && status < 400 ? ': redirects are not followed, name the address itself' : ''
  return { ok: false, sentence: `${url.host} answered ${status}${redirect}.` }
}

function sentenceOf(error: NodeJS.ErrnoException, url: URL): string {
  if (error instanceof NotPublicError) return notPublic(hostOf(url))
  const why = error.code ?? (isIP(hostOf(url)) > 0 ? 'no connection' : error.message)
  return `${url.host} could not be reached (${why}).`
}
