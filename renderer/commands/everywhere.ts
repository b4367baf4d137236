/** The commands that work on every screen. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const EVERYWHERE = {
  'frame.go-to': {
    where: 'everywhere',
    keys: ['Ctrl+K'],
    words: say('commands.goTo'),
    hint: say('commands.goTo.hint'),
  },
  'frame.search': {
    where: 'everywhere',
    keys: ['/'],
    words: say('search.field'),
    hint: say('search.keyField'),
  },
  'frame.next-pane': {
    where: 'everywhere',
    keys: ['F6'],
    words: say('commands.nextPane'),
    hint: say('commands.nextPane.hint'),
  },
  'frame.pane-before': { where: 'everywhere', keys: ['Shift+F6'], words: say('commands.paneBefore') },
  'frame.key-line': { where: 'everywhere', keys: ['Ctrl+/'], words: say('commands.keyLine') },
  'frame.letter-keys': { where: 'everywhere', keys: [], words: say('commands.letterKeys') },
  'frame.today': { where: 'everywhere', keys: ['G T'], words: say('frame.today') },
  'frame.registers': { where: 'everywhere', keys: ['G R'], words: say('frame.registers') },
  'frame.mine': { where: 'everywhere', keys: ['G M'], words: say('commands.mine') },
  'frame.desk': { where: 'everywhere', keys: ['G D'], words: say('frame.desk') },
  'frame.publish': { where: 'everywhere', keys: ['G P'], words: say('publish.screen') },
  'frame.wall': { where: 'everywhere', keys: ['G W'], words: say('wall.screen') },
  'frame.webhooks': { where: 'everywhere', keys: ['G H'], words: say('webhooks.screen') },
  'frame.blueprints': { where: 'everywhere', keys: ['G B'], words: say('blueprints.screen') },
  'frame.keys': {
    where: 'everywhere',
    keys: ['?', 'F1'],
    words: say('commands.help'),
    hint: say('commands.help.hint'),
  },
  'frame.journal': { where: 'everywhere', keys: [], words: say('keep.openJournal') },
  'frame.mirror': { where: 'everywhere', keys: [], words: say('keep.mirror') },
  'toast.undo': { where: 'everywhere', keys: ['U'], words: say('commands.takeBack') },
} as const satisfies Commands
