/** What is put together from several messages reads as German: verbs agree, days and numbers are written the German way. */
import { expect, it, vi } from 'vitest'
import type { LineChange } from '#note/wire/history.ts'
import { changeSum } from '#renderer/screens/history/change-sum.ts'
import { changeSentence, textOf } from '#renderer/screens/history/change-words.ts'
import { kindSentence } from '#renderer/screens/history/versions.ts'
import { dayLabel, dayOf, figureOf, timeOf } from '#renderer/screens/clock.ts'
import { listWords } from '#renderer/words/lists.ts'
import { say } from '#renderer/words/say.ts'

vi.hoisted(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['de-AT'] }, configurable: true })
})

const KOFI = { id: 'kofi', name: 'Kofi Mensah' }
const ELIF = { id: 'elif', name: 'Elif Demir' }

function change(more: Partial<LineChange>): LineChange {
  const plain = { line: 'l1', kind: 'decision', number: 'D1', before: null, after: null }
  return { ...plain, what: 'added', by: [], ...more }
}

function said(more: Partial<LineChange>): string {
  return textOf(changeSentence(change(more), 'elif'))
}

it('makes the verb agree with who did it, in either voice', () => {
  expect([
    said({}),
    said({ by: [KOFI] }),
    said({ by: [ELIF], what: 'reworded', before: 'a', after: 'b' }),
    said({ by: [KOFI, ELIF], what: 'removed' }),
    said({ by: [KOFI, { name: 'Jonas Feld' }], kind: 'text', number: null }),
  ]).toEqual([
    'D1 wurde hinzugefügt',
    'Kofi Mensah hat D1 hinzugefügt',
    'Du hast D1 umformuliert',
    'Du und Kofi Mensah habt D1 entfernt',
    'Kofi Mensah und Jonas Feld haben einen Absatz hinzugefügt',
  ])
})

it('bends nouns: what became what, where it went, which field', () => {
  expect([
    said({ what: 'converted', by: [KOFI], before: 'bullet', after: 'Decision' }),
    said({ what: 'converted', kind: 'text', before: 'Decision', after: 'text' }),
    said({ what: 'moved', by: [KOFI], before: 'Gespräch', after: 'Beschlüsse' }),
    said({ what: 'field', kind: 'action', number: 'A1', field: 'due', after: '2026-10-16' }),
    said({
      what: 'field',
      kind: 'action',
      number: 'A1',
      field: 'indent',
      before: '0',
      after: '1',
      by: [ELIF],
    }),
  ]).toEqual([
    'Kofi Mensah hat eine Zeile in den Beschluss D1 verwandelt',
    'Der Beschluss D1 wurde in einen Absatz verwandelt',
    'Kofi Mensah hat D1 von Gespräch nach Beschlüsse verschoben',
    'Das Feld Frist von A1 wurde gesetzt',
    'Du hast A1 eingerückt',
  ])
})

it('sums up what happened', () => {
  const changes = [
    change({}),
    change({ line: 'l2', what: 'reworded' }),
    change({ line: 'l3', what: 'moved' }),
  ]
  expect(changeSum(changes)).toBe('3 Zeilen geändert: 1 hinzugefügt, 1 umformuliert und 1 verschoben.')
  expect(changeSum([])).toBe('Nichts hat sich geändert.')
})

it('writes days, times, numbers and lists the German way', () => {
  expect(dayOf('2026-10-07T12:30:00Z', 'Europe/Berlin')).toBe('Mi., 7. Okt.')
  expect(dayLabel('2026-10-07', 'long')).toBe('Mi., 7. Oktober')
  expect(timeOf('2026-10-07T12:30:00Z', 'Europe/Berlin')).toBe('14:30')
  expect(figureOf({ phase: 'before', minutes: 60 * 24 * 3, elapsed: 0 })).toEqual({
    figure: '3',
    unit: 'Tage',
    word: 'bis Beginn',
  })
  expect(listWords(['A1', 'A2', 'D1'])).toBe('A1, A2 und D1')
  expect(say('history.writerSum', { letters: 1247, lines: 1 })).toBe('1.247 Buchstaben in 1 Zeile')
})

it('names who took a step', () => {
  const version = { seq: 1, kind: 'closed', at: '2026-10-07T12:30:00Z', by: ELIF } as const
  expect([kindSentence(version, 'elif'), kindSentence(version, 'kofi')]).toEqual([
    'Geschlossen von dir',
    'Geschlossen von Elif Demir',
  ])
})
