/**
 * Makes the lines of made-up sessions as wide in words as those that people write: words that stand in most lines, tens of
 * thousands that stand in one or two, and lines in other scripts.
 */
import { seededRandom } from './seeded.ts'
import type { MadeSession } from './summit-notes.ts'

const SMALL_WORDS = 'the of to and we is in it that for on not with as be this are so but have'.split(' ')
const RARE_WORDS = 20_000
const OTHER_SCRIPTS = [
  'Очередь сокетов не переживает перезапуск, проверка протокола завтра',
  'Право на запись получает тот, кто принимает приглашение',
  '港の待ち行列は再起動のあとで確認する',
  'Die Prüfung der Übergabe läuft über Nacht',
]

export function withWideWords(sessions: readonly MadeSession[]): readonly MadeSession[] {
  const random = seededRandom(1)
  const below = (count: number): number => Math.floor(random() * count)
  // The rarer the further down the list, as words are.
  const small = (): string => SMALL_WORDS[Math.floor(SMALL_WORDS.length * random() ** 2)] ?? ''
  const rare = (): string => `${(below(RARE_WORDS) + 700).toString(36)}er`
  const widened = (text: string): string => {
    if (below(12) === 0) return `${text}. ${OTHER_SCRIPTS[below(OTHER_SCRIPTS.length)] ?? ''}`
    return text
      .split(' ')
      .flatMap((word) => (below(3) === 0 ? [small(), word] : below(8) === 0 ? [word, rare()] : [word]))
      .join(' ')
  }
  return sessions.map((made) => ({
    ...made,
    entries: made.entries.map((entry) => ({ ...entry, text: widened(entry.text) })),
  }))
}
