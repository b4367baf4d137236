/**
 * The `about` map of a note: which session and template, who leads and writes, the closing sentence, and why a
 * mandatory section stays empty. Roles stand under their template key, reasons under `none:<section>`.
 */
import type * as Y from 'yjs'
import type { PersonRef } from './summit.ts'

export const ABOUT_ROOT = 'about'
export const LINES_ROOT = 'lines'
export const THREADS_ROOT = 'threads'

/** The only root types a note has; the relay refuses updates that name another. */
export const ROOTS = [ABOUT_ROOT, LINES_ROOT, THREADS_ROOT] as const

export function aboutOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ABOUT_ROOT)
}

/** The closing sentence, or an empty string. */
export function readSummary(doc: Y.Doc): string {
  const value = aboutOf(doc).get('summary')
  return typeof value === 'string' ? value : ''
}

/** Why the section has nothing, or null where no reason (or a blank one) stands. */
export function readNone(doc: Y.Doc, section: string): string | null {
  const value = aboutOf(doc).get(`none:${section}`)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** The person in a role, or null; anything that is not a person reference reads as null. */
export function readRole(doc: Y.Doc, role: string): PersonRef | null {
  return parsePersonRef(aboutOf(doc).get(role))
}

/** A person reference out of untrusted data, or null. */
export function parsePersonRef(value: unknown): PersonRef | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name } = value as Record<string, unknown>
  if (typeof name !== 'string' || name.trim() === '') return null
  return typeof id === 'string' ? { id, name } : { name }
}

/** Sets the closing sentence; an empty one removes it. */
export function writeSummary(doc: Y.Doc, sentence: string, origin: unknown): void {
  setOrRemove(doc, 'summary', sentence.trim() === '' ? null : sentence, origin)
}

/** Gives or (with null) takes back the reason why a section has nothing. */
export function writeNone(doc: Y.Doc, section: string, reason: string | null, origin: unknown): void {
  setOrRemove(doc, `none:${section}`, reason, origin)
}

export function writeRole(doc: Y.Doc, role: string, person: PersonRef | null, origin: unknown): void {
  setOrRemove(doc, role, person, origin)
}

function setOrRemove(doc: Y.Doc, key: string, value: unknown, origin: unknown): void {
  const about = aboutOf(doc)
  doc.transact(() => {
    if (value === null) about.delete(key)
    else about.set(key, value)
  }, origin)
}
