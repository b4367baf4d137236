/**
 * Lets the page start without a network in a browser: keeps its own files and nothing else. The API and the notes are
 * never touched; what the page knows of the summit it keeps itself (renderer/keep).
 */
/** Put in when the page is built: the shell's files, and a name that changes with them. */
declare const __SHELL_FILES__: readonly string[]
declare const __SHELL_NAME__: string

// The library types `self` as any worker.
const worker = self as unknown as ServiceWorkerGlobalScope

const PAGE = '/'
/** The relay's answers vary by origin, and a module is asked for with one; a file is the same for all. */
const ANY_ORIGIN = { ignoreVary: true }
/** A network that has not answered by then is as good as none. */
const PATIENCE_MS = 1_500

worker.addEventListener('install', (event) => {
  const keepAll = async (): Promise<void> => {
    const cache = await caches.open(__SHELL_NAME__)
    await cache.addAll([PAGE, ...__SHELL_FILES__])
    await worker.skipWaiting()
  }
  event.waitUntil(keepAll())
})

worker.addEventListener('activate', (event) => {
  const forgetOld = async (): Promise<void> => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name !== __SHELL_NAME__).map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(forgetOld())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && !/^\/(api|sync|healthz|metrics)(\/|$)/.test(url.pathname)) {
    event.respondWith(pageFor(request))
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(fileFor(request))
  }
})

/** The relay's page where it answers, since it may be newer; ours where it does not. */
async function pageFor(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, ANY_ORIGIN)
  if (kept === undefined) return fetch(request)
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS))
  const fresh = fetch(request).then(
    (response) => (response.ok ? response : kept),
    () => kept,
  )
  return Promise.race([fresh, late])
}

/** A file's name says what is in it: once kept it is right for ever. */
async function fileFor(request: Request): Promise<Response> {
  const kept = await caches.match(request, ANY_ORIGIN)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(__SHELL_NAME__)).put(request, response.clone())
  return response
}
