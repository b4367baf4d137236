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
  'registers.owner': {
    where: 'registers',
    keys: ['O'],
    words: say('commands.setOwner'),
    hint: say('commands.setOwner.hint'),
  },
  'registers.due': {
    where: 'registers',
    keys: ['D'],
    words: say('commands.setDue'),
    hint: say('commands.setDue.hint'),
  },
  'registers.status': {
    where: 'registers',
    keys: ['S'],
    words: say('commands.setStatus'),
    hint: say('commands.setStatus.hint'),
  },
  'registers.milestone': { where: 'registers', keys: ['M'], words: say('commands.setMilestone') },
  'registers.select': {
    where: 'registers',
    keys: ['X'],
    words: say('commands.select'),
    hint: say('commands.select.hint'),
  },
  'registers.select-none': { where: 'registers', keys: ['Shift+X'], words: say('items.selectNone') },
  'registers.accept': {
    where: 'registers',
    keys: ['A'],
    words: say('commands.accept'),
    hint: say('commands.accept.hint'),
  },
  'registers.decline': {
    where: 'registers',
    keys: ['R'],
    words: say('commands.decline'),
    hint: say('commands.decline.hint'),
  },
  'registers.group': { where: 'registers', keys: ['B'], words: say('commands.group') },
  'blueprints.new': {
    where: 'registers',
    keys: ['N'],
    words: say('blueprints.new'),
    hint: say('blueprints.new.hint'),
  },
  'blueprints.import': {
    where: 'registers',
    keys: ['I'],
    words: say('blueprints.import'),
    hint: say('blueprints.import.hint'),
  },
  'blueprints.take': { where: 'registers', keys: ['Ctrl+Enter'], words: say('blueprints.take') },
  'registers.copy': { where: 'registers', keys: ['C'], words: say('items.copy') },
  'registers.copy-markdown': { where: 'registers', keys: ['Shift+C'], words: say('commands.copyMarkdown') },
} as const satisfies Commands
