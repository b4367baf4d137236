/** The commands of a note's history. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const HISTORY = {
  'history.before': {
    where: 'history',
    keys: ['ArrowLeft'],
    words: say('commands.versionBefore'),
    hint: say('commands.version.hint'),
  },
  'history.after': { where: 'history', keys: ['ArrowRight'], words: say('commands.versionAfter') },
  'history.mark-before': {
    where: 'history',
    keys: ['Shift+ArrowLeft'],
    words: say('commands.markBefore'),
    hint: say('commands.mark.hint'),
  },
  'history.mark-after': { where: 'history', keys: ['Shift+ArrowRight'], words: say('commands.markAfter') },
  'history.page-before': { where: 'history', keys: ['['], words: say('commands.pageBefore') },
  'history.page-after': { where: 'history', keys: [']'], words: say('commands.pageAfter') },
  'history.who': {
    where: 'history',
    keys: ['W', 'Alt+W'],
    words: say('commands.who'),
    hint: say('commands.who.hint'),
  },
  'history.restore': {
    where: 'history',
    keys: ['R'],
    words: say('commands.restore'),
    hint: say('commands.restore.hint'),
  },
  'history.now': {
    where: 'history',
    keys: ['Escape'],
    words: say('commands.backToNow'),
    hint: say('commands.backToNow.hint'),
  },
} as const satisfies Commands
