/** A finding of the rules in the page's language, from what it speaks of. */
import type { Finding } from '#note/record-model.ts'
import { LANGUAGE } from '../words/language.ts'
import { labelOf } from '../words/labels.ts'
import { say } from '../words/say.ts'

/** Its sentence. The rules speak English; an older relay does not say what its sentence is about, and is shown as it is. */
export function findingWords({ code, sentence, about }: Finding): string {
  if (LANGUAGE === 'en') return sentence
  if (code === 'summary-missing') return say('finding.summary')
  if (about === undefined) return sentence
  const of = (name: string): string => labelOf(about[name] ?? '')
  switch (code) {
    case 'role-missing':
      return say('finding.role', { role: of('role'), question: of('question') })
    case 'section-missing':
      return say('finding.section', { section: of('section'), none: of('none') })
    case 'field-missing':
      return about['key'] === 'owner'
        ? say('finding.owner', { number: of('number'), nobody: of('nobody') })
        : say('finding.field', { number: of('number'), field: of('field') })
    case 'blueprint-unknown':
      return say('finding.blueprint', {
        name: of('name'),
        close: of('close'),
        has: of('close') === '' ? 'no' : 'yes',
      })
    case 'person-unknown':
      return say('finding.person', { number: of('number'), name: of('name') })
    case 'line-elsewhere':
      return say('finding.elsewhere', { quote: of('quote') })
    case 'title-repeated':
      return say('finding.repeated', { number: of('number'), other: of('other') })
  }
}
