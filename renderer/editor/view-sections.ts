/**
 * Which lines the view shows in which section. Lines of a section the template does not have stand at the end of the
 * section for free writing, so that nothing hides.
 */
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { Segment } from '#note/lines/strand.ts'
import type { Template } from '#note/template-model.ts'

/** The drawn lines by section key, in order; every section of the template is there. */
export function linesBySection(lines: EditableLines, template: Template): Map<string, Segment[]> {
  const bySection = new Map<string, Segment[]>(template.sections.map((section) => [section.key, []]))
  const strays = bySection.get(straySection(template)) ?? []
  const elsewhere: Segment[] = []
  for (const line of lines.index.drawn()) {
    const own = bySection.get(line.head?.place?.section ?? '')
    if (own) own.push(line)
    else elsewhere.push(line)
  }
  strays.push(...elsewhere)
  return bySection
}

/** The one for free writing is told by its headings; failing that, the first. */
function straySection(template: Template): string {
  const free = template.sections.find((section) => section.takes.includes('heading'))
  return (free ?? template.sections[0])?.key ?? ''
}

/** The kind of a new line in a section. */
export function firstKind(template: Template, section: string): string {
  return template.sections.find((candidate) => candidate.key === section)?.takes[0] ?? 'text'
}
