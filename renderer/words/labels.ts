/**
 * Labels of what templates name, in the page's language. The shipped templates' own texts are known by their English words;
 * whatever else somebody's template says stays as it is. Keys of the data never change.
 */
import type { SectionRecord } from '#note/record-model.ts'
import type { Field, Template } from '#note/template-model.ts'
import { ENGLISH } from './english.ts'
import { LANGUAGE } from './language.ts'
import { isMessageKey, say, type MessageKey } from './say.ts'

const SHIPPED: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries(ENGLISH).flatMap(([key, text]) =>
    key.startsWith('template.') && isMessageKey(key) ? [[text, key]] : [],
  ),
)

/** What a shipped template's text is in the page's language; any other text as it is. */
export function labelOf(text: string): string {
  const key = SHIPPED.get(text)
  return key === undefined ? text : say(key)
}

/** Values of the shipped templates' choices are their English titles in small letters, or a word of their own. */
const CHOICES: ReadonlyMap<string, MessageKey> = new Map(
  [...SHIPPED].flatMap(([text, key]) =>
    key.startsWith('template.choice.') ? [[text.toLowerCase(), key]] : [],
  ),
)

/** What is kept of a choice, for places that do not ask the template: `depends on` is `Hängt ab von`; English as kept. */
export function valueLabel(value: string): string {
  const key = LANGUAGE === 'en' ? undefined : CHOICES.get(value)
  return key === undefined ? value : say(key)
}

/** A kind of item by its key: `decision` is called Decision. A kind of one template alone is called by its key. */
export function kindLabel(kind: string): string {
  const key = `parts.kind.${kind}`
  return isMessageKey(key) ? say(key) : kind
}

/** A label within a sentence: English writes it small there, German as it is. */
export function inSentence(label: string): string {
  return LANGUAGE === 'en' ? label.toLowerCase() : label
}

/** The template with what is read in it in the page's language: the same keys, kinds, choices and order. */
export function templateInLanguage(template: Template): Template {
  return {
    ...template,
    title: labelOf(template.title),
    brief: template.brief.map(labelOf),
    roles: template.roles.map((role) => ({
      ...role,
      title: labelOf(role.title),
      question: labelOf(role.question),
    })),
    sections: template.sections.map((section) => ({
      ...section,
      title: labelOf(section.title),
      guidance: labelOf(section.guidance),
    })),
    kinds: template.kinds.map((kind) => ({
      ...kind,
      title: labelOf(kind.title),
      fields: kind.fields.map(fieldInLanguage),
    })),
  }
}

function fieldInLanguage(field: Field): Field {
  const title = labelOf(field.title)
  if (field.choices === undefined) return { ...field, title }
  return { ...field, title, choices: field.choices.map((each) => ({ ...each, title: labelOf(each.title) })) }
}

/** Sections of a record or of its completeness, with their titles in the page's language. */
export function sectionsInLanguage<T extends Pick<SectionRecord, 'key' | 'title'>>(
  sections: readonly T[],
): readonly T[] {
  return sections.map((section) => ({ ...section, title: labelOf(section.title) }))
}
