/** The commands of one blueprint's page. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const BLUEPRINT = {
  'blueprint.forward': {
    where: 'blueprint',
    keys: [']'],
    words: say('blueprints.keyForward'),
    hint: say('blueprints.keyForward.hint'),
  },
  'blueprint.back': {
    where: 'blueprint',
    keys: ['['],
    words: say('blueprints.keyBack'),
    hint: say('blueprints.keyBack.hint'),
  },
  'blueprint.edit': {
    where: 'blueprint',
    keys: ['E'],
    words: say('blueprints.keyEdit'),
    hint: say('blueprints.keyEdit.hint'),
  },
  'blueprint.spec': {
    where: 'blueprint',
    keys: ['X'],
    words: say('blueprints.keySpec'),
    hint: say('blueprints.keySpec.hint'),
  },
} as const satisfies Commands
