/** Owners that old lines name, as the people of this summit whom they mean: by the same rule as a name that is typed (M7). */
import { personField } from '../item-fields.ts'
import type { Person } from '../summit.ts'
import { refMeant } from '../shorthand/whom.ts'
import type { ProposedLine } from './proposal.ts'

/** A name that nobody has, or more than one person, stays as it was written. */
export function meantOwners(
  lines: readonly ProposedLine[],
  people: readonly Person[],
): readonly ProposedLine[] {
  return lines.map((line) => {
    const owner = personField(line, 'owner')
    if (owner === null) return line
    return { ...line, fields: { ...line.fields, owner: { ...refMeant(owner.name, people) } } }
  })
}
