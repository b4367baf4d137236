/** Launchpad's work items: the table of FORMATS 2.3, and what our own actions become. Rules E8 to E10. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWorkItems, type WorkItem, writeWorkItems } from '#note/exports/work-items.ts'
import { exportWorkItems } from '#note/exports/work-items-of.ts'
import type { NoteLine } from '../helpers/build-note.ts'
import { action, buildRecord } from '../helpers/build-note.ts'
import { PEOPLE } from '../helpers/full-note.ts'
import { NASTY_TEXTS } from '../helpers/nasty-texts.ts'

const kofi = { owner: { id: 'p-kofi', name: 'Kofi Mensah' } }

function exported(actions: readonly NoteLine[]) {
  return exportWorkItems(buildRecord({ sections: { actions } }), PEOPLE)
}

describe('Launchpad’s reader', () => {
  it.each([
    ['no colon', 'Invalid work item format: "no colon"'],
    [':TODO', 'No work item title found on ":TODO"'],
    ['[jdoe] :TODO', 'No work item title found on "[jdoe] :TODO"'],
    ['[jdoe something: TODO', 'Missing closing "]" for assignee on "[jdoe something: TODO".'],
    [' [jdoe] x: TODO', 'Missing closing "]" for assignee on " [jdoe] x: TODO".'],
    ['[a] [b] x: TODO', 'Missing closing "]" for assignee on "[a] [b] x: TODO".'],
    ['x: WIP', 'Unknown status: WIP'],
    ['x http://y', 'Unknown status: //Y'],
    ['Work items: later', 'Unknown status: LATER'],
    ['# a comment', 'Invalid work item format: "# a comment"'],
  ])('E8: %j is refused', (text, message) => {
    expect(parseWorkItems(text)).toEqual({ ok: false, message })
  })

  it('E8: headers, blanks and bullets are taken as Launchpad takes them', () => {
    const text =
      'x : todo\n\nWORK ITEMS for 12.04 beta-1 :\n* [jdoe] y: Done\u2028[jdoe]z:: blocked\nwork items:\n[a] b: TODO'
    expect(parseWorkItems(text)).toEqual({
      ok: true,
      items: [
        { title: 'x ', status: 'TODO', assignee: null, milestone: null },
        { title: '* [jdoe] y', status: 'DONE', assignee: null, milestone: 'beta-1' },
        { title: 'z:', status: 'BLOCKED', assignee: 'jdoe', milestone: 'beta-1' },
        { title: 'b', status: 'TODO', assignee: 'a', milestone: null },
      ],
    })
  })

  it('E8: what is written reads back the same', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9+.-]{0,8}$/)
    const item: fc.Arbitrary<WorkItem> = fc.record({
      title: fc.stringMatching(/^[a-zA-Z:(][a-zA-Z :\])(]{0,20}[a-z:]$/),
      status: fc.constantFrom('TODO', 'INPROGRESS', 'BLOCKED', 'DONE', 'POSTPONED'),
      assignee: fc.option(word),
      milestone: fc.option(word),
    })
    fc.assert(
      fc.property(fc.array(item), (items) => {
        expect(parseWorkItems(writeWorkItems(items))).toEqual({ ok: true, items })
      }),
    )
  })
})

describe('actions as work items', () => {
  it('E8: the canonical form has a header for each milestone and no final line end', () => {
    const { text, problems } = exported([
      action('one', kofi),
      action('two: with colon', { ...kofi, status: 'DONE', milestone: 'beta-1' }),
      action('three', { nobody: true, milestone: 'beta-1' }),
    ])
    expect(text).toBe(
      'Work items:\n[kofi-m] one: TODO\n\nWork items for beta-1:\n[kofi-m] two: with colon: DONE\nthree: TODO',
    )
    expect(problems.map(({ code, blocking }) => [code, blocking])).toEqual([['owner-nobody', false]])
  })

  it('E9: titles begin with no bracket, stand on one line and differ', () => {
    const { text, problems } = exported([
      action('[wip] [x] a\nb ', kofi),
      action('same', { ...kofi }),
      action('same', { ...kofi }),
      action('same (2)', { ...kofi }),
      action('[unclosed', kofi),
    ])
    expect(text.split('\n').slice(1)).toEqual([
      '[kofi-m] (wip) [x] a b: TODO',
      '[kofi-m] same: TODO',
      '[kofi-m] same (3): TODO',
      '[kofi-m] same (2): TODO',
      '[kofi-m] (unclosed: TODO',
    ])
    expect(problems).toEqual([])
  })

  it('E9: an action put above an equal one does not rename it', () => {
    const old = { ...action('same', kofi), id: 'old', at: '2026-10-07T11:40:00Z' }
    const newer = { ...action('same', kofi), id: 'a-new', at: '2026-10-07T11:50:00Z' }
    expect(exported([newer, old]).text).toBe('Work items:\n[kofi-m] same (2): TODO\n[kofi-m] same: TODO')
  })

  it('E10: a missing owner, an unknown account and an unusable milestone block, and name the action and the person', () => {
    const { text, problems } = exported([
      action('a'),
      action('b', { owner: { id: 'p-elif', name: 'Elif Demir' } }),
      action('c', { owner: { name: 'Somebody Else' }, status: 'maybe' }),
      action('d', { ...kofi, milestone: 'next week' }),
    ])
    expect(text).toBe('Work items:\nb: TODO\nc: TODO\n[kofi-m] d: TODO')
    expect(problems.map(({ message, blocking, line }) => [blocking, line, message])).toEqual([
      [true, 'l1', 'A1 has no owner. It cannot become a work item.'],
      [true, 'l2', 'A2: the Launchpad account of Elif Demir is not known. Enter it for Elif Demir.'],
      [true, 'l3', 'A3: the Launchpad account of Somebody Else is not known. Enter it for Somebody Else.'],
      [false, 'l3', 'A3 has the status "maybe", which Launchpad has not. It is sent as TODO.'],
      [true, 'l4', 'A4: "next week" cannot be a milestone. Write one word, like 8.0-beta1.'],
    ])
  })

  it('E8: nasty titles are taken by Launchpad’s reader and read back', () => {
    const { text, problems } = exported(NASTY_TEXTS.map((nasty) => action(nasty, kofi)))
    expect(problems).toEqual([])
    const read = parseWorkItems(text)
    expect(read.ok && new Set(read.items.map(({ title }) => title)).size).toBe(text.split('\n').length - 1)
  })
})
