/**
 * What a person should look at in a note, as sentences, and which step each holds up. Pure: the same record gives the
 * same findings in the same order.
 */
import { answersOf, hasContent, linesOf } from './item-fields.ts'
import { checkItem, checkRepeatedTitles, type Known } from './findings-items.ts'
import { titleOf } from './item-title.ts'
import type { Finding, LineRecord, NoteRecord, SectionRecord } from './record-model.ts'
import type { PersonRef } from './summit.ts'
import type { RoleField, Template } from './template-model.ts'

const LONGEST_QUOTE = 40

/** Everything about this note: roles, the closing sentence, sections in order, then lines without a section. */
export function checkRecord(record: NoteRecord, template: Template, known: Known): readonly Finding[] {
  return [
    ...checkRoles(record.roles, template.roles),
    ...checkSummary(record),
    ...record.sections.flatMap((section) => checkSection(section, record, template)),
    ...linesOf(record).flatMap((line) => checkItem(line, template, known)),
    ...checkRepeatedTitles(record),
    ...record.elsewhere.filter(hasContent).map(elsewhereFinding),
  ]
}

/** What the opening gate still asks for. Empty: the session may open. */
export function checkOpening(
  roles: Readonly<Record<string, PersonRef>>,
  template: Template,
): readonly Finding[] {
  return checkRoles(
    roles,
    template.roles.filter((role) => role.askedAt === 'opening'),
  )
}

/** The findings that hold up a step; what holds up opening holds up closing too. */
export function blockingFindings(
  findings: readonly Finding[],
  step: 'opening' | 'closing',
): readonly Finding[] {
  return findings.filter(
    (finding) => finding.blocks === step || (step === 'closing' && finding.blocks === 'opening'),
  )
}

function checkRoles(
  roles: Readonly<Record<string, PersonRef>>,
  asked: readonly RoleField[],
): readonly Finding[] {
  return asked
    .filter((role) => role.required && !isNamed(roles, role.key))
    .map((role) => ({
      code: 'role-missing',
      sentence: `${role.title} is not named. ${role.question}`,
      about: { role: role.title, question: role.question },
      blocks: role.askedAt,
    }))
}

function isNamed(roles: Readonly<Record<string, PersonRef>>, key: string): boolean {
  return Object.hasOwn(roles, key) && (roles[key]?.name ?? '').trim() !== ''
}

/** The sentence is asked for first at the close, but a room that has none may go. */
function checkSummary(record: NoteRecord): readonly Finding[] {
  if (record.summary.trim() !== '') return []
  const sentence = 'No closing sentence. In one sentence, what came of it?'
  return [{ code: 'summary-missing', sentence, blocks: 'nothing' }]
}

function checkSection(section: SectionRecord, record: NoteRecord, template: Template): readonly Finding[] {
  const declared = template.sections.find((candidate) => candidate.key === section.key)
  if (!declared?.mandatory || answersOf(section, record, template).length > 0) return []
  if (declared.none && section.none !== null) return []
  const kind = template.kinds.find((candidate) => candidate.key === declared.takes[0])
  const what = kind ? `No ${kind.title.toLowerCase()}` : `Nothing under ${declared.title}`
  const sentence = declared.none ? `${what}, and no reason why.` : `${what}. It needs at least one line.`
  const about = { section: declared.title, none: declared.none ? 'may' : 'not' }
  return [{ code: 'section-missing', sentence, about, blocks: 'closing', section: section.key }]
}

function elsewhereFinding(line: LineRecord): Finding {
  const title = titleOf(line)
  const quote = title.length > LONGEST_QUOTE ? `${title.slice(0, LONGEST_QUOTE)}…` : title
  return {
    code: 'line-elsewhere',
    sentence: `"${quote}" stands under no section of this note. Move it where it belongs.`,
    about: { quote },
    blocks: 'nothing',
    line: line.id,
    ...(line.number === null ? {} : { number: line.number }),
  }
}
