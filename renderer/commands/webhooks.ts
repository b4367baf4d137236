/** The commands of the list of webhooks, on the one that has the focus. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const WEBHOOKS = {
  'webhooks.move': {
    where: 'webhooks',
    keys: ['ArrowUp', 'ArrowDown'],
    words: say('commands.move'),
    hint: say('commands.move.hint'),
    byFocus: true,
  },
  'webhooks.add': {
    where: 'webhooks',
    keys: ['N'],
    words: say('webhooks.add'),
    hint: say('webhooks.add.hint'),
  },
  'webhooks.retry': {
    where: 'webhooks',
    keys: ['T'],
    words: say('webhooks.retry'),
    hint: say('webhooks.retry.hint'),
  },
  'webhooks.drop': {
    where: 'webhooks',
    keys: ['D'],
    words: say('webhooks.dropNext'),
    hint: say('webhooks.drop.hint'),
  },
  'webhooks.remove': {
    where: 'webhooks',
    keys: ['Delete'],
    words: say('webhooks.remove'),
    hint: say('webhooks.remove.hint'),
  },
} as const satisfies Commands
