/**
 * How far a note is, in words: the sentence beside the ring, what is missing under a section, and the count of
 * findings that hold up closing. Never a percentage. Pure.
 */
import { say } from '../words/say.ts'
import { findingWords } from './finding-words.ts'
import type { Finding } from '#note/record-model.ts'
import type { Completeness } from '#note/wire/api.ts'

/** A count in words up to twelve, in figures beyond. */
export function countWord(count: number): string {
  return say('parts.number', { count })
}

/** `5 of 6 sections. Actions: one needs an owner.` */
export function completenessSentence(completeness: Completeness | null): string {
  if (completeness === null) return say('today.done.none')
  const { done, total, unowned, sections } = completeness
  const first = say('today.done.sections', { done, total })
  const actions = sections.find((section) => section.key === 'actions')?.title ?? say('registers.actions')
  if (unowned > 0)
    return `${first} ${say('today.done.owners', { section: actions, count: unowned, words: countWord(unowned) })}`
  const missing = sections.find((section) => section.state === 'wants')
  if (missing !== undefined) return `${first} ${say('today.done.section', { section: missing.title })}`
  return done === total ? `${first} ${say('today.done.nothing')}` : first
}

/** What is missing in a section, in a few words, or null where nothing is. */
export function missingInSection(findings: readonly Finding[], key: string): string | null {
  const here = findings.filter((finding) => finding.section === key && finding.blocks === 'closing')
  if (here.length === 0) return null
  const fields = here.filter((finding) => finding.code === 'field-missing')
  if (fields.length > 0) return say('today.done.ownersShort', { count: fields.length })
  const repeated = here.some((finding) => finding.code === 'section-missing')
  return repeated ? say('today.done.lineShort') : here[0] === undefined ? null : findingWords(here[0])
}

/** The findings that hold up closing (and so approval). */
export function blockingFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.blocks === 'closing')
}
