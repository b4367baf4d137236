/** The help sheet’s signs: all that the reader has, each with an example that the reader takes as the sheet says. */
import { describe, expect, it } from 'vitest'
import { readMeaning } from '#note/shorthand/meaning.ts'
import { commandIn, nameIn, signGroups } from '#note/shorthand/signs.ts'
import { lineRows, shorthandRows } from '#renderer/screens/frame/help-rows.ts'

const judge = { isDate: (words: string) => words === 'friday', isPerson: (words: string) => words === 'ann' }

describe('M15: the help sheet', () => {
  it('M15: has every sign of the vocabulary once, each read as what its row says', () => {
    const groups = signGroups()
    const typed = groups.flatMap((group) => group.typed)
    expect(new Set(typed).size).toBe(typed.length)
    expect(typed).toEqual(expect.arrayContaining(['#agreed', '#meetingtopic', 'AUFGABE:', 'SUBTOPIC:']))
    for (const group of groups)
      for (const sign of group.typed)
        expect([sign, (commandIn(`${sign} x`) ?? nameIn(`${sign} x`))?.sign]).toEqual([sign, group.sign])
    const listed = shorthandRows().flatMap((row) => row.signs)
    expect(listed).toEqual(expect.arrayContaining(typed))
  })

  it('M15: signs of one row mean one thing', () => {
    for (const { typed: signs } of signGroups()) {
      const words = signs[0] === '#link' ? 'https://example.org/spec it' : 'ann to write it by friday'
      const meanings = new Set(signs.map((sign) => JSON.stringify(readMeaning(`${sign} ${words}`, judge))))
      expect([signs, meanings.size]).toEqual([signs, 1])
    }
  })

  it('M15: each example is shorthand, and is said to become what the reader makes of it', () => {
    const rows = shorthandRows()
    for (const { example, becomes } of rows) {
      const isPlain = readMeaning(example, judge).is === 'plain'
      expect([example, isPlain]).toEqual([example, example.startsWith('\\') || example.includes('(')])
      expect(becomes).not.toBe(example)
    }
    const said = Object.fromEntries(rows.map(({ example, becomes }) => [example, becomes]))
    expect(said['#action ann to measure it by friday']).toBe('Action: measure it · owner ann · due friday')
    expect(said['#rejected keep the old sockets']).toBe('Decision: Rejected: keep the old sockets')
    expect(said['\\#agreed keep the old sockets']).toBe('Just the words: #agreed keep the old sockets')
  })

  it('M15: lists the signs that turn a line while it is typed', () => {
    expect(lineRows().map(({ signs, becomes }) => [signs.join(' '), becomes])).toEqual([
      ['- *', 'Point'],
      ['1. 1)', 'Numbered line'],
      ['#', 'Topic'],
      ['>', 'Quote'],
      ['```', 'Code, in which no sign means anything'],
    ])
  })
})
