/**
 * Everyday scenes between two people in one note: what each does at the same time, and what must be seen by both
 * afterwards. `want` is the lines, joined by ¶; a section other than Discussion is written in front of its lines.
 */
import type { Hands } from './hands.ts'

export interface Scene {
  readonly name: string
  readonly base: readonly string[]
  /** What one did before, seen by both. */
  readonly before?: (one: Hands) => void
  readonly a: (hands: Hands) => void
  readonly b: (hands: Hands) => void
  readonly after?: (a: Hands, b: Hands, exchange: () => void) => void
  readonly want: RegExp
  /** Words typed in the scene; each must be there once, as must every word of the base that is not deleted. */
  readonly typed?: readonly string[]
  readonly deleted?: readonly string[]
  /** Why the words may stand at another spot of their line (SPEC.md names it). */
  readonly misplaced?: string
}

const HELLO = ['Hello brave new world']
const TWO = ['first', 'second line']
const THREE = ['alpha one', 'beta two', 'gamma three']

const typesBefore = (word: string) => (hands: Hands) => hands.type(word, 'ZZZ ')
const typesBehind = (word: string) => (hands: Hands) => hands.type(word, ' ZZZ', true)
const entersBefore = (word: string) => (hands: Hands) => hands.enter(word)
const joins = (word: string) => (hands: Hands) => hands.backspace(word)
const nothing = () => undefined
const all =
  (...acts: Array<(hands: Hands) => void>) =>
  (hands: Hands) => {
    for (const act of acts) act(hands)
  }

const splitting: Scene[] = [
  {
    name: 'splits / types in the second half',
    base: HELLO,
    a: entersBefore('new'),
    b: typesBefore('world'),
    want: /^Hello brave ¶new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'splits / types at the end of the second half',
    base: HELLO,
    a: entersBefore('new'),
    b: typesBehind('world'),
    want: /^Hello brave ¶new world ZZZ$/,
    typed: ['ZZZ'],
  },
  {
    name: 'splits / types at the point of the split',
    base: HELLO,
    a: entersBefore('new'),
    b: typesBefore('new'),
    want: /^Hello brave (ZZZ )?¶(ZZZ )?new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'splits / types in the first half',
    base: HELLO,
    a: entersBefore('new'),
    b: typesBefore('brave'),
    want: /^Hello ZZZ brave ¶new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'splits / types at the start',
    base: HELLO,
    a: entersBefore('new'),
    b: typesBefore('Hello'),
    want: /^ZZZ Hello brave ¶new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'Enter at the end and goes on / types at the end',
    base: HELLO,
    a: all(
      (h) => h.enter('world', true),
      (h) => h.lines.insertText(h.lines.visible()[1]?.id ?? '', 0, 'YYY'),
    ),
    b: typesBehind('world'),
    want: /^Hello brave new world ZZZ¶YYY$/,
    typed: ['ZZZ', 'YYY'],
  },
  {
    name: 'Enter at the start / types at the start',
    base: HELLO,
    a: entersBefore('Hello'),
    b: typesBefore('Hello'),
    want: /^¶ZZZ Hello brave new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'both press Enter at one place',
    base: HELLO,
    a: entersBefore('new'),
    b: entersBefore('new'),
    want: /^Hello brave ¶new world$/,
  },
  {
    name: 'both press Enter at different places',
    base: HELLO,
    a: entersBefore('brave'),
    b: entersBefore('world'),
    want: /^Hello ¶brave new ¶world$/,
  },
  {
    name: 'Enter twice / Enter once in the same line',
    base: HELLO,
    a: all(entersBefore('brave'), entersBefore('new')),
    b: entersBefore('world'),
    want: /^Hello ¶brave ¶new ¶world$/,
  },
  {
    name: 'splits / deletes the line',
    base: HELLO,
    a: entersBefore('new'),
    b: (h) => h.deleteLine('new'),
    want: /^¶*$/,
    deleted: ['Hello', 'brave', 'new', 'world'],
  },
  {
    name: 'splits / moves the line',
    base: ['Hello brave new world', 'other'],
    a: entersBefore('new'),
    b: (h) => h.move('Hello', 'decisions'),
    want: /new world/,
  },
  {
    name: 'splits / makes the line a decision',
    base: HELLO,
    a: entersBefore('new'),
    b: (h) => h.setKind('Hello', 'decision'),
    want: /Hello brave ¶new world/,
  },
  {
    name: 'splits / joins the line to the one above',
    base: TWO,
    a: entersBefore('line'),
    b: joins('second'),
    want: /^firstsecond ¶line$/,
  },
]

const changing: Scene[] = [
  {
    name: 'makes it a heading / types',
    base: HELLO,
    a: (h) => h.setKind('new', 'heading'),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'makes it a list item / types',
    base: HELLO,
    a: (h) => h.setKind('new', 'bullet'),
    b: typesBefore('Hello'),
    want: /^ZZZ Hello brave new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'makes it a decision / types',
    base: HELLO,
    a: (h) => h.setKind('new', 'decision'),
    b: typesBehind('world'),
    want: /^Hello brave new world ZZZ$/,
    typed: ['ZZZ'],
  },
  {
    name: 'makes it an action / types',
    base: HELLO,
    a: (h) => h.setKind('new', 'action'),
    b: typesBefore('brave'),
    want: /^Hello ZZZ brave new world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'indents / types',
    base: HELLO,
    a: (h) => h.indent('new'),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'both make it a heading',
    base: HELLO,
    a: (h) => h.setKind('new', 'heading'),
    b: (h) => h.setKind('new', 'heading'),
    want: /^Hello brave new world$/,
  },
  {
    name: 'one makes it a decision / the other an action',
    base: HELLO,
    a: (h) => h.setKind('new', 'decision'),
    b: (h) => h.setKind('new', 'action'),
    want: /^Hello brave new world$/,
  },
  {
    name: 'bold / becomes code',
    base: HELLO,
    a: (h) => h.format('brave', { bold: true }),
    b: (h) => h.setKind('new', 'code'),
    want: /^Hello brave new world$/,
  },
  {
    name: 'bold / types in the bold word',
    base: HELLO,
    a: (h) => h.format('brave', { bold: true }),
    b: (h) => h.type('ave', 'ZZZ'),
    want: /^Hello brZZZave new world$/,
    typed: ['ZZZ'],
    deleted: ['brave'],
  },
  {
    name: 'both bold overlapping words / splits',
    base: HELLO,
    a: (h) => h.format('brave new', { bold: true }),
    b: all((h) => h.format('new world', { bold: true }), entersBefore('new')),
    want: /^Hello brave ¶new world$/,
  },
  {
    name: 'an unknown kind / types',
    base: HELLO,
    a: (h) => h.setKind('new', 'callout-2031'),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'an unknown field / types',
    base: HELLO,
    a: (h) => h.setField('new', 'verdict', 'x'),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'an unknown mark / types',
    base: HELLO,
    a: (h) => h.format('brave', { glow: { x: 1 } }),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'a field / another field of one line',
    base: HELLO,
    a: (h) => h.setField('new', 'status', 'DONE'),
    b: (h) => h.setField('new', 'milestone', 'beta'),
    want: /^Hello brave new world$/,
  },
]

const joining: Scene[] = [
  {
    name: 'joins / types in the second',
    base: TWO,
    a: joins('second'),
    b: typesBefore('line'),
    want: /^firstsecond ZZZ line$/,
    typed: ['ZZZ'],
    deleted: ['first', 'second'],
  },
  {
    name: 'joins / types at the end of the second',
    base: TWO,
    a: joins('second'),
    b: typesBehind('line'),
    want: /^firstsecond line ZZZ$/,
    typed: ['ZZZ'],
    deleted: ['first', 'second'],
  },
  {
    name: 'joins / types at the end of the first',
    base: TWO,
    a: joins('second'),
    b: typesBehind('first'),
    want: /^first ZZZsecond line$/,
    typed: ['ZZZ'],
    deleted: ['ZZZsecond', 'second'],
  },
  {
    name: 'joins / types at the start of the second',
    base: TWO,
    a: joins('second'),
    b: typesBefore('second'),
    want: /^firstZZZ second line$/,
    typed: ['ZZZ'],
    deleted: ['first'],
  },
  {
    name: 'joins what was split before / types in the second',
    base: HELLO,
    before: entersBefore('new'),
    a: joins('new'),
    b: typesBefore('world'),
    want: /^Hello brave new ZZZ world$/,
    typed: ['ZZZ'],
  },
  {
    name: 'both join',
    base: TWO,
    a: joins('second'),
    b: joins('second'),
    want: /^firstsecond line$/,
    deleted: ['first', 'second'],
  },
  {
    name: 'joins / moves the second',
    base: TWO,
    a: joins('second'),
    b: (h) => h.move('second', 'decisions'),
    want: /second line/,
    deleted: ['first', 'second'],
  },
  {
    name: 'joins / deletes the first',
    base: TWO,
    a: joins('second'),
    b: (h) => h.deleteLine('first'),
    want: /second line/,
    deleted: ['first'],
  },
  {
    name: 'joins / makes the second an action',
    base: TWO,
    a: joins('second'),
    b: (h) => h.setKind('second', 'action'),
    want: /second line/,
    deleted: ['first', 'second'],
  },
]

const moving: Scene[] = [
  {
    name: 'moves / types',
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
    name: 'cuts and pastes / types',
    base: THREE,
    a: (h) => h.cutAndPaste('alpha', 'discussion', 'gamma'),
    b: typesBefore('one'),
    want: /^beta two¶gamma three¶[^¶]*ZZZ[^¶]*$/,
    typed: ['ZZZ'],
    deleted: ['one'],
    misplaced: 'cut and paste writes the letters again',
  },
  {
    name: 'cuts and pastes to another section / types at the end',
    base: THREE,
    a: (h) => h.cutAndPaste('alpha', 'decisions'),
    b: typesBehind('one'),
    want: /^beta two¶gamma three¶decisions:alpha one ZZZ$|^beta two¶gamma three¶decisions:[^¶]*ZZZ[^¶]*$/,
    typed: ['ZZZ'],
    deleted: ['one', 'alpha'],
    misplaced: 'cut and paste writes the letters again',
  },
]

const deleting: Scene[] = [
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

const undoing: Scene[] = [
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

const writing: Scene[] = [
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

export const SCENES: readonly Scene[] = [
  ...splitting,
  ...changing,
  ...joining,
  ...moving,
  ...deleting,
  ...undoing,
  ...writing,
]
