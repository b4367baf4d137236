// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { TextSelection } from 'prosemirror-state'
import { linesOfPlain } from '#renderer/editor/surface/clipboard.ts'
import { asPasted, copiedLines, htmlOf, plainTextOf } from '#renderer/editor/surface/copied-lines.ts'
import { linesOfHtml } from '#renderer/editor/surface/html-lines.ts'
import { insertLines } from '#renderer/editor/surface/insert-lines.ts'
import { safeHref, type PastedLine } from '#renderer/editor/surface/pasted-line.ts'
import { idsOf, lookup, stateOf, writtenOf, type Written } from './written-note.ts'

/** `kind@indent text`, with marks as `<name>…</name>`. */
function shown(lines: readonly PastedLine[]): string[] {
  return lines.map(({ kind, indent, content }) => {
    const text = content.content.map((node) =>
      node.marks.reduce(
        (inner, mark) =>
          `<${mark.type.name}${mark.attrs['href'] ? ` ${String(mark.attrs['href'])}` : ''}>${inner}</${mark.type.name}>`,
        node.text ?? '',
      ),
    )
    return `${kind ?? '·'}${indent > 0 ? `@${indent}` : ''} ${text.join('')}`
  })
}

test.each<[string, string, string[]]>([
  ['paragraphs and headings', '<h2>Goal</h2><p>One</p><p>Two</p>', ['heading Goal', '· One', '· Two']],
  [
    'nested lists',
    '<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>',
    ['bullet a', 'bullet@1 b', 'bullet c', 'text d'],
  ],
  ['numbered lists', '<ol><li>a</li><li>b</li></ol>', ['numbered a', 'numbered b']],
  [
    'inline formats',
    '<p>a <b>b</b> <i>c</i> <code>d</code></p>',
    ['· a <bold>b</bold> <italic>c</italic> <code>d</code>'],
  ],
  [
    'code blocks keep their lines',
    '<pre><code>a\n  b\n\nc</code></pre>',
    ['code a', 'code   b', 'code ', 'code c'],
  ],
  ['quotes', '<blockquote><p>a</p></blockquote>', ['quote a']],
  ['line breaks', 'a<br>b', ['· a', '· b']],
  ['tables become rows of text', '<table><tr><td>a</td><td><p>b</p></td></tr></table>', ['· a | b']],
  ['links to the web', '<a href="https://example.org/x">x</a>', ['· <link https://example.org/x>x</link>']],
  ['documents from Google that are bold all over', '<b style="font-weight:normal"><p>a</p></b>', ['· a']],
  ['spans that are bold by style', '<span style="font-weight:700">a</span>', ['· <bold>a</bold>']],
])('HTML: %s', (_name, html, lines) => {
  expect(shown(linesOfHtml(html))).toEqual(lines)
})

const HOSTILE = [
  '<script>document.title = "taken"</script><p>a</p>',
  '<p onclick="document.title = 1" onmouseover=alert(1)>a</p>',
  '<img src=x onerror="document.title = 1"><p>a</p>',
  '<svg onload="document.title = 1"><script>1</script><text>b</text></svg><p>a</p>',
  '<iframe srcdoc="<script>parent.document.title = 1</script>"></iframe><p>a</p>',
  '<style>@import url(//evil)</style><link rel=stylesheet href=//evil><p>a</p>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math><p>a</p>',
  '<p><a href="javascript:alert(1)">a</a></p>',
  '<p><a href=" \tjava\nscript:alert(1)">a</a></p>',
  '<p><a href="data:text/html,<script>1</script>">a</a></p>',
  '<p><a href="vbscript:x">a</a></p>',
  '<object data=x></object><embed src=x><form action=//evil><input value=secret><p>a</p></form>',
  '<p>a</p><template><p>b</p></template><noscript><p>c</p></noscript>',
  '<base href="//evil"><meta http-equiv=refresh content="0;url=//evil"><p>a</p>',
  '<p>a\u0000\u0007</p>',
  '<p data-line="di1" data-kind="text">a</p>',
]

test.each(HOSTILE)('hostile HTML leaves its words only: %s', (html) => {
  const title = document.title
  const lines = linesOfHtml(html)
  expect(lines.map((line) => line.content.content.map((node) => node.text).join(''))).toEqual(['a'])
  expect(lines.flatMap((line) => line.content.content.flatMap((node) => node.marks))).toEqual([])
  expect(lines.every((line) => line.id === undefined)).toBe(true)
  expect(document.title).toBe(title)
})

test('HTML nested deeper than anybody writes is read as text', () => {
  const html = `${'<div>'.repeat(400)}deep${'</div>'.repeat(400)}`
  expect(shown(linesOfHtml(html))).toEqual(['· deep'])
})

test.each<[string, string, string[]]>([
  ['plain lines', 'one\r\n\r\ntwo', ['· one', '· two']],
  [
    'addresses become links',
    'see https://example.org/a(b), ok',
    ['· see <link https://example.org/a(b>https://example.org/a(b</link>), ok'],
  ],
  [
    'headings and text',
    '# Goal\n\nSome **bold** and `code`',
    ['heading Goal', '· Some <bold>bold</bold> and <code>code</code>'],
  ],
  ['nested lists', '- a\n  - b\n- c', ['bullet a', 'bullet@1 b', 'bullet c']],
  ['numbers and quotes', '1. a\n2. b\n\n> q', ['numbered a', 'numbered b', 'quote q']],
  ['fences', '```js\nlet a\n\nb\n```', ['code let a', 'code ', 'code b']],
  [
    'links, but not to scripts',
    '[a](https://example.org) [b](javascript:x)',
    ['· <link https://example.org>a</link> [b](javascript:x)'],
  ],
  [
    'HTML in Markdown is text',
    '# a\n\n<img src=x onerror=alert(1)>',
    ['heading a', '· <img src=x onerror=alert(1)>'],
  ],
])('text: %s', (_name, text, lines) => {
  expect(shown(linesOfPlain(text))).toEqual(lines)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:x',
  'data:x',
  'file:///etc',
  '//host',
  'http://',
  'https://a b',
])('%s is not followed', (href) => {
  expect(safeHref(href)).toBeNull()
})

const PASTES: readonly [string, Written, string, Written][] = [
  ['words go in where the caret is', { discussion: ['- on|e'] }, 'X', { discussion: ['- onX|e'] }],
  ['lines continue mine', { discussion: ['- on|e'] }, 'X\nY', { discussion: ['- onX', '- Y|e'] }],
  ['an empty line is filled', { discussion: ['- |'] }, 'X\nY', { discussion: ['- X', '- Y|'] }],
  ['a list stands below', { discussion: ['one|'] }, '- X\n- Y', { discussion: ['one', '- X', '- Y|'] }],
  [
    'in an item section all become items',
    { actions: ['A: |'] },
    '# X\n- Y\n  - Z',
    { actions: ['A: X', 'A: Y', 'A: Z|'] },
  ],
  [
    'in code everything is code',
    { discussion: ['` a|'] },
    '- X\n- Y',
    { discussion: ['` a', '` X', '` Y|'] },
  ],
  ['a selection is replaced', { discussion: ['- o[n]e'] }, 'X', { discussion: ['- oX|e'] }],
  ['on a trace lines go below', { discussion: ['^de1|'] }, 'X', { discussion: ['^de1', '- X|'] }],
]

test.each(PASTES)('pasting: %s', (_name, before, text, after) => {
  const state = stateOf(before)
  const transaction = insertLines(state, lookup, linesOfPlain(text))
  expect(transaction && writtenOf(state.apply(transaction))).toEqual(after)
})

test('an empty line that is filled keeps its id', () => {
  const state = stateOf({ discussion: ['- a', '- |'] })
  const transaction = insertLines(state, lookup, linesOfPlain('X\nY'))
  expect(transaction && idsOf(state.apply(transaction))).toEqual(['di1', 'di2', null])
})

test('cut lines come back with their id, copied ones with a new one', () => {
  const state = stateOf({ discussion: ['- [one', '- two]', '- three'] })
  const pasted = asPasted(copiedLines(state))
  const copy = insertLines(state.apply(state.tr.setSelection(atEnd(state))), lookup, pasted)
  expect(copy && idsOf(state.apply(state.tr).applyTransaction(copy).state).slice(0, 3)).toEqual([
    'di1',
    'di2',
    'di3',
  ])
  const rest = stateOf({ discussion: ['- three|'] })
  const back = insertLines(rest, lookup, pasted)
  expect(back && writtenOf(rest.apply(back))).toEqual({ discussion: ['- three', '- one', '- two|'] })
  expect(back && idsOf(rest.apply(back))).toContain('di2')
})

function atEnd(state: ReturnType<typeof stateOf>): TextSelection {
  return TextSelection.create(state.doc, TextSelection.atEnd(state.doc).to)
}

test('copied lines are text as people type it, and HTML with kinds', () => {
  const copied = copiedLines(stateOf({ discussion: ['- [one', '  1. two]'] }))
  expect(plainTextOf(copied)).toBe('- one\n  1. two')
  expect(htmlOf(copied, 'm')).toBe(
    '<div xmlns="http://www.w3.org/1999/xhtml" data-rapporteur="m"><p data-line="di1" data-kind="bullet">one</p>' +
      '<p data-line="di2" data-kind="numbered" data-indent="1">two</p></div>',
  )
  expect(shown(linesOfHtml(htmlOf(copied, 'm')))).toEqual(['bullet one', 'numbered@1 two'])
})

test('five thousand lines are pasted at once and fast', () => {
  const state = stateOf({ discussion: ['- |'] })
  const text = Array.from({ length: 5000 }, (_none, index) => `- line ${index}`).join('\n')
  const start = performance.now()
  const transaction = insertLines(state, lookup, linesOfPlain(text))
  expect(transaction?.steps.length).toBe(1)
  expect(transaction?.doc.child(1).childCount).toBe(5000)
  expect(performance.now() - start).toBeLessThan(2000)
})
