/** The commands of the publish plan. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const PUBLISH = {
  'publish.next': {
    where: 'publish',
    keys: ['J'],
    words: say('publish.keyNext'),
    hint: say('publish.keyNextHint'),
  },
  'publish.before': { where: 'publish', keys: ['K'], words: say('publish.keyBefore') },
  'publish.change-next': {
    where: 'publish',
    keys: ['N'],
    words: say('publish.keyChange'),
    hint: say('publish.keyChangeHint'),
  },
  'publish.change-before': { where: 'publish', keys: ['P'], words: say('publish.keyChangeBefore') },
  'publish.leave': {
    where: 'publish',
    keys: ['X'],
    words: say('publish.keyLeave'),
    hint: say('publish.keyLeaveHint'),
  },
  'publish.open': {
    where: 'publish',
    keys: ['Enter'],
    words: say('commands.openNote'),
    hint: say('publish.keyOpenHint'),
  },
  'publish.work-items': {
    where: 'publish',
    keys: ['W'],
    words: say('publish.keyWorkItems'),
    hint: say('publish.keyWorkItemsHint'),
  },
  'publish.settings': { where: 'publish', keys: ['S'], words: say('publish.keySettings') },
  'publish.offer': { where: 'publish', keys: ['O'], words: say('publish.keyOffer') },
  'publish.save': { where: 'publish', keys: ['E'], words: say('publish.saveFiles') },
  'publish.apply': { where: 'publish', keys: ['Ctrl+Enter'], words: say('publish.publish') },
} as const satisfies Commands
