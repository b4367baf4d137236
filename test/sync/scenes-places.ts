/** Scenes of lines that move, go, come back by undo, and of writing side by side. */
import {
  HELLO,
  THREE,
  TWO,
  all,
  entersBefore,
  joins,
  nothing,
  typesBefore,
  typesBehind,
  type Scene,
} from './scene.ts'

export const moving: Scene[] = [
  {
    name: 'L10 moves / types',
    base: THREE,
    a: (h) => h.move('alpha', 'discussion', 'gamma'),
    b: typesBefore('one'),
    want: /^beta two¶gamma three¶alpha ZZZ one$/,
    typed: ['ZZZ'],
  },
  {
    name: 'moves to another section / types',
    base: THREE,
    a: (h) => h.move('alpha', 'decisions'),
    b: typesBefore('one'),
    want: /^beta two¶gamma three¶decisions:alpha ZZZ one$/,
    typed: ['ZZZ'],
  },
  {
    name: 'moves / splits',
    base: THREE,
    a: (h) => h.move('alpha', 'discussion', 'gamma'),
    b: entersBefore('one'),
    want: /^beta two¶gamma three¶alpha ¶one$/,
  },
  {
    name: 'moves up / types at the end',
    base: THREE,
    a: (h) => h.move('gamma', 'discussion'),
    b: typesBehind('three'),
    want: /^gamma three ZZZ¶alpha one¶beta two$/,
    typed: ['ZZZ'],
  },
  {
    name: 'both move one line',
    base: THREE,
    a: (h) => h.move('alpha', 'discussion', 'gamma'),
    b: (h) => h.move('alpha', 'discussion', 'beta'),
    want: /alpha one/,
  },
  {
    name: 'both move it to other sections',
    base: THREE,
    a: (h) => h.move('alpha', 'decisions'),
    b: (h) => h.move('alpha', 'actions'),
    want: /^beta two¶gamma three¶(decisions|actions):alpha one$/,
  },
  {
    name: 'each moves another line',
    base: THREE,
    a: (h) => h.move('alpha', 'discussion', 'gamma'),
    b: (h) => h.move('gamma', 'decisions'),
    want: /alpha one/,
  },
  {
    name: 'L10 L14 cuts and pastes / types',
    base: THREE,
    a: (h) => h.cutAndPaste('alpha', 'discussion', 'gamma'),
    b: typesBefore('one'),
    want: /^beta two¶gamma three¶[^¶]*ZZZ[^¶]*$/,
    typed: ['ZZZ'],
    deleted: ['one'],
    misplaced: 'cut and paste writes the letters again',
  },
  {
    name: 'L10 L14 cuts and pastes to another section / types at the end',
    base: THREE,
    a: (h) => h.cutAndPaste('alpha', 'decisions'),
    b: typesBehind('one'),
    want: /^beta two¶gamma three¶decisions:alpha one ZZZ$|^beta two¶gamma three¶decisions:[^¶]*ZZZ[^¶]*$/,
    typed: ['ZZZ'],
    deleted: ['one', 'alpha'],
    misplaced: 'cut and paste writes the letters again',
  },
]

export const deleting: Scene[] = [
  {
    name: 'each deletes another line',
    base: ['one', 'two', 'keep'],
    a: (h) => h.deleteLine('one'),
    b: (h) => h.deleteLine('two'),
    want: /^keep$/,
    deleted: ['one', 'two'],
  },
  {
    name: 'both delete everything',
    base: ['one', 'two'],
    a: (h) => h.deleteEverything(),
    b: (h) => h.deleteEverything(),
    want: /^$/,
    deleted: ['one', 'two'],
  },
  {
    name: 'deletes everything / types',
    base: ['one', 'two words'],
    a: (h) => h.deleteEverything(),
    b: typesBefore('words'),
    want: /ZZZ/,
    typed: ['ZZZ'],
    deleted: ['one', 'two', 'words'],
  },
  {
    name: 'deletes the line / types in it',
    base: ['one', 'two words'],
    a: (h) => h.deleteLine('two'),
    b: typesBefore('words'),
    want: /^one¶ZZZ $/,
    typed: ['ZZZ'],
    deleted: ['two', 'words'],
  },
  {
    name: 'deletes across lines / types in the first',
    base: ['first here', 'second there'],
    a: (h) => h.deleteAcross('here', 'second'),
    b: typesBefore('first'),
    want: /^ZZZ first  there$/,
    typed: ['ZZZ'],
    deleted: ['here', 'second'],
  },
  {
    name: 'deletes across lines with equal endings / types in the second',
    base: ['first line', 'second line'],
    a: (h) => h.deleteAcross('line', 'second'),
    b: typesBehind('second'),
    want: /^first  ?ZZZ ?line$/,
    typed: ['ZZZ'],
    deleted: ['second', 'line'],
  },
  {
    name: 'deletes from an ending to before the same ending / types at the end of the second',
    base: ['ab line', 'cd line'],
    a: (h) => h.deleteAcross(' line', 'cd'),
    b: (h) => h.type('cd line', ' ZZZ', true),
    want: /^ab line ZZZ$/,
    typed: ['ZZZ'],
    deleted: ['cd'],
  },
  {
    name: 'deletes across three lines / types in the middle one',
    base: THREE,
    a: (h) => h.deleteAcross('one', 'gamma'),
    b: typesBefore('two'),
    want: /ZZZ/,
    typed: ['ZZZ'],
    deleted: ['one', 'beta', 'two', 'gamma'],
  },
  {
    name: 'deletes a word / types in it',
    base: HELLO,
    a: (h) => h.deleteWord('brave'),
    b: (h) => h.type('ave', 'ZZZ'),
    want: /^Hello ZZZ new world$/,
    typed: ['ZZZ'],
    deleted: ['brave'],
  },
  {
    name: 'pastes over the line / types in it',
    base: HELLO,
    a: all(
      (h) => h.deleteLine('new'),
      (h) => h.append('discussion', 'pasted'),
    ),
    b: typesBefore('world'),
    want: /ZZZ/,
    typed: ['ZZZ', 'pasted'],
    deleted: ['Hello', 'brave', 'new', 'world'],
  },
  {
    name: 'pastes two lines in the middle / types',
    base: HELLO,
    a: (h) => h.pasteAt('new', ['P1', 'P2']),
    b: typesBefore('world'),
    want: /^Hello brave P1¶P2new ZZZ world$/,
    typed: ['ZZZ', 'P1'],
    deleted: ['new'],
  },
]

export const undoing: Scene[] = [
  {
    name: 'undoes after the other wrote',
    base: ['base'],
    a: nothing,
    b: nothing,
    after: (a, b, exchange) => {
      b.type('base', ' B1', true)
      exchange()
      a.type('B1', ' A1', true)
      exchange()
      b.undo()
      exchange()
    },
    want: /^base A1$/,
    typed: ['A1'],
  },
  {
    name: 'undoes a new line the other wrote in',
    base: ['base'],
    a: (h) => h.enter('base', true),
    b: nothing,
    after: (a, b, exchange) => {
      b.lines.insertText(b.lines.visible()[1]?.id ?? '', 0, 'ZZZ')
      exchange()
      a.undo()
      exchange()
    },
    want: /^base¶ZZZ$/,
    typed: ['ZZZ'],
  },
  {
    name: 'undoes a split the other wrote in',
    base: HELLO,
    a: entersBefore('new'),
    b: nothing,
    after: (a, b, exchange) => {
      b.type('world', 'ZZZ ')
      exchange()
      a.undo()
      exchange()
    },
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'undoes a join the other wrote in',
    base: TWO,
    a: joins('second'),
    b: nothing,
    after: (a, b, exchange) => {
      b.type('line', 'ZZZ ')
      exchange()
      a.undo()
      exchange()
    },
    want: /^first¶second ZZZ line$/,
    typed: ['ZZZ'],
  },
  {
    name: 'undoes a move the other wrote in',
    base: THREE,
    a: (h) => h.move('alpha', 'decisions'),
    b: nothing,
    after: (a, b, exchange) => {
      b.type('one', 'ZZZ ')
      exchange()
      a.undo()
      exchange()
    },
    want: /^alpha ZZZ one¶beta two¶gamma three$/,
    typed: ['ZZZ'],
  },
  {
    name: 'deletes the line / types in it / undoes',
    base: ['one', 'two words'],
    a: (h) => h.deleteLine('two'),
    b: typesBefore('words'),
    after: (a, _b, exchange) => {
      a.undo()
      exchange()
    },
    want: /^one¶two ZZZ words$/,
    typed: ['ZZZ'],
  },
  {
    name: 'undoes and redoes a decision the other wrote in',
    base: HELLO,
    a: (h) => h.setKind('new', 'decision'),
    b: typesBefore('world'),
    after: (a, _b, exchange) => {
      a.undo()
      exchange()
      a.redo()
      exchange()
    },
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
]

export const writing: Scene[] = [
  { name: 'both open an empty note', base: [], a: nothing, b: nothing, want: /^$/ },
  {
    name: 'both fill an empty note',
    base: [],
    a: (h) => h.append('discussion', 'fromA'),
    b: (h) => h.append('discussion', 'fromB'),
    want: /^from(A¶fromB|B¶fromA)$/,
    typed: ['fromA', 'fromB'],
  },
  {
    name: 'both type in one word',
    base: ['word'],
    a: (h) => h.type('rd', 'AAA'),
    b: (h) => h.type('rd', 'BBB'),
    want: /^wo(AAABBB|BBBAAA)rd$/,
    typed: ['AAA', 'BBB'],
    deleted: ['word'],
  },
  {
    name: 'both write lines under one line',
    base: ['base'],
    a: all(
      (h) => h.append('discussion', 'a1'),
      (h) => h.append('discussion', 'a2'),
    ),
    b: all(
      (h) => h.append('discussion', 'b1'),
      (h) => h.append('discussion', 'b2'),
    ),
    want: /^base¶(a1¶a2¶b1¶b2|b1¶b2¶a1¶a2)$/,
    typed: ['a1', 'a2', 'b1', 'b2'],
  },
]
