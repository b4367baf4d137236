/** What was set of an item beside its note, in words. */
import { expect, test } from 'vitest'
import type { Item } from '#note/wire/api.ts'
import { laterWords } from '#renderer/screens/story/later-words.ts'

const BY = { by: { id: 'ann', name: 'Ann Lee' }, at: '2026-10-12T10:00:00Z' }

function item(fields: Item['fields'], later: Item['later'], kind = 'action'): Item {
  return {
    ...{ session: 's', sessionTitle: 'S', track: null, room: null, state: 'approved', start: null },
    ...{ line: 'l1', kind, number: 'A1', text: 'Write it', blueprints: [], fields, at: null, later },
  }
}

const words = (each: Item) => laterWords(each, 'UTC')

test('I10 what the note itself says has no words beside it', () => {
  expect(words(item({ status: 'DONE', owner: { name: 'Ben' } }, {}))).toBe('')
})

test('each field that was set since is named with who and when, in one order', () => {
  const fields = { status: 'DONE', owner: { name: 'Ben Roy' }, due: '2026-12-24' }
  expect(words(item(fields, { status: BY, due: BY, owner: BY }))).toBe(
    'Since then: Owner: Ben Roy (Ann Lee, Mon 12 Oct) · Due: 24 Dec (Ann Lee, Mon 12 Oct) · Done (Ann Lee, Mon 12 Oct)',
  )
})

test('declining is said once with its reason, a replaced decision with what replaced it', () => {
  const declined = { ...BY, reason: 'On leave' }
  expect(words(item({ answer: 'declined' }, { answer: declined, owner: declined }))).toBe(
    'Since then: Declined: On leave (Ann Lee, Mon 12 Oct)',
  )
  const replaced = { status: { ...BY, by: null, reason: 'D3 of server-other' } }
  expect(words(item({ status: 'superseded' }, replaced, 'decision'))).toBe(
    'Since then: Superseded: D3 of server-other (somebody, Mon 12 Oct)',
  )
})
