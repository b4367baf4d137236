/** The commands of what happened while one was away; they work while the focus is in it, but the one that goes there. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const AWAY = {
  'note.away': { where: 'note', keys: [], words: say('away.head') },
  'away.fine': { where: 'away', keys: ['Escape'], words: say('away.fine'), hint: say('away.fine.hint') },
} as const satisfies Commands
