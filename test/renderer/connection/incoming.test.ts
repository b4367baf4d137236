/** When updates of others go into the note, by a clock of the test's own. */
import { beforeEach, expect, test } from 'vitest'
import { createIncoming, type Incoming } from '#renderer/connection/incoming.ts'

let applied: string[]
let elapsed: number
let frames: (() => void)[]
let alarms: { readonly at: number; readonly act: () => void }[]
let incoming: Incoming

beforeEach(() => {
  applied = []
  elapsed = 0
  frames = []
  alarms = []
  incoming = createIncoming((updates) => applied.push(updates.map((update) => String(update[0])).join(' ')), {
    elapsed: () => elapsed,
    after: (ms, act) => {
      const alarm = { at: elapsed + ms, act }
      alarms.push(alarm)
      return () => (alarms = alarms.filter((planned) => planned !== alarm))
    },
    frame: (act) => {
      frames.push(act)
      return () => (frames = frames.filter((planned) => planned !== act))
    },
  })
})

function take(number: number, afterMs: number): void {
  pass(afterMs)
  incoming.take(Uint8Array.of(number))
}

function pass(ms: number): void {
  elapsed += ms
  const due = alarms.filter(({ at }) => at <= elapsed)
  alarms = alarms.filter(({ at }) => at > elapsed)
  for (const { act } of due) act()
}

function drawFrame(): void {
  for (const act of frames.splice(0)) act()
}

test('B11 a lone update goes in at once, what comes close behind it together in the next frame, in its order', () => {
  take(1, 0)
  expect(applied).toEqual(['1'])
  take(2, 5)
  take(3, 5)
  take(4, 5)
  expect(applied).toEqual(['1'])
  drawFrame()
  expect(applied).toEqual(['1', '2 3 4'])
  drawFrame()
  take(5, 200)
  expect(applied).toEqual(['1', '2 3 4', '5'])
})

test('B6 B11 while the gate is held nothing goes in, in no frame; then all of it at once', () => {
  take(1, 0)
  take(2, 1)
  incoming.gate.hold()
  drawFrame()
  take(3, 500)
  take(4, 1)
  drawFrame()
  incoming.flush()
  expect(applied).toEqual(['1'])
  incoming.gate.release()
  expect(applied).toEqual(['1', '2 3 4'])
  drawFrame()
  expect(applied).toHaveLength(2)
})

test('B11 what waits goes in when the note is asked for, and when it is closed though the gate is held', () => {
  take(1, 0)
  take(2, 1)
  incoming.flush()
  expect(applied).toEqual(['1', '2'])
  incoming.gate.hold()
  take(3, 1)
  incoming.close()
  expect(applied).toEqual(['1', '2', '3'])
  drawFrame()
  expect(applied).toHaveLength(3)
})

test('B11 while the person here writes, what others write leaves frames to those letters, and none of it is left behind', () => {
  take(1, 0)
  incoming.wrote()
  take(2, 10)
  take(3, 60)
  drawFrame()
  expect(applied).toEqual(['1'])
  pass(10)
  drawFrame()
  expect(applied).toEqual(['1', '2 3'])
  incoming.wrote()
  take(4, 60)
  drawFrame()
  expect(applied).toHaveLength(2)
  pass(20)
  drawFrame()
  expect(applied).toEqual(['1', '2 3', '4'])
})

test('B11 once the person has stopped writing, a lone update goes in at once again', () => {
  take(1, 0)
  incoming.wrote()
  take(2, 401)
  expect(applied).toEqual(['1', '2'])
})
