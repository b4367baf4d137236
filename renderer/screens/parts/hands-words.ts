/** What came of a show of hands, in the page's language. */
import type { HandsResult } from '#note/show-of-hands.ts'
import { say } from '../../words/say.ts'

export function handsIn(result: HandsResult): string {
  return say('note.handsResult', { yes: result.for, no: result.against, none: result.abstain })
}
