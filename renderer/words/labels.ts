/** Labels of what a template names, in the page's language. Keys of the data stay as they are. */
import { LANGUAGE } from './language.ts'
import { isMessageKey, say } from './say.ts'

/** A kind of item by its key: `decision` is called Decision. A kind of one template alone is called by its key. */
export function kindLabel(kind: string): string {
  const key = `parts.kind.${kind}`
  return isMessageKey(key) ? say(key) : kind
}

/** A label within a sentence: English writes it small there, German as it is. */
export function inSentence(label: string): string {
  return LANGUAGE === 'en' ? label.toLowerCase() : label
}
