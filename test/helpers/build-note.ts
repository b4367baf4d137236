/** Builds notes for tests from a few nested calls, through the same operations that the editor uses. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { writeNone, writeRole, writeSummary } from '#note/about.ts'
import type { NewLine, Run } from '#note/lines/line-model.ts'
import { createNoteLines } from '#note/lines/note-lines.ts'
import type { JsonValue, NoteRecord, SessionFacts } from '#note/record-model.ts'
import { readRecord } from '#note/record.ts'
import type { PersonRef } from '#note/summit.ts'
import { parseTemplate } from '#note/template.ts'
import type { Template } from '#note/template-model.ts'
import { parseTarget, type Target } from '#note/exports/target.ts'
import { seededRandom } from './seeded.ts'

export interface NoteLine extends NewLine {
  readonly runs?: readonly Run[]
}

export interface NotePlan {
  readonly sections?: Readonly<Record<string, readonly (string | NoteLine)[]>>
  readonly roles?: Readonly<Record<string, PersonRef>>
  readonly none?: Readonly<Record<string, string>>
  readonly summary?: string
  readonly template?: Template
}

/** A note with these lines. Lines without an id are named `l1`, `l2`, … in order. */
export function buildNote(plan: NotePlan): Y.Doc {
  const doc = new Y.Doc()
  // The id decides how Yjs breaks ties, so it is fixed.
  doc.clientID = 1
  const template = plan.template ?? shippedTemplate('design-session')
  const keys = template.sections.map((section) => section.key)
  const lines = createNoteLines(doc, { sections: keys, random: seededRandom(7) })
  let count = 0
  for (const [section, planned] of Object.entries(plan.sections ?? {})) {
    let after: string | null = null
    for (const line of planned) {
      count += 1
      const born: NoteLine = typeof line === 'string' ? { text: line } : line
      const named = { id: `l${count}`, ...born }
      const ids: string[] = lines.newLines(section, after, [named])
      after = ids[0] ?? null
    }
  }
  writeAbout(doc, plan)
  lines.close()
  return doc
}

function writeAbout(doc: Y.Doc, plan: NotePlan): void {
  for (const [role, person] of Object.entries(plan.roles ?? {})) writeRole(doc, role, person, 'test')
  for (const [section, reason] of Object.entries(plan.none ?? {})) writeNone(doc, section, reason, 'test')
  if (plan.summary !== undefined) writeSummary(doc, plan.summary, 'test')
}

/** The record of such a note. */
export function buildRecord(plan: NotePlan, session: Partial<SessionFacts> = {}): NoteRecord {
  const template = plan.template ?? shippedTemplate('design-session')
  return readRecord(buildNote(plan), { session: sessionFacts(session), template })
}

export function decision(text: string, fields: Readonly<Record<string, JsonValue>> = {}): NoteLine {
  return { kind: 'decision', text, fields }
}

export function action(text: string, fields: Readonly<Record<string, JsonValue>> = {}): NoteLine {
  return { kind: 'action', text, fields }
}

export function question(text: string): NoteLine {
  return { kind: 'question', text }
}

export function blueprint(name: string, relation = 'implements', text = ''): NoteLine {
  return { kind: 'blueprint', text, fields: { name, relation } }
}

export function sessionFacts(facts: Partial<SessionFacts> = {}): SessionFacts {
  return {
    id: 'server-graceful-restart',
    title: 'Graceful restart for the sync daemon',
    abstract: 'An upgrade drops every client at once.',
    summit: 'Harbour Summit 2026',
    timezone: 'Europe/Madrid',
    track: 'Server',
    room: 'Lantern',
    start: '2026-10-07T11:30:00Z',
    end: '2026-10-07T12:25:00Z',
    state: 'open',
    blueprints: [],
    ...facts,
  }
}

const TEMPLATES = fileURLToPath(new URL('../../templates/', import.meta.url))

export function templateText(id: string): string {
  return readFileSync(`${TEMPLATES}${id}.yaml`, 'utf8')
}

export function shippedTemplateIds(): string[] {
  return readdirSync(TEMPLATES)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''))
}

export function shippedTemplate(id: string): Template {
  const result = parseTemplate(templateText(id))
  if (!result.ok) throw new Error(`templates/${id}.yaml: ${JSON.stringify(result.problems, null, 2)}`)
  return result.template
}

/** The files of a target's folder, by name. */
export function targetFiles(id: string): Record<string, string> {
  const folder = `${TEMPLATES}specs/${id}/`
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(folder + file, 'utf8')]))
}

/** The pieces that targets share, by `folder/file`. */
export function sharedParts(): Record<string, string> {
  const folder = `${TEMPLATES}parts/`
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.includes('.'),
  )
  return Object.fromEntries(files.map((file) => [file, readFileSync(folder + file, 'utf8')]))
}

export function shippedTargetIds(): string[] {
  return readdirSync(`${TEMPLATES}specs`)
}

export function shippedTarget(id: string): Target {
  const result = parseTarget(targetFiles(id), sharedParts())
  if (!result.ok) throw new Error(`templates/specs/${id}: ${JSON.stringify(result.problems, null, 2)}`)
  return result.target
}
