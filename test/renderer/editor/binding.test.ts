// @vitest-environment jsdom
import { selectAll, deleteSelection } from 'prosemirror-commands'
import { afterEach, describe, expect, test } from 'vitest'
import { schema } from '#renderer/editor/schema.ts'
import { exchangeAll, RealEditor } from '../../sync/real-editor.ts'
import { textOf } from '../../sync/seen-lines.ts'

const open: RealEditor[] = []

function two(...texts: string[]): [RealEditor, RealEditor] {
  const editors: [RealEditor, RealEditor] = [new RealEditor(1), new RealEditor(2)]
  open.push(...editors)
  const [first] = editors
  texts.forEach((text, index) => {
    if (index === 0) first.do((tr) => tr.insertText(text, 2))
    else {
      first.enter(texts[index - 1] ?? '', true)
      first.do((tr) => tr.insertText(text))
    }
  })
  exchangeAll(first.doc, editors[1].doc, true)
  return editors
}

afterEach(() => {
  for (const editor of open.splice(0)) editor.close()
})

function behindCaret(editor: RealEditor): string {
  const { $head } = editor.state.selection
  return $head.parent.textContent.slice($head.parentOffset)
}

describe('B5 the caret stays before the same letter', () => {
  test.each<[string, string[], (other: RealEditor) => void, string]>([
    ['when the other splits its line', ['Hello brave new world'], (other) => other.enter('new'), 'world'],
    [
      'when the other moves its line',
      ['alpha one', 'beta', 'gamma'],
      (other) => other.move('alpha', other.endOf(0)),
      'one',
    ],
    [
      'when the other moves it to a section',
      ['alpha one', 'beta'],
      (other) => other.move('alpha', other.endOf(0) + 2),
      'one',
    ],
    [
      'when the other joins its line up',
      ['alpha one', 'beta two'],
      (other) => other.backspaceBefore('beta'),
      'two',
    ],
    [
      'when the other types before it',
      ['alpha one', 'beta two'],
      (other) => other.type('beta', 'XX '),
      'two',
    ],
    [
      'when the other makes it a decision',
      ['alpha one'],
      (other) => other.setKind('alpha', 'decision'),
      'one',
    ],
    [
      'when the other deletes the line above',
      ['alpha one', 'beta two'],
      (other) => other.do((tr) => tr.delete(1, 12)),
      'two',
    ],
  ])('%s', (_name, texts, act, word) => {
    const [me, other] = two(...texts)
    me.caret(me.find(word))
    act(other)
    exchangeAll(me.doc, other.doc, true)
    expect(behindCaret(me)).toBe(word)
  })

  test('and after one presses Enter it is in the new line', () => {
    const [me] = two('Hello brave new world')
    me.enter('new')
    expect(behindCaret(me)).toBe('new world')
    expect(me.state.selection.$head.parentOffset).toBe(0)
  })
})

describe('B2 sections', () => {
  test('cannot be deleted by selecting everything', () => {
    const [me] = two('one', 'two')
    me.key(selectAll)
    deleteSelection(me.state, (tr) => me.view.dispatch(tr))
    expect(me.state.doc.childCount).toBe(3)
    expect(me.text()).toBe(me.model())
  })

  test('cannot be doubled, reordered or renamed by a transaction', () => {
    const [me] = two('one')
    const before = me.state.doc
    me.do((tr) => tr.insert(tr.doc.content.size, schema.node('section', { key: 'fourth' })))
    me.do((tr) => tr.setNodeAttribute(0, 'key', 'other'))
    expect(me.state.doc).toBe(before)
  })
})

test('B4 of two equal letters the one that was deleted goes', () => {
  const [me, other] = two('aab')
  me.do((tr) => tr.delete(2, 3))
  other.do((tr) => tr.insertText('Z', 3))
  exchangeAll(me.doc, other.doc, true)
  expect(me.lines.visible().map(textOf)).toEqual(['Zab'])
})

describe('B1 the view and the note', () => {
  test('an empty section shows a line that is not in the note until something is written', () => {
    const [me] = two()
    expect(me.lines.visible()).toEqual([])
    expect(me.state.doc.child(1).childCount).toBe(1)
    me.setKindAt(1, 'decision')
    expect(me.lines.visible().map((line) => [line.section, line.kind])).toEqual([['decisions', 'decision']])
  })

  test('unknown formatting and embeds survive an edit beside them', () => {
    const [me, other] = two('Hello brave world')
    const id = me.lines.visible()[0]?.id ?? ''
    me.lines.format(id, 6, 5, { glow: { x: 1 } })
    me.lines.insertRun(id, 17, { insert: { chart: 'later' } })
    exchangeAll(me.doc, other.doc, true)
    other.type('world', 'new ')
    exchangeAll(me.doc, other.doc, true)
    expect(me.lines.visible()[0]?.runs).toEqual([
      { insert: 'Hello ' },
      { insert: 'brave', attributes: { glow: { x: 1 } } },
      { insert: ' new world' },
      { insert: { chart: 'later' } },
    ])
  })

  test('a field set by another shows on the line', () => {
    const [me, other] = two('Write the page')
    other.lines.setField(other.lines.visible()[0]?.id ?? '', 'owner', { name: 'Elif' })
    exchangeAll(me.doc, other.doc, true)
    expect(me.line('Write').node.attrs['fields']).toEqual({ owner: { name: 'Elif' } })
  })

  test('B3 a line that moves, changes its kind and its words in one transaction keeps its id and has all three', () => {
    const [me, other] = two('alpha one', 'beta two')
    const { position, node } = me.line('alpha')
    const id = me.lines.visible()[0]?.id
    me.do((tr) => {
      tr.delete(position, position + node.nodeSize)
      const changed = schema.node('line', { ...node.attrs, kind: 'decision' }, schema.text('alpha and one'))
      return tr.insert(me.endOf(0) - node.nodeSize + 2, changed)
    })
    exchangeAll(me.doc, other.doc, true)
    expect(other.text()).toBe('beta two § decision>alpha and one § ')
    expect(other.lines.visible()[1]?.id).toBe(id)
  })

  test('an empty line put at the end of a section that has lines is a line of the note', () => {
    const [me] = two('alpha')
    me.do((tr) => tr.insert(me.endOf(0), schema.node('line', { id: 'fresh00001' })))
    expect(me.lines.visible().map((line) => line.id)).toContain('fresh00001')
    expect(me.text()).toBe(me.model())
  })

  test('five thousand pasted lines are one step of undo', () => {
    const [me] = two('start')
    const texts = Array.from({ length: 5000 }, (_, index) => `pasted ${index}`)
    me.pasteLines(me.line('start').position + me.line('start').node.nodeSize, texts, 0)
    expect(me.lines.visible()).toHaveLength(5001)
    me.lines.undo()
    expect(me.lines.visible()).toHaveLength(1)
    expect(me.text()).toBe(me.model())
  })

  test('N4 who began a line and when is written with it', () => {
    const [me] = two('first')
    me.enter('first', true)
    me.do((tr) => tr.insertText('second'))
    expect(me.lines.visible().map((line) => [line.by, line.at])).toEqual([
      ['person-1', '2026-10-07T00:00:00.000Z'],
      ['person-1', '2026-10-07T00:00:00.000Z'],
    ])
  })
})
