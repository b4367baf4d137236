/** The commands of the desk. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const DESK = {
  'desk.next': {
    where: 'desk',
    keys: ['J'],
    words: say('commands.nextSession'),
    hint: say('commands.session.hint'),
  },
  'desk.before': { where: 'desk', keys: ['K'], words: say('commands.sessionBefore') },
  'desk.approve': {
    where: 'desk',
    keys: ['A'],
    words: say('commands.approve'),
    hint: say('commands.approve.hint'),
  },
  'desk.return': {
    where: 'desk',
    keys: ['R'],
    words: say('commands.return'),
    hint: say('commands.return.hint'),
  },
  'desk.export': {
    where: 'desk',
    keys: ['E'],
    words: say('commands.export'),
    hint: say('commands.export.hint'),
  },
} as const satisfies Commands
