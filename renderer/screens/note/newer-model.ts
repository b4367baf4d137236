/** Whether a note is of a model that this page does not know: then it is for reading. */
import { MODEL_VERSION, readModelVersion } from '#note/model-version.ts'
import type { SessionAnswer } from '#note/wire/api.ts'
import type { SessionNews } from '#note/wire/sync.ts'
import type { OpenNote } from '../../note/open-note.ts'

export function isNewer(
  { doc }: Pick<OpenNote, 'doc'>,
  answer: Pick<SessionAnswer, 'model'>,
  news: SessionNews | null,
): boolean {
  return Math.max(readModelVersion(doc), answer.model ?? 1, news?.model ?? 1) > MODEL_VERSION
}
