/** Words of where the words are: saving, offline, coming back. */
export const KEEP = {
  'keep.whereAreMyWords': 'Where my words are',
  'keep.saved': 'Saved',
  'keep.savedPanel': 'Saved with the summit at {time}.',
  'keep.nothingWaits': 'Nothing of yours is waiting.',
  'keep.sending': 'Sending · {lines, plural, one {# line} other {# lines}}',
  'keep.sendingShort': 'Sending',
  'keep.sendingKept':
    '{lines, plural, one {1 line is on its way. It is also} other {# lines are on their way. They are also}} {place, select, desktop {on this computer} other {in this browser}}.',
  'keep.sendingOnly':
    '{lines, plural, one {1 line is on its way. Until then only this window has it} other {# lines are on their way. Until then only this window has them}}.',
  'keep.onComputer': 'On this computer · {lines, plural, one {# line} other {# lines}} behind',
  'keep.onComputerPanel':
    '{lines, plural, one {1 line is only on this computer. It is sent} other {# lines are only on this computer. They are sent}} when the connection is back.',
  'keep.inBrowser': 'In this browser only · {lines, plural, one {# line} other {# lines}} behind',
  'keep.inBrowserPanel':
    '{lines, plural, one {1 line is only in this browser. Do not close it, or copy it now.} other {# lines are only in this browser. Do not close it, or copy them now.}}',
  'keep.keeping': '{lines, plural, one {# line} other {# lines}} behind',
  'keep.keepingPanel': '{lines, plural, one {1 line is} other {# lines are}} being written down.',
  'keep.behindShort': '{lines} behind',
  'keep.refused': 'Not being saved',
  'keep.refusedPanel': 'This computer cannot write. Copy your text now.',
  'keep.refusedFirst': 'Not being saved.',
  'keep.refusedRest':
    'This computer cannot write, and there is no connection to the summit. Copy your text now.',
  'keep.archived': 'Archived',
  'keep.archivedPanel': 'Part of the book.',
  'keep.noConnection': 'No connection',
  'keep.offlineShort': 'Offline',
  'keep.noConnectionSince': 'No connection to the summit since {time}.',
  'keep.noConnectionNow': 'No connection to the summit.',
  'keep.allIsThere': 'All you wrote is with the summit.',
  'keep.goOn': 'Go on writing. It is sent when the connection is back.',
  'keep.goOnComputer':
    'Go on writing. {lines, plural, one {1 line is on this computer and will be sent} other {# lines are on this computer and will be sent}} when the connection is back.',
  'keep.goOnBrowser':
    'Go on writing. {lines, plural, one {1 line is in this browser only. Keep it open until it is sent.} other {# lines are in this browser only. Keep it open until they are sent.}}',
  'keep.openJournal': 'Open my journal',
  'keep.thisComputer': 'This computer',
  'keep.mirror': 'Mirror my notes as Markdown into …',
  'keep.mirrorStop': 'Stop mirroring my notes into {folder}',
  'keep.copyLines': 'Copy the {lines, plural, one {line} other {# lines}}',
  'keep.copied': 'Copied',
  'keep.setAside': 'What this computer had kept of this note could not be read.',
  'keep.setAsideRest': 'Nothing was erased: it was set aside as {name}. The summit has what was saved.',
  'keep.unreadableRest': 'Nothing was erased ({code}). The summit has what was saved.',
  'keep.newerFirst': 'This note was written with a newer Rapporteur.',
  'keep.newerRest':
    'You can read it here and nothing of it is lost; to write, {place, select, desktop {update this app} other {load this page again}}.',
  'keep.leave': 'Leave the note?',
  'keep.leaveHead': '{lines, plural, one {# line} other {# lines}} not sent yet',
  'keep.leaveText': 'They are only on this page. Stay until they are saved, or leave and lose them.',
  'keep.stay': 'Stay',
  'keep.leaveAndLose': 'Leave and lose them',
  'keep.closedFirst': 'The relay closed this note.',
  'keep.othersFirst':
    '{lines, plural, one {1 line} other {# lines}} from before you joined anew never reached the summit.',
  'keep.othersRest': 'They stay on this computer. Copy them, then write them where they belong.',
  'keep.notTakenFirst': 'This note takes no more writing from you.',
  'keep.notTakenRest':
    '{lines, plural, one {1 line of yours} other {# lines of yours}} did not get in. Copy them and hand them to whoever may write here.',
} as const
