/** Lines are drawn in groups: whatever happens, each has one, and lines of one group stand together. */
import { Fragment, type Node as ProseMirrorNode } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { schema } from '#renderer/editor/schema.ts'
import { LineGroups } from '#renderer/editor/line-groups.ts'
import { EditorState, type Transaction } from 'prosemirror-state'

const SIZE = 4

interface Note {
  readonly state: EditorState
  readonly groups: LineGroups
}

function line(text: string): ProseMirrorNode {
  return schema.node('line', { id: text }, text === '' ? [] : [schema.text(text)])
}

function noteOf(...sections: string[][]): Note {
  const groups = new LineGroups(SIZE)
  const drawn = sections.map((texts, index) =>
    schema.node('section', { key: `s${index}` }, groups.inGroups(texts.map(line))),
  )
  return { groups, state: EditorState.create({ doc: schema.node('doc', null, drawn) }) }
}

/** The note after the change, and the elements it is drawn in: the texts of each group, by section. */
function after(note: Note, change: (transaction: Transaction) => Transaction): Note {
  const transaction = change(note.state.tr)
  const { selection, doc } = transaction
  note.groups.keep(note.state.doc, transaction)
  expect(transaction.doc.textBetween(0, transaction.doc.content.size, '|')).toBe(
    doc.textBetween(0, doc.content.size, '|'),
  )
  expect(transaction.selection.toJSON()).toEqual(selection.toJSON())
  transaction.doc.check()
  return { groups: note.groups, state: note.state.apply(transaction) }
}

function drawn({ state }: Note): string[][] {
  return state.doc.children.map((section) => {
    const stretches: { group: unknown; texts: string[] }[] = []
    for (const shown of section.children) {
      expect(shown.marks).toHaveLength(1)
      const group: unknown = shown.marks[0]?.attrs['number']
      if (stretches.at(-1)?.group === group) stretches.at(-1)?.texts.push(shown.textContent)
      else stretches.push({ group, texts: [shown.textContent] })
    }
    return stretches.map(({ texts }) => texts.join(''))
  })
}

/** The position right before a line, by its text. */
function before({ doc }: { readonly doc: ProseMirrorNode }, text: string): number {
  let found = -1
  doc.descendants((node, position) => {
    if (node.type.name === 'line' && node.textContent === text) found = position
  })
  if (found < 0) throw new Error(`There is no line "${text}".`)
  return found
}

const TEN = [...'abcdefghij']

test('a note opens in groups of a few lines', () => {
  expect(drawn(noteOf(TEN, ['x']))).toEqual([['abcd', 'efgh', 'ij'], ['x']])
})

test('a letter changes no group and takes no step of its own', () => {
  const note = noteOf(TEN)
  const transaction = note.state.tr.insertText('!', before(note.state, 'e') + 1)
  note.groups.keep(note.state.doc, transaction)
  expect(transaction.steps).toHaveLength(1)
})

test('a line put in joins the group above, and at the head of a section that below', () => {
  const note = noteOf(TEN)
  const inside = after(note, (tr) => tr.insert(before(tr, 'c'), line('1')))
  const atEdge = after(inside, (tr) => tr.insert(before(tr, 'e'), line('2')))
  expect(drawn(after(atEdge, (tr) => tr.insert(1, line('3'))))).toEqual([['3ab1cd2', 'efgh', 'ij']])
})

test('lines written one by one at the end begin a new group once theirs is full', () => {
  let note = noteOf(['a'])
  for (let count = 0; count < 20; count += 1)
    note = after(note, (tr) => tr.insert(tr.doc.content.size - 1, line(String(count % 10))))
  expect(drawn(note)).toEqual([['a0123456', '78901234', '56789']])
})

test('many lines put in at once get groups of their own', () => {
  const note = after(noteOf(TEN), (tr) =>
    tr.insert(before(tr, 'e'), Fragment.from([...'0123456789'].map(line))),
  )
  expect(drawn(note)).toEqual([['abcd', '0123', '4567', '89', 'efgh', 'ij']])
})

test('a line that moves up or down goes over to the group it lands in', () => {
  const move = (text: string, above: string) => (tr: Transaction) => {
    const from = before(tr, text)
    const moved = tr.doc.nodeAt(from) as ProseMirrorNode
    return tr.delete(from, from + moved.nodeSize).insert(before(tr, above), moved)
  }
  expect(drawn(after(noteOf(TEN), move('b', 'g')))).toEqual([['acd', 'efbgh', 'ij']])
  expect(drawn(after(noteOf(TEN), move('g', 'b')))).toEqual([['agbcd', 'efh', 'ij']])
  expect(drawn(after(noteOf(TEN, ['x', 'y']), move('b', 'y')))).toEqual([['acd', 'efgh', 'ij'], ['xby']])
})

test('many lines put into the middle of a group leave it on both sides of them', () => {
  const note = after(noteOf(TEN), (tr) =>
    tr.insert(before(tr, 'c'), Fragment.from([...'0123456789'].map(line))),
  )
  expect(drawn(note)).toEqual([['ab', '0123', '4567', '89', 'cd', 'efgh', 'ij']])
})
