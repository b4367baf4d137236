/** The commands of the wall. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const WALL = {
  'wall.move': { where: 'wall', keys: ['ArrowUp', 'ArrowDown'], words: say('wall.keyMove'), byFocus: true },
  'wall.open': { where: 'wall', keys: ['Enter'], words: say('wall.keyOpen'), byFocus: true },
  'wall.room-screen': { where: 'wall', keys: ['V'], words: say('wall.keyScreen') },
  'wall.message': { where: 'wall', keys: ['M'], words: say('wall.keyMessage') },
  'wall.sort': { where: 'wall', keys: ['S'], words: say('wall.keySort') },
  'wall.full': { where: 'wall', keys: ['F'], words: say('wall.keyFull') },
} as const satisfies Commands
