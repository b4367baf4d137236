/** Runs in a page: the cases of the kept logs' contract over the browser's own database. */
import { createBrowserStore } from '#renderer/keep/browser-store.ts'
import { LOG_STORE_CASES } from '../renderer/keep/log-store-contract.ts'

async function runCase(name: string): Promise<void> {
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('rapporteur-kept')
    request.onsuccess = resolve
    request.onerror = resolve
  })
  await LOG_STORE_CASES[name]?.(createBrowserStore(), async () => createBrowserStore())
}

Object.assign(window, { runCase })
