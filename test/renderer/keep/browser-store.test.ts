/** The browser's database where it refuses in ways that a real one cannot be made to: see e2e for the others. */
import { expect, test } from 'vitest'
import { createBrowserStore } from '#renderer/keep/browser-store.ts'

/** A database whose opening ends in this event, and later, maybe, in success. */
function factory(event: 'onblocked' | 'onerror') {
  const database = { closed: 0, close: () => void (database.closed += 1) }
  const request = {
    error: new DOMException('no', 'UnknownError'),
    result: database,
  } as unknown as IDBOpenDBRequest
  const open = (): IDBOpenDBRequest => {
    queueMicrotask(() => request[event]?.(new Event(event) as IDBVersionChangeEvent))
    return request
  }
  return { factory: { open } as unknown as IDBFactory, request, database }
}

test('C3 C4 a database that another window holds is refused at once, and let go when it comes after all', async () => {
  const { factory: blocked, request, database } = factory('onblocked')
  const store = createBrowserStore(blocked)
  await expect(store.read('note.a')).rejects.toMatchObject({ code: 'BlockedError' })
  request.onsuccess?.(new Event('success'))
  expect(database.closed).toBe(1)
})

test('C4 a database that fails to open, and a browser without one, refuse by name', async () => {
  await expect(createBrowserStore(factory('onerror').factory).append('note.a', [])).rejects.toMatchObject({
    code: 'UnknownError',
  })
  const none = createBrowserStore()
  await expect(none.list()).rejects.toMatchObject({ name: 'KeepRefused' })
})
