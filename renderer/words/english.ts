/** All messages in English: the one list from which the keys are taken. Each area has a file of its own. */
import { ADOPT } from './english/adopt.ts'
import { ALOUD } from './english/aloud.ts'
import { AWAY } from './english/away.ts'
import { BLUEPRINTS } from './english/blueprints.ts'
import { CHARTS } from './english/charts.ts'
import { CLOSING } from './english/closing.ts'
import { COMMANDS } from './english/commands.ts'
import { DESK } from './english/desk.ts'
import { EDITOR } from './english/editor.ts'
import { FEEDBACK } from './english/feedback.ts'
import { FINDING } from './english/finding.ts'
import { FRAME } from './english/frame.ts'
import { HELP } from './english/help.ts'
import { HISTORY } from './english/history.ts'
import { JOIN } from './english/join.ts'
import { ITEMS } from './english/items.ts'
import { KEEP } from './english/keep.ts'
import { NOTE } from './english/note.ts'
import { PARTS } from './english/parts.ts'
import { PUBLISH } from './english/publish.ts'
import { RADAR } from './english/radar.ts'
import { REGISTERS } from './english/registers.ts'
import { ROOM } from './english/room.ts'
import { SEARCH } from './english/search.ts'
import { STORY } from './english/story.ts'
import { TEMPLATE } from './english/template.ts'
import { TODAY } from './english/today.ts'
import { WALL } from './english/wall.ts'
import { WEBHOOKS } from './english/webhooks.ts'

export const ENGLISH = {
  ...ADOPT,
  ...ALOUD,
  ...AWAY,
  ...BLUEPRINTS,
  ...CHARTS,
  ...CLOSING,
  ...COMMANDS,
  ...DESK,
  ...EDITOR,
  ...FEEDBACK,
  ...FINDING,
  ...FRAME,
  ...HELP,
  ...HISTORY,
  ...JOIN,
  ...ITEMS,
  ...KEEP,
  ...NOTE,
  ...PARTS,
  ...PUBLISH,
  ...RADAR,
  ...REGISTERS,
  ...ROOM,
  ...SEARCH,
  ...STORY,
  ...TEMPLATE,
  ...TODAY,
  ...WALL,
  ...WEBHOOKS,
} as const
