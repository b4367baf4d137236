/**
 * Questions the editor asks of a template many times a second: which kind is this, where does it belong, what may
 * stand in that section.
 */
import { VOICES } from '#note/shorthand/voice.ts'
import { PLAIN_KINDS, type Field, type ItemKind, type Section, type Template } from '#note/template-model.ts'
import { say } from '../../words/say.ts'

/** The field of any line that says for whom somebody speaks. */
export const VOICE_FIELD = 'voice'

const PLAIN: ReadonlySet<string> = new Set(PLAIN_KINDS)

/** Whether every template has this kind; such lines are not items and carry no number. */
export function isPlainKind(kind: string): boolean {
  return PLAIN.has(kind)
}

/** Answers from one template, which never changes while its note is open. */
export interface TemplateLookup {
  readonly template: Template
  readonly kind: (key: string) => ItemKind | undefined
  /** For whom somebody speaks: the template's field, else the usual one. */
  readonly voice: Field
  /** The fields of a line of this kind: an item's own, and on every line the voice. */
  readonly fieldsOf: (kind: string) => readonly Field[]
  readonly section: (key: string) => Section | undefined
  /** What a new line of the section is. */
  readonly firstKind: (section: string) => string
  /** `kind` if it may stand in the section, otherwise the section's first kind. */
  readonly kindIn: (section: string, kind: string) => string
  readonly accepts: (section: string, kind: string) => boolean
  /** The section whose new lines are items. */
  readonly isItemSection: (section: string) => boolean
  /** Key of the first section that takes the kind, or null. */
  readonly homeOf: (kind: string) => string | null
  /** Key of the section where the talk is written down, or null. */
  readonly discussion: string | null
}

export function createTemplateLookup(template: Template): TemplateLookup {
  const kinds = new Map(template.kinds.map((kind) => [kind.key, kind]))
  const sections = new Map(template.sections.map((section) => [section.key, section]))
  const firstKind = (key: string): string => sections.get(key)?.takes[0] ?? 'text'
  const isItemSection = (key: string): boolean => !isPlainKind(firstKind(key))
  const accepts = (key: string, kind: string): boolean => {
    const section = sections.get(key)
    // A section that is not in the template shows lines from elsewhere: whatever they are, they stay.
    if (section === undefined || section.takes.includes(kind)) return true
    return isPlainKind(kind) && !isItemSection(key)
  }
  const voice = voiceField(template)
  return {
    template,
    voice,
    kind: (key) => kinds.get(key),
    fieldsOf: (key) => {
      const fields = kinds.get(key)?.fields ?? []
      return fields.some((field) => field.key === VOICE_FIELD) ? fields : [...fields, voice]
    },
    section: (key) => sections.get(key),
    firstKind,
    kindIn: (section, kind) => (accepts(section, kind) ? kind : firstKind(section)),
    accepts,
    isItemSection,
    homeOf: (kind) => template.sections.find((section) => section.takes.includes(kind))?.key ?? null,
    discussion: findDiscussion(template),
  }
}

/** The values that the template, or everybody, has for a voice. */
export function voicesOf({ voice }: TemplateLookup): readonly string[] {
  return (voice.choices ?? []).map(({ value }) => value)
}

/** As the template has it on one of its kinds, else the four groups that summits bring together. */
function voiceField(template: Template): Field {
  const fields = template.kinds.flatMap((kind) => kind.fields)
  const own = fields.find((field) => field.key === VOICE_FIELD && field.type === 'choice')
  const choices = own?.choices ?? VOICES.map((value) => ({ value, title: say(`editor.voice.${value}`) }))
  return {
    key: VOICE_FIELD,
    title: own?.title ?? say('editor.voice'),
    type: 'choice',
    required: false,
    choices,
  }
}

function findDiscussion(template: Template): string | null {
  const plain = template.sections.filter((section) => isPlainKind(section.takes[0] ?? 'text'))
  const named = plain.find((section) => section.key === 'discussion')
  const listed = plain.find((section) => section.takes.includes('bullet'))
  return (named ?? listed ?? plain.at(-1))?.key ?? null
}
