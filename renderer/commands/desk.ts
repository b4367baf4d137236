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
  'desk.owner': {
    where: 'desk',
    keys: ['O'],
    words: say('desk.keyOwner'),
    hint: say('desk.keyOwnerHint'),
  },
  'desk.approve-all': {
    where: 'desk',
    keys: ['Shift+A'],
    words: say('desk.keyAll'),
    hint: say('desk.keyAllHint'),
  },
  'desk.export': {
    where: 'desk',
    keys: ['E'],
    words: say('commands.export'),
    hint: say('commands.export.hint'),
  },
} as const satisfies Commands
