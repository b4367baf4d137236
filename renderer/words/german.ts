/** All messages in German; the type of each area’s file says that none is missing. */
import { ADOPT } from './german/adopt.ts'
import { ALOUD } from './german/aloud.ts'
import { AWAY } from './german/away.ts'
import { BLUEPRINTS } from './german/blueprints.ts'
import { CHARTS } from './german/charts.ts'
import { CLOSING } from './german/closing.ts'
import { COMMANDS } from './german/commands.ts'
import { DESK } from './german/desk.ts'
import { EDITOR } from './german/editor.ts'
import { FEEDBACK } from './german/feedback.ts'
import { FINDING } from './german/finding.ts'
import { FRAME } from './german/frame.ts'
import { HELP } from './german/help.ts'
import { HISTORY } from './german/history.ts'
import { JOIN } from './german/join.ts'
import { ITEMS } from './german/items.ts'
import { KEEP } from './german/keep.ts'
import { NOTE } from './german/note.ts'
import { PARTS } from './german/parts.ts'
import { PUBLISH } from './german/publish.ts'
import { RADAR } from './german/radar.ts'
import { REGISTERS } from './german/registers.ts'
import { ROOM } from './german/room.ts'
import { SEARCH } from './german/search.ts'
import { STORY } from './german/story.ts'
import { TEMPLATE } from './german/template.ts'
import { TODAY } from './german/today.ts'
import { WALL } from './german/wall.ts'
import { WEBHOOKS } from './german/webhooks.ts'

export const GERMAN = {
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
