/** The commands of the desk: the queue, the changes in a note, the item with the focus, and the two answers. */
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
  'desk.change-next': {
    where: 'desk',
    keys: ['N'],
    words: say('desk.keyChangeNext'),
    hint: say('desk.keyChangeHint'),
  },
  'desk.change-before': { where: 'desk', keys: ['P'], words: say('desk.keyChangeBefore') },
  'desk.since': { where: 'desk', keys: ['D'], words: say('desk.keySince'), hint: say('desk.keySinceHint') },
  'desk.talk': { where: 'desk', keys: ['F'], words: say('desk.keyTalk') },
  'desk.read': { where: 'desk', keys: ['M'], words: say('desk.keyRead'), hint: say('desk.keyReadHint') },
  'desk.words': { where: 'desk', keys: ['W'], words: say('desk.keyWords'), hint: say('desk.keyWordsHint') },
  'desk.owner': { where: 'desk', keys: ['O'], words: say('desk.keyOwner'), hint: say('desk.keyOwnerHint') },
  'desk.owner-all': { where: 'desk', keys: ['Shift+O'], words: say('desk.keyOwnerAll') },
  'desk.due': { where: 'desk', keys: ['T'], words: say('desk.keyDue'), hint: say('commands.due.hint') },
  'desk.status': {
    where: 'desk',
    keys: ['S'],
    words: say('desk.keyStatus'),
    hint: say('commands.status.hint'),
  },
  'desk.comment': { where: 'desk', keys: ['C'], words: say('desk.keyComment') },
  'desk.blueprint': { where: 'desk', keys: ['B'], words: say('desk.keyBlueprint') },
  'desk.delete': { where: 'desk', keys: ['Delete'], words: say('desk.keyDelete') },
  'desk.return-item': { where: 'desk', keys: ['Shift+R'], words: say('desk.keyReturnItem') },
  'desk.settle': {
    where: 'desk',
    keys: ['X'],
    words: say('desk.keySettle'),
    hint: say('desk.keySettleHint'),
  },
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
  'desk.approve-all': {
    where: 'desk',
    keys: ['Shift+A'],
    words: say('desk.keyAll'),
    hint: say('desk.keyAllHint'),
  },
  'desk.reminders': {
    where: 'desk',
    keys: ['L'],
    words: say('desk.keyReminders'),
    hint: say('desk.keyRemindersHint'),
  },
  'desk.tidy': { where: 'desk', keys: ['I'], words: say('desk.keyTidy'), hint: say('desk.keyTidyHint') },
  'desk.summaries': {
    where: 'desk',
    keys: ['V'],
    words: say('desk.summaries'),
    hint: say('desk.keySummariesHint'),
  },
  'desk.copy': { where: 'desk', keys: ['Y'], words: say('desk.keyCopy'), hint: say('desk.keyCopyHint') },
  'desk.apply': {
    where: 'desk',
    keys: ['Ctrl+Enter'],
    words: say('desk.keyApply'),
    hint: say('desk.keyApplyHint'),
  },
  'desk.export': {
    where: 'desk',
    keys: ['E'],
    words: say('commands.export'),
    hint: say('commands.export.hint'),
  },
} as const satisfies Commands
