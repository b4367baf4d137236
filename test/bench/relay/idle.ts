/** Many notes open with one client each: memory a note. */
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { history } from './edits.ts'
import { makeRooms } from './rooms.ts'
import type { ServerProcess } from './server-process.ts'

const NOTES = 500
const TRANSACTIONS = 5_000
const SETTLE_MS = 20_000

/** Bytes of memory for each note, its one socket included. */
export async function runIdle(server: ServerProcess): Promise<number> {
  const rooms = await makeRooms(server, NOTES)
  const state = Y.mergeUpdates(history(TRANSACTIONS, 1))
  for (const room of rooms) {
    const socket = await room.join()
    socket.onMessage = () => undefined
    socket.send(room.framing.step2(state))
    socket.send(room.framing.step1(Y.encodeStateVectorFromUpdate(state)))
    await wait(10)
    socket.end()
  }
  await wait(SETTLE_MS)
  // A fresh process: what it took to fill the notes is not to be counted.
  await server.kill('SIGTERM')
  await server.restart()
  await wait(2000)
  const before = server.residentBytes()
  const sockets = []
  for (const room of rooms) {
    const socket = await room.join()
    socket.onMessage = () => undefined
    socket.send(room.framing.step1(new Uint8Array([0])))
    sockets.push(socket)
  }
  await wait(SETTLE_MS)
  const bytes = (server.residentBytes() - before) / NOTES
  for (const socket of sockets) socket.end()
  return bytes
}
