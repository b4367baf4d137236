/** Restoring an older version: the note reads as it did, by small new edits, whoever types meanwhile. Rules H3 to H5. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import * as Y from 'yjs'
import { writeNone, writeSummary } from '#note/about.ts'
import { restoreVersion } from '#note/history/restore.ts'
import { textChanges } from '#note/history/word-changes.ts'
import { createNoteLines, type EditableLines } from '#note/lines/note-lines.ts'
import type { NoteRecord } from '#note/record-model.ts'
import { readRecord } from '#note/record.ts'
import {
  buildNote,
  decision,
  sessionFacts,
  shippedTemplate,
  type NotePlan,
} from '../../helpers/build-note.ts'
import { seededRandom, seeds } from '../../helpers/seeded.ts'
import { RandomRun } from '../../sync/random-notes.ts'

const template = shippedTemplate('design-session')
const sections = template.sections.map((section) => section.key)

function recordOf(doc: Y.Doc): NoteRecord {
  return readRecord(doc, { session: sessionFacts(), template })
}

/** The document as it is now, in another one under a client id of its own. */
function copyOf(doc: Y.Doc, client = 900): Y.Doc {
  const copy = new Y.Doc()
  copy.clientID = client
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function restore(doc: Y.Doc, version: Y.Doc, seed = 1): void {
  restoreVersion(doc, version, { sections, random: seededRandom(seed) })
}

function linesOf(doc: Y.Doc): EditableLines {
  return createNoteLines(doc, { sections, random: seededRandom(3) })
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  const toOther = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other))
  const toOne = Y.encodeStateAsUpdate(other, Y.encodeStateVector(one))
  Y.applyUpdate(other, toOther)
  Y.applyUpdate(one, toOne)
}

function texts(doc: Y.Doc): string {
  return recordOf(doc)
    .sections.flatMap((section) => section.lines.map((line) => `${section.key}:${line.text}`))
    .join('¶')
}

const PLAN: NotePlan = {
  sections: {
    discussion: [
      { text: 'We begin with quotas.' },
      { text: 'Elif measured the latency.' },
      'Kofi disagrees.',
    ],
    decisions: [decision('Quotas are per tenant.', { status: 'agreed' })],
  },
  summary: 'Decided.',
  none: { actions: 'nobody is free' },
}

/** Each with lines l1 to l3 in the discussion and l4 as a decision. */
const EDITS: readonly (readonly [string, (lines: EditableLines) => void])[] = [
  ['typing', (lines) => lines.insertText('l1', 9, ' slowly')],
  ['deleting letters', (lines) => lines.deleteText('l2', 0, 5)],
  ['deleting a line', (lines) => lines.deleteLine('l2')],
  ['a new line', (lines) => void lines.newLine('discussion', 'l1', { text: 'Hello' })],
  ['Enter inside', (lines) => void lines.split('l2', 5)],
  ['Enter inside, then moving the half', (lines) => lines.move(lines.split('l2', 5), 'goal', null)],
  ['Enter inside, then deleting the rest', (lines) => lines.deleteLine(lines.split('l2', 5))],
  ['Backspace at the start', (lines) => lines.join('l2')],
  ['Backspace twice', (lines) => (lines.join('l2'), lines.join('l3'))],
  ['joining and deleting', (lines) => (lines.join('l2'), lines.deleteLine('l1'))],
  ['moving to another section', (lines) => lines.move('l1', 'decisions', 'l4')],
  ['moving within the section', (lines) => lines.move('l3', 'discussion', null)],
  ['another kind', (lines) => lines.setKind('l3', 'decision')],
  ['an indent', (lines) => lines.setIndent('l3', 2)],
  ['a field changed', (lines) => lines.setField('l4', 'status', 'contested')],
  ['a field taken away', (lines) => lines.setField('l4', 'status', null)],
  ['a field added', (lines) => lines.setField('l4', 'dissent', 'Kofi')],
  ['bold', (lines) => lines.format('l1', 3, 5, { bold: true })],
  ['everything deleted', (lines) => ['l1', 'l2', 'l3', 'l4'].forEach(lines.deleteLine)],
  [
    'cut and paste',
    (lines) => (lines.deleteLine('l1'), lines.revive('l1', { section: 'goal', after: null }, [])),
  ],
]

describe('restoring', () => {
  it.each(EDITS)('H3 after %s the sections read as before, and again as after it', (_name, edit) => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const lines = linesOf(doc)
    edit(lines)
    lines.close()
    const after = copyOf(doc)
    restore(doc, before)
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
    restore(doc, after, 2)
    expect(recordOf(doc).sections).toEqual(recordOf(after).sections)
  })

  it('H3 the closing sentence and the reasons come back; who had which role stays', () => {
    const doc = buildNote({ ...PLAN, roles: { lead: { name: 'Ada' } } })
    const before = copyOf(doc)
    writeSummary(doc, 'Nothing decided.', 'test')
    writeNone(doc, 'actions', null, 'test')
    writeNone(doc, 'blueprints', 'none known', 'test')
    doc.getMap('about').set('lead', { name: 'Grace' })
    restore(doc, before)
    expect([recordOf(doc).summary, recordOf(doc).roles]).toEqual(['Decided.', { lead: { name: 'Grace' } }])
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
  })

  it('H3 formats of letters come back, and embeds this version does not know', () => {
    const runs = [
      { insert: 'one ' },
      { insert: 'two', attributes: { bold: true } },
      { insert: { image: 'x' } },
    ]
    const doc = buildNote({ sections: { discussion: [{ runs }] } })
    const before = copyOf(doc)
    const lines = linesOf(doc)
    lines.format('l1', 0, 8, { bold: null, italic: true })
    lines.deleteText('l1', 5, 3)
    lines.close()
    restore(doc, before)
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
  })

  it('H4 it is one transaction of new edits: everything that was there before is in the log still', () => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const lines = linesOf(doc)
    for (const [, edit] of EDITS.slice(0, 4)) edit(lines)
    lines.close()
    const after = copyOf(doc)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    restore(doc, before)
    expect(updates.length).toBe(1)
    const replayed = copyOf(after)
    Y.applyUpdate(replayed, updates[0] ?? new Uint8Array())
    expect(recordOf(replayed).sections).toEqual(recordOf(before).sections)
    restore(replayed, after, 2)
    expect(recordOf(replayed).sections).toEqual(recordOf(after).sections)
  })

  it('H4 restoring what is there already writes nothing', () => {
    const doc = buildNote(PLAN)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    restore(doc, copyOf(doc))
    expect(updates).toEqual([])
  })

  it('H4 only what differs is written anew: the words around keep their letters', () => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const lines = linesOf(doc)
    lines.insertText('l2', 5, ' and Kofi')
    lines.deleteText('l2', 0, 4)
    lines.split('l3', 4)
    lines.close()
    doc.clientID = 77
    restore(doc, before)
    expect(Y.decodeStateVector(Y.encodeStateVector(doc)).get(77)).toBe('Elif'.length)
  })
})

describe('restoring what a foreign client did', () => {
  it('H3 a line whose whole entry was taken out or emptied is there again', () => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const entries = doc.getMap<Y.Map<unknown>>('lines')
    entries.delete('l1')
    entries.set('l2', new Y.Map())
    entries.get('l4')?.set('text', new Y.Text('other words'))
    restore(doc, before)
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
  })

  it('H3 a mark that splits nothing comes back as that', () => {
    const doc = buildNote({
      sections: {
        discussion: [
          { id: 'a', text: 'one two' },
          { id: 'b', text: 'three' },
        ],
      },
    })
    const words = doc.getMap<Y.Map<unknown>>('lines').get('b')?.get('text')
    if (!(words instanceof Y.Text)) throw new Error('The line has no text.')
    words.insertEmbed(2, { line: 'b' })
    words.insertEmbed(4, { line: 'a' })
    const before = copyOf(doc)
    words.delete(1, 5)
    restore(doc, before)
    expect(texts(doc)).toBe('discussion:one two¶discussion:th[line]r[line]ee')
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
  })

  it('H3 a field that holds a shared type comes back as one', () => {
    const doc = buildNote(PLAN)
    const entry = doc.getMap<Y.Map<unknown>>('lines').get('l1')
    entry?.set('votes', new Y.Map([['ada', 1]]))
    const before = copyOf(doc)
    entry?.set('votes', 'none')
    restore(doc, before)
    expect(entry?.get('votes')).toBeInstanceOf(Y.Map)
    expect(recordOf(doc).sections).toEqual(recordOf(before).sections)
  })
})

describe('restoring while somebody types', () => {
  it.each(EDITS)('H5 after %s: what is typed meanwhile is there once, for both the same', (_name, edit) => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const lines = linesOf(doc)
    edit(lines)
    lines.close()
    const other = copyOf(doc, 901)
    const theirs = linesOf(other)
    theirs.visible().forEach((line, index) => {
      theirs.insertText(line.id, line.length, `<end${index}>`)
      theirs.insertText(line.id, 0, `<start${index}>`)
      theirs.insertText(line.id, Math.floor(theirs.visible()[index]?.length ?? 0) >> 1, `<mid${index}>`)
    })
    theirs.newLine('discussion', null, { text: '<new>' })
    const typed = [...texts(other).matchAll(/<[^<>]*>/g)]
      .map((match) => match[0])
      .filter((word) => /^<\w+>$/.test(word))
    expect(typed.length).toBeGreaterThan(0)
    restore(doc, before)
    exchange(doc, other)
    theirs.close()
    expect(texts(doc)).toBe(texts(other))
    for (const word of typed) expect([word, texts(doc).split(word).length - 1]).toEqual([word, 1])
  })

  it('H5 what is typed into a word that stays, stays in it', () => {
    const doc = buildNote(PLAN)
    const before = copyOf(doc)
    const lines = linesOf(doc)
    lines.split('l2', 5)
    lines.deleteLine('l3')
    lines.close()
    const other = copyOf(doc, 901)
    const theirs = linesOf(other)
    const half = theirs.visible().find((line) => line.runs[0]?.insert === 'measured the latency.')
    theirs.insertText(half?.id ?? '', 8, ' twice')
    theirs.close()
    restore(doc, before)
    exchange(doc, other)
    expect(texts(doc)).toBe(
      'discussion:We begin with quotas.¶discussion:Elif measured twice the latency.¶discussion:Kofi disagrees.¶' +
        'decisions:Quotas are per tenant.',
    )
  })
})

describe('random notes', () => {
  /** Some 25 ms each; 400 of each kind and 500 others were run once. */
  const RUNS_EACH = 40
  const STEPS = 12

  function decorate(lines: EditableLines, random: () => number): void {
    const visible = lines.visible()
    const line = visible[Math.floor(random() * visible.length)]
    if (line === undefined) return
    const half = Math.floor(line.length / 2)
    lines.setField(
      line.id,
      random() < 0.5 ? 'owner' : 'status',
      random() < 0.3 ? null : `v${Math.floor(random() * 9)}`,
    )
    lines.setIndent(line.id, Math.floor(random() * 3))
    lines.format(line.id, half, line.length - half, { italic: random() < 0.5 ? true : null })
  }

  test.each([
    { causal: true, undo: false },
    { causal: true, undo: true },
    { causal: false, undo: true },
  ])('H3 any earlier version comes back, causal: $causal, undo: $undo', ({ causal, undo }) => {
    const failures = seeds(RUNS_EACH).flatMap((seed) => {
      const run = new RandomRun({ seed, causal, undo, replicas: 3 })
      const first = run.replicas[0]
      if (first === undefined) return []
      const versions: Y.Doc[] = []
      for (let step = 0; step < STEPS; step += 1) {
        for (const replica of run.replicas) {
          run.operate(replica, step)
          run.operate(replica, step)
          if (run.random() < 0.6) run.deliverSome(replica)
        }
        decorate(first.lines, run.random)
        if (run.random() < 0.3) run.deliverAll()
        versions.push(copyOf(first.doc))
      }
      run.deliverAll()
      return versions.flatMap((version, index) => {
        const doc = copyOf(first.doc)
        restore(doc, version, seed)
        const [got, wanted] = [recordOf(doc), recordOf(version)].map((each) => JSON.stringify(each.sections))
        return got === wanted ? [] : [{ seed, index, got, wanted }]
      })
    })
    expect(failures).toEqual([])
  })

  test.each([{ undo: false }, { undo: true }])(
    'H3 one after the other in one note, forth and back, undo: $undo',
    ({ undo }) => {
      const failures = seeds(RUNS_EACH).flatMap((seed) => {
        const run = new RandomRun({ seed, undo, replicas: 2 })
        const first = run.replicas[0]
        if (first === undefined) return []
        const versions: Y.Doc[] = []
        const faults: unknown[] = []
        for (let step = 0; step < STEPS * 2; step += 1) {
          for (const replica of run.replicas) run.operate(replica, step)
          decorate(first.lines, run.random)
          run.deliverAll()
          if (run.random() < 0.3) {
            const version = versions[run.pick(versions.length || 1)]
            if (version !== undefined) {
              restore(first.doc, version, seed)
              const [got, wanted] = [recordOf(first.doc), recordOf(version)]
              if (JSON.stringify(got.sections) !== JSON.stringify(wanted.sections)) {
                faults.push({ seed, step, got: texts(first.doc), wanted: texts(version) })
              }
            }
          }
          versions.push(copyOf(first.doc))
        }
        return faults
      })
      expect(failures).toEqual([])
    },
  )
})

describe('small replacements', () => {
  it('H4 applied they give the new text, and no pair is ever cut', () => {
    const word = fc.constantFrom('a', 'bc', ' ', 'déjà', '😀', '😁', '.', 'word', '\ud83d')
    const text = fc.array(word, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const changes = textChanges(older, newer)
        let made = older
        for (const { at, length, from, to } of changes.toReversed()) {
          made = made.slice(0, at) + newer.slice(from, to) + made.slice(at + length)
        }
        expect(made).toBe(newer)
      }),
      { numRuns: 500 },
    )
    expect(textChanges('x😀y', 'x😁y')).toEqual([{ at: 1, length: 2, from: 1, to: 3 }])
  })

  it('H4 words that stay between two changes are not written again', () => {
    expect(textChanges('the quick brown fox', 'a quick red fox')).toEqual([
      { at: 0, length: 3, from: 0, to: 1 },
      { at: 10, length: 5, from: 8, to: 11 },
    ])
  })
})
