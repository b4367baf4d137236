/** Threads beside lines: what survives, what merges, what the record says. Rules D1 to D5. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createNoteLines } from '#note/lines/note-lines.ts'
import { readRecord } from '#note/record.ts'
import { beginThread, MAX_COMMENT_LENGTH, readThreads, reply, resolveThread } from '#note/threads.ts'
import { buildNote, decision, sessionFacts, shippedTemplate } from '../helpers/build-note.ts'
import { seededRandom, seeds } from '../helpers/seeded.ts'

const template = shippedTemplate('design-session')
const context = { session: sessionFacts(), template }
const sections = template.sections.map((section) => section.key)
const PRIYA = { id: 'priya', name: 'Priya Raman' }
const TOBIAS = { id: 'tobias', name: 'Tobias Lindqvist' }

const AT = '2026-10-07T11:55:00.000Z'

function noteWithThread(): Y.Doc {
  const doc = buildNote({ sections: { discussion: ['One', 'Two'], decisions: [decision('Keep it')] } })
  beginThread(doc, { id: 't', line: 'l3' }, { id: 'c1', by: PRIYA, at: AT, text: ' How long? ' }, 'test')
  return doc
}

/** Where each thread stands: its line (null when gone), and what was said. */
function threadsIn(doc: Y.Doc) {
  return readRecord(doc, context).threads.map(({ line, comments }) => [
    line,
    comments.map((each) => each.text),
  ])
}

describe('threads', () => {
  it('D1: a thread names its line and keeps each comment under a key of its own', () => {
    const doc = noteWithThread()
    expect(doc.getMap('threads').toJSON()).toEqual({
      t: { line: 'l3', 'say:c1': { by: PRIYA, at: AT, text: 'How long?' } },
    })
  })

  it('D1: what is no thread or says nothing is passed over and stays', () => {
    const doc = noteWithThread()
    doc.getMap('threads').set('odd', 'x')
    const empty = new Y.Map<unknown>([
      ['line', 'l1'],
      ['say:c', { text: '  ' }],
      ['newer', 1],
    ] as const)
    doc.getMap('threads').set('empty', empty)
    expect(readThreads(doc).map((thread) => thread.id)).toEqual(['t'])
    expect(doc.getMap('threads').has('odd')).toBe(true)
  })

  it('D2: an answer stands behind what it answers, though its writer has a slow clock', () => {
    const doc = noteWithThread()
    const slow = { id: 'a', by: TOBIAS, at: '2026-10-07T11:00:00.000Z', text: '30 s' }
    reply(doc, 't', slow, 'test')
    expect(readThreads(doc)[0]?.comments.map(({ id, at }) => [id, at])).toEqual([
      ['c1', AT],
      ['a', '2026-10-07T11:55:00.001Z'],
    ])
  })

  it('D2: a comment is cut at its longest', () => {
    const doc = noteWithThread()
    reply(doc, 't', { id: 'long', by: TOBIAS, at: AT, text: 'x'.repeat(5000) }, 'test')
    expect(readThreads(doc)[0]?.comments[1]?.text).toHaveLength(MAX_COMMENT_LENGTH)
  })

  it('D3: a thread survives rewording, moving, converting, deleting and bringing back of its line', () => {
    const doc = noteWithThread()
    const lines = createNoteLines(doc, { sections, random: seededRandom(1) })
    lines.insertText('l3', 0, 'Do ')
    lines.move('l3', 'discussion', 'l1')
    lines.setKind('l3', 'question')
    expect(threadsIn(doc)).toEqual([['l3', ['How long?']]])
    lines.deleteLine('l3')
    expect(threadsIn(doc)).toEqual([[null, ['How long?']]])
    lines.undo()
    expect(threadsIn(doc)).toEqual([['l3', ['How long?']]])
  })

  it('D3: the thread of a joined line stands beside the line its words are in', () => {
    const doc = buildNote({ sections: { discussion: ['One', 'Two'] } })
    beginThread(doc, { id: 't', line: 'l2' }, { id: 'c', by: PRIYA, at: AT, text: 'Why?' }, 'test')
    createNoteLines(doc, { sections, random: seededRandom(1) }).join('l2')
    expect(threadsIn(doc)).toEqual([['l1', ['Why?']]])
  })

  it('D4: settled and open again, and settling twice writes once', () => {
    const doc = noteWithThread()
    resolveThread(doc, 't', true, 'test')
    const before = Y.encodeStateVector(doc)
    resolveThread(doc, 't', true, 'test')
    expect(Y.encodeStateVector(doc)).toEqual(before)
    expect(readThreads(doc)[0]?.resolved).toBe(true)
    resolveThread(doc, 't', false, 'test')
    expect(readThreads(doc)[0]?.resolved).toBe(false)
  })

  it('D5: records with threads follow the schema', () => {
    const text = readFileSync(new URL('../../note/record.schema.json', import.meta.url), 'utf8')
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(text) as object)
    expect(validate(readRecord(noteWithThread(), context)) ? [] : validate.errors).toEqual([])
  })
})

/** Three people comment, answer, settle, move and delete at random, cut off from each other, and then meet. */
function randomMeeting(seed: number) {
  const random = seededRandom(seed)
  const start = noteWithThread()
  const docs = [1, 2, 3].map((clientID) => {
    const doc = new Y.Doc()
    doc.clientID = 100 + clientID
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(start))
    return doc
  })
  const said = new Set(['c1'])
  for (let step = 0; step < 60; step += 1) {
    const doc = docs[Math.floor(random() * 3)] as Y.Doc
    act(doc, random, step, said)
    if (random() < 0.2) exchange(docs[0] as Y.Doc, docs[1 + Math.floor(random() * 2)] as Y.Doc)
  }
  for (const one of docs) for (const other of docs) exchange(one, other)
  return { docs, said }
}

function act(doc: Y.Doc, random: () => number, step: number, said: Set<string>): void {
  const comment = { id: `c-${String(step)}`, by: TOBIAS, at: AT, text: `said ${String(step)}` }
  const threads = readThreads(doc)
  const thread = threads[Math.floor(random() * threads.length)]
  const dice = random()
  if (dice < 0.3) {
    beginThread(
      doc,
      { id: `t-${String(step)}`, line: `l${String(1 + Math.floor(random() * 3))}` },
      comment,
      'test',
    )
    said.add(comment.id)
  } else if (dice < 0.7 && thread !== undefined) {
    reply(doc, thread.id, comment, 'test')
    said.add(comment.id)
  } else if (thread !== undefined && dice < 0.8) {
    resolveThread(doc, thread.id, random() < 0.5, 'test')
  } else {
    const lines = createNoteLines(doc, { sections, random })
    const line = `l${String(1 + Math.floor(random() * 3))}`
    if (dice < 0.9) lines.move(line, sections[Math.floor(random() * sections.length)] ?? 'goal', null)
    else lines.deleteLine(line)
    lines.close()
  }
}

function exchange(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

describe('threads of people cut off from each other', () => {
  for (const seed of seeds(40)) {
    it(`D2: seed ${String(seed)}: nothing said is lost or doubled, and all read the same`, () => {
      const { docs, said } = randomMeeting(seed)
      const [first, ...others] = docs.map((doc) => JSON.stringify(readRecord(doc, context).threads))
      expect(others).toEqual([first, first])
      const ids = readThreads(docs[0] as Y.Doc).flatMap(({ comments }) => comments.map(({ id }) => id))
      expect(ids.sort()).toEqual([...said].sort())
    })
  }
})
