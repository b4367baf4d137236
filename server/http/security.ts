/** The content security policy of the page: nothing but its own files, its own relay, and no code from words. */
import type { IncomingMessage } from 'node:http'

/** A host as browsers send it; anything else stays out of the header. */
const HOST = /^[A-Za-z0-9.\-[\]:]+$/

type Directive = readonly (string | ((request: IncomingMessage) => string))[]

/** Options for helmet. `connect-src 'self'` does not mean the socket everywhere, so the host is named. */
export function contentSecurityPolicy(): {
  useDefaults: false
  directives: Record<string, Directive>
} {
  return {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"],
      'connect-src': [
        "'self'",
        (request) => socketSource('ws', request),
        (request) => socketSource('wss', request),
      ],
      'manifest-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
      'object-src': ["'none'"],
      'require-trusted-types-for': ["'script'"],
    },
  }
}

function socketSource(scheme: 'ws' | 'wss', request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  return HOST.test(host) ? `${scheme}://${host}` : "'self'"
}
