/** One thing has one German word: those of docs/german.md, and none of the words it was called by otherwise. */
import { expect, it } from 'vitest'
import { CATALOGUES } from '#renderer/words/say.ts'

const OTHERWISE = [
  /[Mm]itschrift/u,
  /[Ss]trang(?!el)/u,
  /Computer/u,
  /\b[Ss]peichern\b/u,
  /Schreibtisch/u,
  /[Vv]erantwortlich/u,
  /Vorrang/u,
  /\bTermin/u,
  /\bStatus\b(?! \{)/u,
  /\b[Dd](?:as|ieses) Summit/u,
  /Ausfuhr/u,
  /Fassung/u,
  /Anwender/u,
]

it('German calls everything as the glossary does', () => {
  const faults = Object.entries(CATALOGUES.de).filter(([, text]) => OTHERWISE.some((word) => word.test(text)))
  expect(faults).toEqual([])
})

it('German addresses people without shouting', () => {
  expect(
    Object.entries(CATALOGUES.de).filter(([, text]) => /!(?!=)|\bSie (?:haben|können|müssen)\b/u.test(text)),
  ).toEqual([])
})
