/**
 * The one table of commands. Keys, menus, the palette, the keyboard line and the list of all keys read it.
 */
import { AWAY } from './away.ts'
import { ADOPTING } from './adopt.ts'
import { BLUEPRINT } from './blueprint.ts'
import { isMac } from './chord.ts'
import { CHECKLIST } from './checklist.ts'
import type { Command, Place } from './command.ts'
import { DESK } from './desk.ts'
import { EVERYWHERE } from './everywhere.ts'
import { GATE } from './gate.ts'
import { HISTORY } from './history.ts'
import { ITEM } from './item.ts'
import { NOTE } from './note.ts'
import { PUBLISH } from './publish.ts'
import { REGISTERS } from './registers.ts'
import { TODAY } from './today.ts'
import { WALL } from './wall.ts'
import { WEBHOOKS } from './webhooks.ts'

const TABLE = {
  ...EVERYWHERE,
  ...TODAY,
  ...NOTE,
  ...ITEM,
  ...GATE,
  ...CHECKLIST,
  ...AWAY,
  ...DESK,
  ...WALL,
  ...PUBLISH,
  ...REGISTERS,
  ...BLUEPRINT,
  ...WEBHOOKS,
  ...ADOPTING,
  ...HISTORY,
}

export type CommandId = keyof typeof TABLE

/** All of them, in the order of the table. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = TABLE
export const COMMAND_IDS = Object.keys(TABLE) as readonly CommandId[]

/** The chords of a command on this machine. */
export function keysOf(id: CommandId): readonly string[] {
  const { keys, mac } = COMMANDS[id]
  return isMac() ? (mac ?? keys) : keys
}

export function commandsIn(place: Place): readonly CommandId[] {
  return COMMAND_IDS.filter((id) => COMMANDS[id].where === place)
}
