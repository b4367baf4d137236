import { expect, test } from 'vitest'
import { readVoice, VOICES } from '#note/shorthand/voice.ts'

test.each([
  ['Priya (operator): it shows nothing', 'Priya: it shows nothing', 'operator'],
  ['Priya Raman(Ops): it shows nothing', 'Priya Raman: it shows nothing', 'operator'],
  ['it shows nothing (user)', 'it shows nothing', 'user'],
  ['(business) who pays?', 'who pays?', 'business'],
  ['wer zahlt? (Anwender)', 'wer zahlt?', 'user'],
])('M10: %s', (line, text, voice) => {
  expect(readVoice(line, VOICES)).toEqual({ text, voice })
})

test.each(['it shows nothing (twice)', 'the (user) table', '(user)', 'f(user)', 'Priya (operator)', ''])(
  'M10: %s has none, or nothing else',
  (line) => {
    const voiced = readVoice(line, VOICES)
    expect(voiced === null || voiced.text !== '').toBe(true)
    if (line !== 'Priya (operator)') expect(voiced).toBeNull()
  },
)

test('M10: a voice of the template counts, and one that it does not have is text', () => {
  expect(readVoice('so we said (vendor)', ['vendor'])).toEqual({ text: 'so we said', voice: 'vendor' })
  expect(readVoice('so we said (user)', ['vendor'])).toBeNull()
})
