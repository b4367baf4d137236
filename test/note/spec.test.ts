/** SPEC.md and the tests hold each other: every rule is quoted by a test's name, and every quoted number is a rule. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const SPEC = readFileSync(resolve(ROOT, 'note/SPEC.md'), 'utf8')

/** A rule begins its line with its number. */
const RULE = /^- \*\*([A-Z]\d+)\*\* /gm
/** A name begins with the numbers it is about; it is a call's first argument, or a scene's name. */
const NAME = /(?:\(|\bname:)\s*(?:'|"|`)((?:[A-Z]\d+[,:]? )+)/g

const rules = [...SPEC.matchAll(RULE)].map((match) => match[1] ?? '')
const letters = new Set(rules.map((rule) => rule.charAt(0)))
const quoted = new Set(globSync('test/**/*.{ts,tsx}', { cwd: ROOT }).flatMap(quotedIn))

function quotedIn(path: string): string[] {
  const text = readFileSync(resolve(ROOT, path), 'utf8')
  const names = [...text.matchAll(NAME)].flatMap((match) => (match[1] ?? '').match(/[A-Z]\d+/g) ?? [])
  return names.filter((number) => letters.has(number.charAt(0)))
}

test('every rule has one number of its own', () => {
  expect(rules.length).toBeGreaterThan(90)
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
})

test('every rule is quoted by a test', () => {
  expect(rules.filter((rule) => !quoted.has(rule))).toEqual([])
})

test('every quoted number is a rule', () => {
  expect([...quoted].filter((number) => !rules.includes(number))).toEqual([])
})
