/** Whether two values of a note are the same, whatever order their keys are in. */
import { canonicalJson } from '../record-json.ts'

export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(canonicalJson(one)) === JSON.stringify(canonicalJson(other))
}
