/** The languages that the product speaks: the page, and the frame of the book. */

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** How days, lists and numbers are written in it: English as in Britain, the day before the month. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}
