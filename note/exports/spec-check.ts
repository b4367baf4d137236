/**
 * The rules that the OpenStack projects check their specs by (nova-specs, tests/test_titles.py, and its like), and three
 * they mean to: no carriage returns, no zero-width space, one document title.
 */
import type { ExportProblem } from '../wire/api.ts'
import { columnWidth } from './column-width.ts'

/** A level-1 title with the level-2 titles that must stand under it; further level-2 titles are allowed. */
export interface SectionTitles {
  readonly title: string
  readonly under: readonly string[]
}

/** Lines as doc8 and the repositories' own tests want them; `longest` null asks for no width. */
export function checkLines(text: string, longest: number | null): readonly ExportProblem[] {
  const problems: ExportProblem[] = []
  if (text.includes('\r')) problems.push(problem('spec-carriage-return', 'The file has carriage returns.'))
  if (text.includes('\u200b'))
    problems.push(problem('spec-zero-width-space', 'The file has a zero-width space.'))
  let inBlock = false
  text.split('\n').forEach((line, index) => {
    if (line.endsWith(' '))
      problems.push(problem('spec-trailing-blank', `Line ${index + 1} ends in a blank.`))
    if (inBlock && (line === '' || line.startsWith(' '))) return
    inBlock = line.includes('::')
    if (longest !== null && isTooLong(line, longest)) {
      problems.push(problem('spec-line-too-long', `Line ${index + 1} has more than ${longest} characters.`))
    }
  })
  return problems
}

/** Lines with an address, and lines without a blank inside, may be of any length. */
function isTooLong(line: string, longest: number): boolean {
  if (/https?:\/\//.test(line) || /^\s*\S+$/.test(line)) return false
  return [...line].length > longest
}

/** The titles as docutils finds them: all that are expected and no other of the first level; `optional` may be missing. */
export function checkTitles(
  text: string,
  expected: readonly SectionTitles[],
  optional: readonly string[],
): readonly ExportProblem[] {
  const { documentTitles, sections } = titlesOf(text)
  const problems: ExportProblem[] = []
  if (documentTitles !== 1) {
    problems.push(
      problem('spec-title', `The file has ${documentTitles} document titles; it must have exactly one.`),
    )
  }
  for (const wanted of expected) {
    const found = sections.find((section) => section.title === wanted.title)
    if (!found && !optional.includes(wanted.title)) {
      problems.push(problem('spec-section-missing', `The section "${wanted.title}" is missing.`))
    }
    for (const under of found ? wanted.under : []) {
      if (found?.under.includes(under) || optional.includes(under)) continue
      problems.push(problem('spec-section-missing', `"${under}" is missing under "${wanted.title}".`))
    }
  }
  for (const section of sections) {
    if (expected.some((wanted) => wanted.title === section.title)) continue
    problems.push(problem('spec-section-extra', `The section "${section.title}" is not in the template.`))
  }
  return problems
}

/** The titles of a spec as docutils finds them: a text with a line of one sign below it, and for the document above it. */
function titlesOf(text: string): { documentTitles: number; sections: readonly SectionTitles[] } {
  const lines = text.split('\n')
  const sections: { title: string; under: string[] }[] = []
  const styles: string[] = []
  let documentTitles = 0
  lines.forEach((line, index) => {
    const sign = underlineOf(line, lines[index + 1] ?? '')
    if (sign === null) return
    const style = underlineOf(line, lines[index - 1] ?? '') === sign ? `over ${sign}` : sign
    if (!styles.includes(style)) styles.push(style)
    const level = styles.indexOf(style)
    if (level === 0) documentTitles += 1
    if (level === 1) sections.push({ title: line, under: [] })
    if (level === 2) sections.at(-1)?.under.push(line)
  })
  return { documentTitles, sections }
}

/** The sign of the line, if it is one under (or over) this text. */
function underlineOf(line: string, under: string): string | null {
  if (line === '' || line.startsWith(' ') || isRule(line) || !isRule(under)) return null
  return under.length >= Math.min(4, columnWidth(line)) ? (under[0] ?? null) : null
}

function isRule(line: string): boolean {
  return /^([!-/:-@[-`{-~])\1*$/.test(line)
}

function problem(code: string, message: string): ExportProblem {
  return { code, message, blocking: true }
}
