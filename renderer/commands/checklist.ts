/** The commands of the closing checklist; they work while the focus is in it. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const CHECKLIST = {
  'checklist.take': {
    where: 'checklist',
    keys: ['Enter'],
    words: say('commands.take'),
    hint: say('commands.take.hint'),
    byFocus: true,
  },
  'checklist.nobody': {
    where: 'checklist',
    keys: ['Tab'],
    words: say('commands.nobody'),
    hint: say('commands.nobody.hint'),
    byFocus: true,
  },
  'checklist.none': {
    where: 'checklist',
    keys: ['Alt+N'],
    words: say('commands.none'),
    hint: say('commands.none.hint'),
  },
  'checklist.back': {
    where: 'checklist',
    keys: ['Escape'],
    words: say('commands.backToNote'),
    hint: say('commands.backToNote.hint'),
  },
  'checklist.close': {
    where: 'checklist',
    keys: ['Ctrl+Enter'],
    words: say('commands.closeSession'),
    hint: say('commands.closeSession.hint'),
  },
} as const satisfies Commands
