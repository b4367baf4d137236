/** While one was away: what others did is told, what one did oneself is not, and a short absence tells nothing. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import { readAbout, recordOf } from '#note/record.ts'
import { watchAway, type Away, type LastSeen } from '#renderer/note/away.ts'
import type { ConnectionStatus } from '#renderer/connection/status.ts'
import { awayRows, countChanges } from '#renderer/screens/note/away-rows.ts'
import { sessionFacts, shippedTemplate } from '../../helpers/build-note.ts'

const template = shippedTemplate('design-session')
const sections = template.sections.map(({ key }) => key)
const MINUTE = 60_000

function person(): { doc: Y.Doc; lines: EditableLines } {
  const doc = new Y.Doc()
  return { doc, lines: createNoteLines(doc, { sections, random: Math.random }) }
}

/** My page and somebody else's, a clock and a connection that the test moves. */
function stage(seen: LastSeen | null = null) {
  const here = person()
  const there = person()
  let now = 1_000_000
  let status: ConnectionStatus = { kind: 'connecting' }
  let unsaved: ReadonlySet<string> = new Set()
  const listeners = new Set<() => void>()
  const timers: (() => void)[] = []
  const read = () =>
    recordOf(here.lines.visible(), readAbout(here.doc, template), { session: sessionFacts(), template })
  const become = (next: ConnectionStatus): void => {
    status = next
    for (const listener of listeners) listener()
  }
  const watch = watchAway({
    ...{ doc: here.doc, lines: here.lines, read, seen },
    connection: {
      status: () => status,
      unsaved: () => unsaved,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    clock: {
      now: () => now,
      after: (_ms, act) => {
        timers.push(act)
        return () => void timers.splice(timers.indexOf(act), 1)
      },
    },
  })
  const meet = (): void => {
    Y.applyUpdate(here.doc, Y.encodeStateAsUpdate(there.doc))
    Y.applyUpdate(there.doc, Y.encodeStateAsUpdate(here.doc))
  }
  return {
    ...{ here, there, watch, meet, read },
    go: () => become({ kind: 'offline', since: now }),
    pass: (ms: number) => (now += ms),
    leaveUnsent: (lines: readonly string[]) => (unsaved = new Set(lines)),
    /** The relay is heard, all comes in, and a moment passes. */
    comeBack: () => {
      become({ kind: 'catching-up' })
      meet()
      become({ kind: 'live' })
      for (const act of timers.splice(0)) act()
      return watch.current()
    },
  }
}

const told = (away: Away | null) => (away === null ? [] : awayRows(away, template))

test('C11 what others did is told by item and by section, with where to go', () => {
  const { here, there, meet, go, pass, comeBack, watch } = stage()
  const [decision = ''] = here.lines.newLines('decisions', null, [{ kind: 'decision', text: 'Drain' }])
  meet()
  comeBack()
  go()
  pass(MINUTE)
  there.lines.insertText(decision, 5, ' first')
  const [action = ''] = there.lines.newLines('actions', null, [{ kind: 'action', text: 'Write it up' }])
  const [first = ''] = there.lines.newLines('discussion', null, [{ text: 'One' }, { text: 'Two' }])
  const rows = told(comeBack())
  expect(
    rows.map((row) => (row.what === 'item' ? [row.line, row.both] : [row.line, row.count, row.words])),
  ).toEqual([
    [decision, false],
    [action, false],
    [first, 2, 'One'],
  ])
  expect(countChanges(rows)).toBe(4)
  watch.dismiss()
  expect(watch.current()).toBeNull()
})

test('C11 what I wrote meanwhile is not told, and what both changed is marked', () => {
  const { here, there, meet, go, pass, comeBack, leaveUnsent } = stage()
  const [both = '', mine = ''] = here.lines.newLines('actions', null, [
    { kind: 'action', text: 'Both' },
    { kind: 'action', text: 'Mine' },
  ])
  meet()
  comeBack()
  go()
  pass(MINUTE)
  here.lines.insertText(mine, 4, ' alone')
  here.lines.insertText(both, 4, ' here')
  there.lines.insertText(both, 0, 'There ')
  leaveUnsent([mine, both])
  const away = comeBack()
  expect(told(away).map((row) => [row.line, row.both])).toEqual([[both, true]])
  expect(away?.sent).toBe(2)
})

test('C11 a short absence, and one in which nobody else wrote, tell nothing', () => {
  const { here, there, go, pass, comeBack } = stage()
  comeBack()
  go()
  pass(20_000)
  there.lines.newLines('discussion', null, [{ text: 'Quick' }])
  expect(comeBack()).toBeNull()
  go()
  pass(MINUTE)
  here.lines.newLines('discussion', null, [{ text: 'Mine' }])
  expect(told(comeBack())).toEqual([])
})

test('C11 a note that is opened again is compared with how it was left', () => {
  const first = stage()
  first.here.lines.newLines('discussion', null, [{ text: 'Before' }])
  first.comeBack()
  const left = first.watch.leave()
  const again = stage(left)
  Y.applyUpdate(again.there.doc, Y.encodeStateAsUpdate(first.here.doc))
  again.there.lines.newLines('discussion', null, [{ text: 'Since' }])
  // Some of it was here before the relay was heard.
  again.meet()
  again.pass(MINUTE)
  expect(told(again.comeBack()).map((row) => row.what === 'lines' && row.words)).toEqual(['Since'])
})

test('C11 a note that was cut off is compared with what this computer kept of it', () => {
  const { here, there, meet, pass, comeBack } = stage({ at: 1_000_000 - MINUTE, record: null })
  here.lines.newLines('discussion', null, [{ text: 'Kept' }])
  meet()
  pass(1)
  there.lines.newLines('discussion', null, [{ text: 'New' }])
  expect(told(comeBack()).map((row) => row.what === 'lines' && row.words)).toEqual(['New'])
})
