/**
 * What the pickers of a day and of a milestone offer: what the typed words mean, the summit's milestones, and usual days.
 */
import { say } from '../../words/say.ts'
import type { DueReader } from './due-reader.ts'
import { dueWords } from './due-words.ts'
import { matchWords } from './match-words.ts'
import { MOST_ROWS, type Row } from './menu-rows.ts'

/** Days that minutes are full of, in words that are read as any others are. */
const USUAL = [
  say('editor.day.tomorrow'),
  say('editor.day.friday'),
  say('editor.day.nextFriday'),
  say('editor.day.twoWeeks'),
  say('editor.day.endOfMonth'),
]

/** Rows for a day; `value` is the one that is set now, `YYYY-MM-DD`, or null. */
export function dateRows(query: string, dates: DueReader, value: string | null): Row[] {
  const typed = query.trim()
  const milestones = milestonesFor(typed, dates)
  if (typed !== '') {
    const read = dates.read(typed)
    const meant = read === null || read.milestone !== undefined ? [] : [dayRow(read.day, typed, dates)]
    return [...meant, ...milestones].slice(0, MOST_ROWS)
  }
  const days = USUAL.flatMap((words) => {
    const read = dates.read(words)
    return read === null ? [] : [dayRow(read.day, words, dates)]
  })
  return [
    ...(value === null ? [] : [dayRow(value, say('editor.asItIs'), dates)]),
    ...once(days.filter((row) => row.id !== `day-${value ?? ''}`)),
    ...milestones,
    ...(value === null ? [] : [noneRow()]),
  ].slice(0, MOST_ROWS)
}

/** Rows for the name of a milestone; any other words are kept as typed. */
export function milestoneRows(query: string, dates: DueReader, value: string | null): Row[] {
  const typed = query.trim()
  const known = milestonesFor(typed, dates).map((row): Row => ({
    ...row,
    choice: { do: 'value', value: row.title },
  }))
  const isKnown = dates.milestones.some(({ name }) => name === typed)
  const own: Row = {
    id: 'typed',
    title: typed,
    ranges: [],
    detail: say('editor.asTyped'),
    choice: { do: 'value', value: typed },
  }
  return [
    ...known,
    ...(typed === '' || isKnown ? [] : [own]),
    ...(typed === '' && value !== null ? [noneRow()] : []),
  ].slice(0, MOST_ROWS)
}

/** "Fri 4 Dec" with what was typed for it. */
function dayRow(day: string, words: string, { from }: DueReader): Row {
  return {
    id: `day-${day}`,
    title: dueWords(day, from, { weekday: true }),
    ranges: [],
    detail: words,
    beside: true,
    glyph: 'calendar',
    choice: { do: 'day', day },
  }
}

function milestonesFor(typed: string, { milestones, from }: DueReader): Row[] {
  return milestones.flatMap(({ name, day }) => {
    const match = matchWords(name, typed)
    if (match === null) return []
    const row: Row = {
      id: `milestone-${name}`,
      title: name,
      ranges: match.ranges,
      detail: dueWords(day, from, { weekday: true }),
      beside: true,
      group: say('editor.milestones'),
      glyph: 'milestone',
      choice: { do: 'day', day, milestone: name },
    }
    return [row]
  })
}

function noneRow(): Row {
  return {
    id: 'value-none',
    title: say('editor.none'),
    ranges: [],
    group: '',
    choice: { do: 'value', value: null },
  }
}

function once(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
