/** The commands on an item: the caret's line where it is one, or the item whose trace the caret is on. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const ITEM = {
  'item.owner': {
    where: 'item',
    keys: ['Alt+O'],
    words: say('commands.owner'),
    hint: say('commands.owner.hint'),
  },
  'item.due': { where: 'item', keys: ['Alt+U'], words: say('commands.due'), hint: say('commands.due.hint') },
  'item.status': {
    where: 'item',
    keys: ['Alt+S'],
    words: say('commands.status'),
    hint: say('commands.status.hint'),
  },
  'item.voice': {
    where: 'item',
    keys: ['Alt+R'],
    words: say('commands.voice'),
    hint: say('commands.voice.hint'),
  },
  'item.story': {
    where: 'item',
    keys: ['H'],
    words: say('story.key'),
    hint: say('story.key.hint'),
  },
  'item.me': { where: 'item', keys: ['Alt+M'], words: say('commands.me'), hint: say('commands.me.hint') },
} as const satisfies Commands
