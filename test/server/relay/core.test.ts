/** The relay's core over stand-ins: the order of writing, sending, syncing and telling. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { SYNC_UPDATE, encodeWantReceipts } from '#note/wire/sync.ts'
import { SYNC_INTERVAL_MS } from '#server/relay/limits.ts'
import { createStage, payloadsIn, receiptsIn, type StageWire } from '../../helpers/core-stage.ts'
import { threadUpdate } from '../../helpers/raw-updates.ts'
import { syncMessage } from '../../helpers/sync-client.ts'

const message = (update: Uint8Array) => syncMessage(SYNC_UPDATE, update)

/** The update messages in what a wire was sent. */
function updatesIn(wire: StageWire): Uint8Array[] {
  return payloadsIn(wire).filter((payload) => payload[0] === 0 && payload[1] === SYNC_UPDATE)
}

describe('a turn', () => {
  test('P4 is written in one piece before anybody sees it and goes out as it came, in one write, without the own', () => {
    const { clock, journal, join } = createStage()
    const ada = join('ada')
    const bob = join('bob')
    const eve = join('eve')
    const adas = new Y.Doc()
    const sent = [threadUpdate('one', adas), threadUpdate('two', adas), threadUpdate('three')].map(message)
    ada.attendance.receive(sent[0] ?? new Uint8Array())
    ada.attendance.receive(sent[1] ?? new Uint8Array())
    bob.attendance.receive(sent[2] ?? new Uint8Array())
    expect([journal.rows.length, eve.wire.writes.length]).toEqual([0, 0])
    const rowsWhenSeen: number[] = []
    const send = eve.wire.send
    Object.assign(eve.wire, {
      send: (bytes: Uint8Array) => {
        rowsWhenSeen.push(journal.rows.length)
        send(bytes)
      },
    })
    clock.endTurn()
    expect(rowsWhenSeen).toEqual([3])
    expect(eve.wire.writes.length).toBe(1)
    expect(updatesIn(eve.wire)).toEqual(sent)
    expect(updatesIn(ada.wire)).toEqual(sent.slice(2))
    expect(updatesIn(bob.wire)).toEqual(sent.slice(0, 2))
  })

  test('P17 that cannot be written is seen by nobody; its sender goes, the others hear it and are asked later', () => {
    const { core, clock, journal, join } = createStage()
    const ada = join('ada')
    const bob = join('bob')
    bob.attendance.receive(encodeWantReceipts())
    journal.full = true
    ada.attendance.receive(message(threadUpdate('lost')))
    clock.endTurn()
    expect(ada.wire.closed?.code).toBe(1013)
    expect([core.isStoring, bob.wire.closed, updatesIn(bob.wire)]).toEqual([false, null, []])
    const news = payloadsIn(bob.wire).map((each) => new TextDecoder().decode(each))
    expect(news.at(-1)).toMatch(/"write":false.*"storing":false/)
    journal.full = false
    clock.advance(500)
    expect(core.isStoring).toBe(true)
    const after = payloadsIn(bob.wire)
    expect(new TextDecoder().decode(after.at(-2))).toMatch(/"write":true(?!.*"storing")/)
    expect([...(after.at(-1) ?? [])].slice(0, 2)).toEqual([0, 0])
  })
})

describe('receipts', () => {
  test('P7 come after the sync that followed the write, never from one that began before it', async () => {
    const { clock, journal, join } = createStage()
    const { wire, attendance } = join('ada')
    attendance.receive(encodeWantReceipts())
    const doc = new Y.Doc()
    attendance.receive(message(threadUpdate('one', doc)))
    clock.endTurn()
    clock.advance(SYNC_INTERVAL_MS)
    expect([journal.syncs, receiptsIn(wire)]).toEqual([1, []])
    attendance.receive(message(threadUpdate('two', doc)))
    clock.endTurn()
    await journal.endSync()
    expect(receiptsIn(wire)).toEqual([1])
    clock.advance(SYNC_INTERVAL_MS)
    await journal.endSync()
    expect(receiptsIn(wire)).toEqual([1, 2])
  })

  test('P7 say nothing of a message that was read but not written when the sync began', async () => {
    const { clock, journal, join } = createStage()
    const { wire, attendance } = join('ada')
    attendance.receive(encodeWantReceipts())
    const doc = new Y.Doc()
    attendance.receive(message(threadUpdate('one', doc)))
    clock.endTurn()
    attendance.receive(message(threadUpdate('two', doc)))
    // The sync's own timer comes before the end of this turn.
    clock.advance(SYNC_INTERVAL_MS)
    expect(journal.rows.length).toBe(2)
    await journal.endSync()
    expect(receiptsIn(wire)).toEqual([2])
  })

  test('P7 P17 are not sent where the sync fails, and are once a later one does not', async () => {
    const { core, clock, journal, join } = createStage()
    const { wire, attendance } = join('ada')
    attendance.receive(encodeWantReceipts())
    attendance.receive(message(threadUpdate('one')))
    clock.endTurn()
    clock.advance(SYNC_INTERVAL_MS)
    await journal.endSync(new Error('EIO'))
    expect([core.isStoring, receiptsIn(wire)]).toEqual([false, []])
    clock.advance(500)
    await journal.endSync()
    expect([core.isStoring, receiptsIn(wire)]).toEqual([true, [1]])
  })
})

describe('step 1', () => {
  test('P21 is answered twice at once, then once a second', () => {
    const { clock, join } = createStage()
    const { wire, attendance } = join('ada')
    const step1 = syncMessage(0, new Uint8Array([0]))
    const answers = () => payloadsIn(wire).filter((each) => each[0] === 0 && each[1] === 1).length
    for (let times = 0; times < 10; times += 1) attendance.receive(step1)
    expect(answers()).toBe(2)
    clock.advance(1000)
    for (let times = 0; times < 10; times += 1) attendance.receive(step1)
    expect(answers()).toBe(3)
  })
})

describe('client ids', () => {
  test('P20 an update under a second id costs the connection, a step 2 does not', () => {
    const { clock, journal, join } = createStage()
    const ada = join('ada')
    ada.attendance.receive(syncMessage(1, Y.mergeUpdates([threadUpdate('one'), threadUpdate('two')])))
    ada.attendance.receive(message(threadUpdate('three')))
    clock.endTurn()
    expect([journal.rows.length, ada.wire.closed]).toEqual([2, null])
    ada.attendance.receive(message(threadUpdate('four')))
    expect(ada.wire.closed).toEqual({
      code: 1008,
      sentence: 'A connection writes under one client id: connect again with another.',
    })
  })
})
