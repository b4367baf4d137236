/** The commands of Today. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const TODAY = {
  'today.open': {
    where: 'today',
    keys: ['Enter'],
    words: say('commands.openNote'),
    hint: say('commands.openNote.hint'),
    byFocus: true,
  },
  'today.move': {
    where: 'today',
    keys: ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight'],
    words: say('commands.move'),
    hint: say('commands.move.hint'),
    byFocus: true,
  },
  'today.shape': {
    where: 'today',
    keys: ['T'],
    words: say('commands.shape'),
    hint: say('commands.shape.hint'),
  },
  'today.room': { where: 'today', keys: ['R'], words: say('commands.room'), hint: say('commands.room.hint') },
  'today.unscheduled': {
    where: 'today',
    keys: ['N'],
    words: say('commands.unscheduled'),
    hint: say('commands.unscheduled.hint'),
  },
  'today.day-before': {
    where: 'today',
    keys: ['['],
    words: say('commands.dayBefore'),
    hint: say('commands.day.hint'),
  },
  'today.day-after': { where: 'today', keys: [']'], words: say('commands.dayAfter') },
} as const satisfies Commands
