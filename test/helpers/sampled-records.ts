/**
 * The notes over which exports are judged: nasty ones, and random ones by a seed, so that everybody judges the same. To look for
 * more: `RAPPORTEUR_RUNS` says how many random ones, `RAPPORTEUR_SEED` which.
 */
import fc from 'fast-check'
import type { NoteRecord } from '#note/record-model.ts'
import { anyRecord } from './any-record.ts'

const USUAL_RUNS = 40
const runs = process.env['RAPPORTEUR_RUNS']
const seed = process.env['RAPPORTEUR_SEED']

/** How many random notes are judged, `usual` where nobody says. */
export function runsOr(usual: number = USUAL_RUNS): number {
  return Number(runs ?? usual)
}

export function seedOr(usual: number): number {
  return Number(seed ?? usual)
}

export function randomRecords(usualSeed: number, usualRuns = USUAL_RUNS): readonly NoteRecord[] {
  return fc.sample(anyRecord, { numRuns: runsOr(usualRuns), seed: seedOr(usualSeed) })
}

/** Seconds alone, many more on a busy computer or for many notes: milliseconds. */
export const JUDGING_LIMIT_MS = 120_000 * Math.max(1, runsOr() / USUAL_RUNS)
