/**
 * Our own scheme: serves the page's bundle, and nothing else of the disk. The addresses are judged in bundle-path.ts.
 */
import { readFile } from 'node:fs/promises'
import type { Protocol } from 'electron'
import { resolveBundlePath, SCHEME } from './bundle-path.ts'
import { contentTypeOf, pageHeaders } from './page-headers.ts'

/** Must run before the app is ready; Electron takes privileges only then. */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves `root` from now on; `relay` is asked at each answer, so that the policy follows a change of relay. */
export function servePage(
  protocol: Pick<Protocol, 'handle'>,
  root: string,
  relay: () => string | null,
): void {
  protocol.handle(SCHEME, (request) => answerRequest(root, request, relay()))
}

/** One answer. Anything but a GET of a file or route of the bundle is refused without telling why. */
export async function answerRequest(
  root: string,
  request: Pick<Request, 'method' | 'url'>,
  relay: string | null,
): Promise<Response> {
  if (request.method !== 'GET') return emptyAnswer(405, relay)
  const path = resolveBundlePath(root, request.url)
  if (path.kind === 'refused') return emptyAnswer(404, relay)
  const contentType = contentTypeOf(path.file)
  if (contentType === null) return emptyAnswer(404, relay)
  try {
    const bytes = await readFile(path.file)
    return new Response(new Uint8Array(bytes), { headers: pageHeaders(contentType, relay) })
  } catch {
    return emptyAnswer(404, relay)
  }
}

function emptyAnswer(status: number, relay: string | null): Response {
  return new Response('', { status, headers: pageHeaders('text/plain; charset=utf-8', relay) })
}
