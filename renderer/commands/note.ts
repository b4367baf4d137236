/** The commands of a note: what its text does, and the steps of its session. */
import { say } from '../words/say.ts'
import type { Commands } from './command.ts'

export const NOTE = {
  'note.menu': {
    where: 'note',
    keys: ['/'],
    words: say('commands.menu'),
    hint: say('commands.menu.hint'),
    byFocus: true,
  },
  'note.decision': {
    where: 'note',
    keys: ['Alt+D'],
    words: say('commands.decision'),
    hint: say('commands.decision.hint'),
  },
  'note.action': {
    where: 'note',
    keys: ['Alt+A'],
    words: say('commands.action'),
    hint: say('commands.action.hint'),
  },
  'note.question': {
    where: 'note',
    keys: ['Alt+Q'],
    words: say('commands.question'),
    hint: say('commands.question.hint'),
  },
  'note.blueprint': {
    where: 'note',
    keys: ['Alt+B'],
    words: say('commands.blueprint'),
    hint: say('commands.blueprint.hint'),
  },
  'note.person': {
    where: 'note',
    keys: ['@'],
    words: say('commands.person'),
    hint: say('commands.person.hint'),
    byFocus: true,
  },
  'note.blueprint-name': {
    where: 'note',
    keys: ['#'],
    words: say('commands.blueprintName'),
    byFocus: true,
  },
  'note.line-up': { where: 'note', keys: ['Alt+ArrowUp'], words: say('commands.lineUp') },
  'note.line-down': { where: 'note', keys: ['Alt+ArrowDown'], words: say('commands.lineDown') },
  'note.section-before': { where: 'note', keys: ['Alt+Shift+ArrowUp'], words: say('commands.sectionBefore') },
  'note.section-after': { where: 'note', keys: ['Alt+Shift+ArrowDown'], words: say('commands.sectionAfter') },
  'note.indent': { where: 'note', keys: ['Tab'], words: say('commands.indent') },
  'note.outdent': { where: 'note', keys: ['Shift+Tab'], words: say('commands.outdent') },
  'note.to-item': { where: 'note', keys: ['Alt+Enter'], words: say('commands.toItem') },
  'note.back': {
    where: 'note',
    keys: ['Alt+ArrowLeft'],
    // There the key moves by words.
    mac: [],
    words: say('commands.backToTalk'),
  },
  'note.bold': { where: 'note', keys: ['Ctrl+B'], words: say('commands.bold') },
  'note.italic': { where: 'note', keys: ['Ctrl+I'], words: say('commands.italic') },
  'note.code': { where: 'note', keys: ['Ctrl+E'], words: say('commands.code') },
  'note.link': { where: 'note', keys: ['Ctrl+Shift+K'], words: say('commands.link') },
  'note.select-more': { where: 'note', keys: ['Ctrl+A'], words: say('commands.selectMore') },
  'note.undo': { where: 'note', keys: ['Ctrl+Z'], words: say('commands.undo') },
  'note.redo': { where: 'note', keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], words: say('commands.redo') },
  'note.thread': { where: 'note', keys: ['Alt+T'], words: say('commands.thread') },
  'note.pen': { where: 'note', keys: ['Alt+P'], words: say('commands.pen') },
  'note.room-screen': { where: 'note', keys: ['Alt+V'], words: say('commands.roomScreen') },
  'note.checklist': {
    where: 'note',
    keys: ['Alt+C'],
    words: say('commands.checklist'),
    hint: say('commands.checklist.hint'),
  },
  'note.step': {
    where: 'note',
    keys: ['Ctrl+Enter'],
    words: say('commands.step'),
    hint: say('commands.step.hint'),
  },
  'note.propose': { where: 'note', keys: ['Alt+E'], words: say('desk.proposeChange') },
  'note.settle': { where: 'note', keys: ['Alt+X'], words: say('desk.keySettle') },
} as const satisfies Commands
