/**
 * Which language the page speaks: the one chosen on this computer, else the system's, else English. It is settled
 * before anything is drawn; choosing another loads the page anew, so that no word is left behind in the old one.
 */
import { type Language, LANGUAGES, localeOf } from '#note/language.ts'

/** Each by its own name, as a choice shows it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' }

const KEPT_AS = 'rapporteur.language'

/** The language of this page for its whole life. */
export const LANGUAGE: Language = settleLanguage()

/** How days, lists and numbers are written in it. */
export const LOCALE = localeOf(LANGUAGE)

/** Keeps the choice and loads the page anew in it. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language)
  location.reload()
}

/** Tells screen readers and hyphenation which language the page is in. Called once at start. */
export function announceLanguage(): void {
  document.documentElement.lang = LANGUAGE
}

function settleLanguage(): Language {
  const wished = [chosenLanguage(), ...(globalThis.navigator?.languages ?? [])]
  for (const wish of wished) {
    const language = LANGUAGES.find((candidate) => wish?.toLowerCase().split('-')[0] === candidate)
    if (language !== undefined) return language
  }
  return 'en'
}

function chosenLanguage(): string | null {
  try {
    return globalThis.localStorage?.getItem(KEPT_AS) ?? null
  } catch {
    // A browser that forbids storage still gets the system's language.
    return null
  }
}
