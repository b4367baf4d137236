/** The room's screen, its pure parts: which session an address shows, what of a note it shows, who steers it. */
import { describe, expect, it } from 'vitest'
import type { SessionSummary } from '#note/wire/api.ts'
import { foldLists, roomFacts } from '#renderer/screens/room/room-facts.ts'
import { placeAt, roomAddress } from '#renderer/screens/room/room-place.ts'
import { steeringOf } from '#renderer/screens/room/steering.ts'
import { action, buildRecord, decision, question } from '../../helpers/build-note.ts'

const ROOMS = [{ id: 'lantern', name: 'Lantern' }]
const AT = (time: string): number => Date.parse(`2026-10-07T${time}:00Z`)

function summary(id: string, times: readonly [string, string], state = 'scheduled'): SessionSummary {
  const [start, end] = times.map((time) => `2026-10-07T${time}:00Z`)
  return { session: { id, room: 'lantern', start, end, state } } as unknown as SessionSummary
}

const known = (state = 'open') => ({
  rooms: ROOMS,
  sessions: [summary('early', ['09:00', '10:00'], state), summary('late', ['10:30', '11:30'])],
})

describe('which session a room’s address shows', () => {
  const shownAt = (time: string, state?: string) =>
    placeAt(known(state), 'lantern', AT(time)).summary?.session.id ?? null

  it('follows the day: the running one, one that overruns until the next begins, else the next', () => {
    expect([shownAt('09:30'), shownAt('10:10'), shownAt('10:31')]).toEqual(['early', 'early', 'late'])
    expect(shownAt('10:10', 'closed')).toBe('late')
  })

  it('shows nothing once the day is over, and a session by its own address at any time', () => {
    expect(shownAt('12:00')).toBeNull()
    expect(placeAt(known(), 'early', AT('12:00')).summary?.session.id).toBe('early')
  })

  it('gives a session its room’s address only while the room shows that session', () => {
    const session = { id: 'early', room: 'lantern' }
    expect(roomAddress(known(), session, AT('09:30'))).toBe('/room/lantern')
    expect(roomAddress(known(), session, AT('10:31'))).toBe('/room/early')
  })
})

describe('what the room reads', () => {
  it('the last two lines with their speakers, items with owners, and nothing that was put aside or answered', () => {
    const facts = roomFacts(
      buildRecord({
        sections: {
          discussion: [
            'First',
            'Elif: Packagers need a switch',
            { text: 'x', kind: 'reference' },
            'Jonas: And TLS?',
          ],
          decisions: [decision('Old', { status: 'superseded' }), decision('Keep it', { dissent: 'Jonas' })],
          actions: [action('Write it', { owner: { name: 'Tobias' }, due: '2026-10-16' }), action('Measure')],
          questions: [question('Open?'), { ...question('Done?'), fields: { status: 'ANSWERED' } }],
        },
      }),
    )
    expect(facts.said.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Elif', 'Packagers need a switch'],
      ['Jonas', 'And TLS?'],
    ])
    expect(facts.decisions.map(({ number, dissent }) => [number, dissent])).toEqual([['D2', 'Jonas']])
    expect(facts.actions.map(({ owner, due }) => [owner, due])).toEqual([
      ['Tobias', '2026-10-16'],
      [null, null],
    ])
    expect(facts.questions.map(({ text }) => text)).toEqual(['Open?'])
  })

  it('folds the oldest of the longer list first, keeps three of each while it can, then one, then none', () => {
    expect(foldLists(6, 4, 2)).toEqual({ decisions: 2, actions: 0 })
    expect(foldLists(6, 4, 4)).toEqual({ decisions: 3, actions: 1 })
    expect(foldLists(6, 4, 8)).toEqual({ decisions: 5, actions: 3 })
    expect(foldLists(6, 4, 10)).toEqual({ decisions: 6, actions: 4 })
    expect(foldLists(9, 1, 7)).toEqual({ decisions: 7, actions: 0 })
    expect(foldLists(2, 1, 99)).toEqual({ decisions: 2, actions: 1 })
  })
})

describe('who steers the screen', () => {
  const pen = { person: { id: 'maren' }, section: 'decisions', show: 'read-back' }
  const other = { person: { id: 'kofi' }, section: 'goal', show: 'now' }
  const screen = { person: { id: 'maren' }, view: 'room', section: null }

  it('the pen’s word counts before anybody’s, and the screen’s own does not', () => {
    expect(steeringOf([screen, other, pen], 'maren')).toEqual({ show: 'read-back', section: 'decisions' })
    expect(steeringOf([screen, other], 'maren')).toEqual({ show: 'now', section: 'goal' })
    expect(steeringOf([screen], 'maren')).toEqual({ show: 'now', section: null })
  })
})
