/** Relations as a person types them, one a line, and back. Pure. */
import { type Relation, RELATIONS } from '#note/blueprints/blueprint-model.ts'

export function relationsText(relations: readonly Relation[]): string {
  return relations.map(({ kind, name }) => `${kind} ${name}`).join('\n')
}

/** The relations, or the first line that is none. */
export function parseRelations(
  text: string,
):
  | { readonly ok: true; readonly relations: readonly Relation[] }
  | { readonly ok: false; readonly line: string } {
  const relations: Relation[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/\s+/g, ' ')
    if (line === '') continue
    const kind = RELATIONS.find((each) => line.toLowerCase().startsWith(`${each} `))
    const name = kind === undefined ? '' : line.slice(kind.length + 1)
    if (kind === undefined || name.includes(' ')) return { ok: false, line }
    relations.push({ kind, name })
  }
  return { ok: true, relations }
}
