/** Registers what lets the page start without a network in a browser; the desktop app has its files anyway. */

/** Late enough that the first screen has the network for itself. */
const WAIT_MS = 3_000

/** A browser without service workers, or a plain http address, goes without. */
export function startWithoutNetwork(): void {
  if (window.rapporteur !== undefined || !('serviceWorker' in navigator) || import.meta.env.DEV) return
  setTimeout(() => {
    void navigator.serviceWorker.register(workerAddress()).catch(() => undefined)
    // Asks the browser not to clear what is kept here when it runs short of space.
    void navigator.storage.persist().catch(() => undefined)
  }, WAIT_MS)
}

/** The content policy takes addresses of scripts only from a policy that names them. */
function workerAddress(): string {
  const address = '/service-worker.js'
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy('rapporteur-worker', { createScriptURL: () => address })
  return policy?.createScriptURL(address) ?? address
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: () => string },
  ) => { readonly createScriptURL: (address: string) => string }
}
