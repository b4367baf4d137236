/** The ledger of the chaos runs: it must notice what is missing, and owe nothing that a person took back. */
import { expect, test } from 'vitest'
import { createLedger, readTagged, taggedLines } from './ledger.ts'

const lines = (entries: Record<string, string>) => new Map(Object.entries(entries))

test('C10 what was called safe and is missing is counted, whole lines and ends alike', () => {
  const ledger = createLedger()
  for (const line of ['d1x1', 'd1x2']) {
    ledger.intend(line, `${line} some words`)
    ledger.claim('saved', line, `${line} some`)
  }
  const short = ledger.shortfalls('saved', lines({ d1x1: 'd1x1 so' }))
  expect(short.map(({ line, characters }) => [line, characters])).toEqual([
    ['d1x1', 2],
    ['d1x2', 9],
  ])
  expect(ledger.shortfalls('saved', lines({ d1x1: 'd1x1 some words', d1x2: 'd1x2 some' }))).toEqual([])
  expect(ledger.shortfalls('here', lines({}))).toEqual([])
})

test('C10 letters taken back are not owed, also where a frame from before is told late', () => {
  const ledger = createLedger()
  ledger.intend('d1x1', 'd1x1 abc')
  ledger.claim('here', 'd1x1', 'd1x1 abc')
  ledger.takeBack('d1x1', 'd1x1 a')
  ledger.claim('here', 'd1x1', 'd1x1 abc')
  ledger.intend('d1x1', 'd1x1 axy')
  expect(ledger.shortfalls('here', lines({ d1x1: 'd1x1 axy' }))).toEqual([])
  expect(ledger.claimedCharacters('here')).toBe(6)
})

test('C10 a line that stands twice is told; a clock in the margin does not hide a line', () => {
  expect(readTagged('14:33d1x1 words')).toEqual({ line: 'd1x1', text: 'd1x1 words' })
  expect(taggedLines(['d1x1 a', 'd1x1 a', 'plain']).doubled).toEqual(['d1x1'])
})
