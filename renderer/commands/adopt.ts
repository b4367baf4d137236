/** The commands of taking an old note in. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const ADOPTING = {
  'adopt.take': {
    where: 'adopt',
    keys: ['Ctrl+Enter'],
    words: say('adopt.keyTake'),
    hint: say('adopt.keyTake.hint'),
  },
  'adopt.doubt': {
    where: 'adopt',
    keys: ['N'],
    words: say('adopt.keyDoubt'),
    hint: say('adopt.keyDoubt.hint'),
  },
  'adopt.again': {
    where: 'adopt',
    keys: ['E'],
    words: say('adopt.keyAgain'),
    hint: say('adopt.keyAgain.hint'),
  },
} as const satisfies Commands
