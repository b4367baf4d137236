/** The commands of the opening gate. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const GATE = {
  'gate.next-field': {
    where: 'gate',
    keys: ['Tab'],
    words: say('commands.nextField'),
    hint: say('commands.nextField.hint'),
    byFocus: true,
  },
  'gate.choose': {
    where: 'gate',
    keys: ['Enter'],
    words: say('commands.choose'),
    hint: say('commands.choose.hint'),
    byFocus: true,
  },
  'gate.read': {
    where: 'gate',
    keys: ['Escape'],
    words: say('commands.readOnly'),
    hint: say('commands.readOnly.hint'),
    byFocus: true,
  },
  'gate.open': {
    where: 'gate',
    keys: ['Ctrl+Enter'],
    words: say('commands.openSession'),
    hint: say('commands.openSession.hint'),
  },
} as const satisfies Commands
