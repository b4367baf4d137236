/** The commands of the registers. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const REGISTERS = {
  'registers.move': {
    where: 'registers',
    keys: ['ArrowUp', 'ArrowDown'],
    words: say('commands.move'),
    hint: say('commands.move.hint'),
    byFocus: true,
  },
  'registers.go': {
    where: 'registers',
    keys: ['Enter'],
    words: say('commands.itsPlace'),
    hint: say('commands.itsPlace.hint'),
    byFocus: true,
  },
  'registers.filter': {
    where: 'registers',
    keys: ['F'],
    words: say('commands.filter'),
    hint: say('commands.filter.hint'),
  },
} as const satisfies Commands
