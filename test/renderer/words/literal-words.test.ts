/** The lint rule finds words that were written into the code, and leaves alone what nobody reads. */
import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, it } from 'vitest'
import { literalWords } from '../../setup/literal-words.ts'

/** The literals that the rule complains of. */
function found(code: string, look: 'everywhere' | 'shown' = 'everywhere'): string[] {
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**/*.tsx'],
        languageOptions: { parser: tseslint.parser },
        plugins: { house: { rules: { 'literal-words': literalWords } } },
        rules: { 'house/literal-words': ['error', { look }] },
      },
    ],
    'page.tsx',
  )
  return messages.map(({ message }) => /“(.*)”/u.exec(message)?.[1] ?? message)
}

it.each([
  ['text', '<p>Saved now</p>', ['Saved now']],
  ['one small word', '<p>saved</p>', ['saved']],
  ['a word attribute', '<nav aria-label="Days" title="week" placeholder="Name" />', ['Days', 'week', 'Name']],
  ['either side of a choice', "<p>{open ? 'shut' : `${n} open`}</p>", ['shut', 'open']],
  ['a sentence handed on', "toast({ sentence: 'Closed. The lead has it.' })", ['Closed. The lead has it.']],
  ['a label in a table of words', "const STATES = { done: 'Done', none: 'not yet' }", ['Done', 'not yet']],
  ['words returned', "function f() { return 'nobody yet today' }", ['nobody yet today']],
])('finds %s', (_name, code, words) => {
  expect(found(code)).toEqual(words)
})

it.each([
  ["<p className='second line' id='Main'>{say('today.now')}</p>"],
  ['<p><b>Rapporteur</b> · 5 % →</p>'],
  ["if (kind === 'Not open') run()"],
  ["switch (key) { case 'Some Word': run() }"],
  ["throw new Error('The page was drawn before the summit was there.')"],
  ["console.error('session not mirrored')"],
  ["document.querySelector('footer button')"],
  ["const chords = ['Ctrl+Enter', 'Alt A', 'ArrowLeft', 'Escape']"],
  ['const PANES = \'header, main, [role="complementary"]\''],
  ["const look = current ? 'row row-current' : 'row'"],
  ["type Word = 'Some thing'"],
  ["import { words } from './Some words.ts'"],
])('leaves alone %s', (code) => {
  expect(found(code)).toEqual([])
})

it('looks only at what is shown where most words are for a terminal', () => {
  const code = "write('Packing the app'); const menu = [{ label: 'Open it', role: 'reload' }]"
  expect(found(code, 'shown')).toEqual(['Open it'])
})
