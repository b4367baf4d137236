/** Lines as a person sees them, for comparing what several replicas show. Knows no replica and no network. */
import type { VisibleLine } from '#note/lines/line-model.ts'

export const SECTIONS = ['discussion', 'decisions', 'actions']

export interface Seen {
  section: string
  text: string
}

export function change(seen: Seen[], index: number, edit: (text: string) => string): Seen[] {
  return seen.map((line, at) => (at === index ? { section: line.section, text: edit(line.text) } : line))
}

export function headOf(lines: readonly VisibleLine[], section: string): number {
  const rank = SECTIONS.indexOf(section)
  const index = lines.findIndex((line) => SECTIONS.indexOf(line.section) >= rank)
  return index < 0 ? lines.length : index
}

export function textOf(line: VisibleLine): string {
  return line.runs.map((run) => (typeof run.insert === 'string' ? run.insert : '\ufffc')).join('')
}

export function texts(visible: readonly VisibleLine[]): string {
  return visible.map(textOf).join('¶')
}

export function show(visible: readonly VisibleLine[]): string {
  return visible.map((line) => `${line.section}:${line.kind}:${textOf(line)}`).join('¶')
}

export function lettersOf(visible: readonly VisibleLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of visible)
    for (const letter of textOf(line)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}
