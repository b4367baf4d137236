/** What the shipped templates say is in the message files word for word, and German changes the labels and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import type { Template } from '#note/template-model.ts'
import { ENGLISH } from '#renderer/words/english.ts'
import { kindLabel, labelOf, templateInLanguage, valueLabel } from '#renderer/words/labels.ts'

vi.hoisted(() => {
  Object.defineProperty(globalThis, 'navigator', { value: { languages: ['de'] }, configurable: true })
})

const FOLDER = new URL('../../../templates/', import.meta.url)
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))

function read(file: string): Template {
  return parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Template
}

/** Everything in a template that a person reads. */
function textsOf(template: Template): string[] {
  const fields = template.kinds.flatMap((kind) => kind.fields)
  return [
    template.title,
    ...template.brief,
    ...template.roles.flatMap(({ title, question }) => [title, question]),
    ...template.sections.flatMap(({ title, guidance }) => [title, guidance]),
    ...template.kinds.map(({ title }) => title),
    ...fields.flatMap(({ title, choices = [] }) => [title, ...choices.map((choice) => choice.title)]),
  ]
}

/** The same without what is read. */
function bare(value: unknown): unknown {
  const drop = new Set(['title', 'question', 'guidance', 'brief'])
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (drop.has(key) ? undefined : each)))
}

it.each(FILES)('%s says nothing that has no German', (file) => {
  const known = new Set<string>(
    Object.entries(ENGLISH).flatMap(([key, text]) => (key.startsWith('template.') ? [text] : [])),
  )
  expect(textsOf(read(file)).filter((text) => !known.has(text))).toEqual([])
})

it.each(FILES)('%s keeps its keys, kinds, choices and order', (file) => {
  const template = read(file)
  const german = templateInLanguage(template)
  expect(bare(german)).toEqual(bare(template))
  expect(german.sections.map(({ title }) => title)).toContain('Beschlüsse')
  expect(textsOf(german)).not.toContain('Who leads?')
})

it('leaves what somebody named otherwise as it is', () => {
  expect([labelOf('Decisions'), labelOf('Our decisions'), labelOf('constructor')]).toEqual([
    'Beschlüsse',
    'Our decisions',
    'constructor',
  ])
  expect([kindLabel('action'), kindLabel('risk')]).toEqual(['Aufgabe', 'risk'])
  expect([valueLabel('depends on'), valueLabel('we depend on it')]).toEqual([
    'Hängt ab von',
    'we depend on it',
  ])
})
