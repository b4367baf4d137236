import { expect, test } from 'vitest'
import { createDayOf, daysLate, dueWords, parseDue } from '#renderer/editor/surface/due-words.ts'

const WEDNESDAY = '2026-10-07'

test.each([
  ['2026-10-16', '2026-10-16'],
  ['2026-02-31', null],
  ['friday', '2026-10-09'],
  ['Fri', '2026-10-09'],
  ['wed', '2026-10-07'],
  ['next wednesday', '2026-10-14'],
  ['16 oct', '2026-10-16'],
  ['16 October', '2026-10-16'],
  ['Oct 16th', '2026-10-16'],
  ['1 oct', '2027-10-01'],
  ['1 oct 2026', '2026-10-01'],
  ['31 nov', null],
  ['today', '2026-10-07'],
  ['tomorrow', '2026-10-08'],
  ['in 2 weeks', '2026-10-21'],
  ['in 1 day', '2026-10-08'],
  ['next week', '2026-10-14'],
  ['next friday', '2026-10-16'],
  ['next monday', '2026-10-12'],
  ['next sunday', '2026-10-18'],
  ['end of month', '2026-10-31'],
  ['end of the week', '2026-10-09'],
  ['end of next week', '2026-10-16'],
  ['end of february', '2027-02-28'],
  ['Ende Dezember', '2026-12-31'],
  ['Monatsende', '2026-10-31'],
  ['bis Freitag', '2026-10-09'],
  ['bis zum Montag', '2026-10-12'],
  ['nächsten Montag', '2026-10-12'],
  ['bis nächsten Freitag', '2026-10-16'],
  ['am 3. Dezember', '2026-12-03'],
  ['am 3.12.', '2026-12-03'],
  ['3. Dez. 2027', '2027-12-03'],
  ['Fr., 16. Okt.', '2026-10-16'],
  ['Fri, 16 Oct', '2026-10-16'],
  ['1. März', '2027-03-01'],
  ['heute', '2026-10-07'],
  ['morgen', '2026-10-08'],
  ['bis übermorgen', '2026-10-09'],
  ['nächste Woche', '2026-10-14'],
  ['in einer Woche', '2026-10-14'],
  ['in zwei Wochen', '2026-10-21'],
  ['in 3 Tagen', '2026-10-10'],
  ['in two weeks', '2026-10-21'],
  ['by friday', '2026-10-09'],
  ['this friday', '2026-10-09'],
  ['Ende nächster Woche', '2026-10-16'],
  ['Ende der Woche', '2026-10-09'],
  ['Ende des Monats', '2026-10-31'],
  ['Ende nächsten Monats', '2026-11-30'],
  ['the end of the year', '2026-12-31'],
  ['am Freitag vielleicht', null],
  ['31. November', null],
  ['demnächst', null],
  ['16.12.', '2026-12-16'],
  ['16.12', null],
  ['8.1', null],
  ['31.2.2027', null],
  ['', null],
  ['soon', null],
  ['ma 3', null],
])('on a Wednesday "%s" means %s', (typed, date) => {
  expect(parseDue(typed, WEDNESDAY)).toBe(date)
})

test('a date is short on a chip and in full before it is taken', () => {
  expect(dueWords('2026-10-16', WEDNESDAY)).toBe('16 Oct')
  expect(dueWords('2027-01-02', WEDNESDAY)).toBe('2 Jan 2027')
  expect(dueWords('2026-10-16', WEDNESDAY, { full: true })).toBe('Fri 16 Oct 2026')
  expect(dueWords('some day', WEDNESDAY)).toBe('some day')
})

test('days late are counted from the day after', () => {
  expect([
    daysLate('2026-10-07', WEDNESDAY),
    daysLate('2026-10-04', WEDNESDAY),
    daysLate('x', WEDNESDAY),
  ]).toEqual([0, 3, 0])
})

test('M9: the day is the one where the summit is', () => {
  const lateInLisbon = new Date('2026-10-07T23:30:00Z')
  expect(
    ['Europe/Lisbon', 'America/New_York', 'Asia/Tokyo'].map((zone) => createDayOf(zone)(lateInLisbon)),
  ).toEqual(['2026-10-08', '2026-10-07', '2026-10-08'])
})
