/** Hands on one note: one random operation on its lines at a time. Every letter typed in a run is another. */
import type { EditableLines } from '#note/lines/note-lines.ts'
import type { VisibleLine } from '#note/lines/line-model.ts'
import { SECTIONS } from '../seen-lines.ts'
import type { Chance } from './chance.ts'

const FIRST_LETTER = 0x4e00
const KINDS = ['note', 'decision', 'action'] as const

export class Typist {
  readonly #chance: Chance
  #letters = 0

  constructor(chance: Chance) {
    this.#chance = chance
  }

  /** Does something; says what. */
  type(lines: EditableLines): string {
    const visible = lines.visible()
    const at = this.#chance.below(visible.length || 1)
    const line = visible[at]
    if (line === undefined || this.#chance.odds(0.1)) return this.#newLine(lines, line)
    const doing = this.#chance.random()
    if (doing < 0.45) return this.#insert(lines, line)
    if (doing < 0.6) return this.#erase(lines, line)
    if (doing < 0.7) return this.#split(lines, line)
    if (doing < 0.78) return this.#join(lines, line)
    if (doing < 0.86) return this.#move(lines, line, visible)
    if (doing < 0.92) return this.#convert(lines, line)
    if (doing < 0.95) return this.#format(lines, line)
    if (doing < 0.97) return this.#deleteLine(lines, line)
    return this.#field(lines, line)
  }

  /** Letters that nobody typed before. */
  fresh(count: number): string {
    let text = ''
    for (let index = 0; index < count; index += 1) {
      text += String.fromCharCode(FIRST_LETTER + this.#letters)
      this.#letters += 1
    }
    return text
  }

  #newLine(lines: EditableLines, after: VisibleLine | undefined): string {
    const section = after?.section ?? this.#chance.one(SECTIONS)
    lines.newLine(section, after?.id ?? null, { text: this.fresh(this.#chance.between(1, 4)) })
    return 'writes a line'
  }

  #insert(lines: EditableLines, line: VisibleLine): string {
    lines.insertText(line.id, this.#chance.between(0, line.length), this.fresh(this.#chance.between(1, 4)))
    return 'types'
  }

  #erase(lines: EditableLines, line: VisibleLine): string {
    if (line.length === 0) return 'erases nothing'
    const offset = this.#chance.below(line.length)
    lines.deleteText(line.id, offset, Math.min(line.length - offset, this.#chance.between(1, 3)))
    return 'erases'
  }

  #split(lines: EditableLines, line: VisibleLine): string {
    lines.split(line.id, this.#chance.between(0, line.length))
    return 'splits'
  }

  #join(lines: EditableLines, line: VisibleLine): string {
    lines.join(line.id)
    return 'joins'
  }

  #move(lines: EditableLines, line: VisibleLine, visible: readonly VisibleLine[]): string {
    const after = this.#chance.odds(0.8) ? this.#chance.one(visible) : line
    if (after.id === line.id) lines.move(line.id, this.#chance.one(SECTIONS), null)
    else lines.move(line.id, after.section, after.id)
    return 'moves'
  }

  #convert(lines: EditableLines, line: VisibleLine): string {
    lines.setKind(line.id, this.#chance.one(KINDS))
    return 'converts'
  }

  #format(lines: EditableLines, line: VisibleLine): string {
    lines.format(line.id, 0, line.length, { bold: true })
    return 'formats'
  }

  #deleteLine(lines: EditableLines, line: VisibleLine): string {
    lines.deleteLine(line.id)
    return 'deletes a line'
  }

  #field(lines: EditableLines, line: VisibleLine): string {
    lines.setField(line.id, 'owner', this.fresh(1))
    return 'names an owner'
  }
}
